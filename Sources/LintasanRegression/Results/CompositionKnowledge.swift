/// Which published series are parts of which index by construction.
///
/// Internet users are an input of TII, and OSI, TII and HCI are averaged into EGDI: regressing the whole on a part
/// shows the index's own arithmetic, not a cause.
enum CompositionKnowledge {
  static let parts: [(part: String, wholes: [String])] = [
    ("internet_users_pct", ["tii", "egdi"]), ("mobile_per_100", ["tii", "egdi"]),
    ("fixed_broadband_per_100", ["tii", "egdi"]), ("expected_schooling", ["hci", "egdi"]),
    ("mean_schooling", ["hci", "egdi"]), ("osi", ["egdi"]), ("tii", ["egdi"]), ("hci", ["egdi"]),
  ]

  static func warnings(_ formula: Formula) -> [String] {
    let responses = Set(formula.response.variables)
    let regressors = Set((formula.terms + formula.endogenous).flatMap(\.variables))
    return parts.compactMap { part, wholes in
      guard regressors.contains(part), let whole = wholes.first(where: { responses.contains($0) }) else { return nil }
      return "'\(part)' is a part of '\(whole)' by construction: its coefficient reflects how the index is computed"
    }
  }
}
