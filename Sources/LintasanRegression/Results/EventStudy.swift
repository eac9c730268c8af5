import LintasanTables

/// The terms of an event study: a factor of time with a reference period, `i(time, ref = -1)`, alone or times a treatment.
package struct EventStudy: Hashable, Sendable {
  /// A period's coefficient.
  package struct Term: Hashable, Sendable {
    /// The period.
    package let period: Double
    /// The coefficient's name.
    package let name: String
  }

  /// The column of the time, or of the time to the event.
  package let column: String
  /// The factor as it was written.
  package let label: String
  /// The periods whose effect is zero by construction.
  package let references: [Double]
  /// The other periods, in their order.
  package let terms: [Term]

  /// The latest reference: what comes before it comes before the event.
  package var reference: Double { references.max() ?? 0 }
  /// The coefficients of the periods before the reference, which are zero where nothing but the event sets units apart.
  package var before: [Term] { terms.filter { $0.period < reference } }

  /// The event studies among a formula's terms, the periods from the names of its coefficients.
  static func studies(_ formula: Formula, names: [String]) -> [EventStudy] {
    formula.terms.compactMap { term in
      guard term.factors.count == 1, case .call("i", let arguments) = term.factors[0],
        let reference = arguments.first(where: { $0.name == "ref" })?.value,
        case .variable(let column)? = arguments.first(where: { $0.name == nil })?.value
      else { return nil }
      let references = reference.list.compactMap(\.literal)
      guard references.count == reference.list.count else { return nil }
      let plain = arguments.filter { $0.name == nil }
      let (head, tail) = (column + "::", plain.count > 1 ? ":" + plain[1].value.label : "")
      let terms = names.compactMap { name -> Term? in
        guard name.hasPrefix(head), name.hasSuffix(tail), name.count > head.count + tail.count else { return nil }
        return Double(String(name.dropFirst(head.count).dropLast(tail.count))).map { Term(period: $0, name: name) }
      }
      guard !terms.isEmpty else { return nil }
      return EventStudy(
        column: column, label: term.label, references: references, terms: terms.sorted { $0.period < $1.period })
    }
  }

  /// The joint test that what comes before the event is zero; nil where nothing does.
  var test: JointTest? {
    guard !before.isEmpty else { return nil }
    return JointTest(
      key: "pre_trends:\(label)", name: "Pre-trends, \(label)",
      null: "the terms of \(column) before \(NumberText.shortest(reference)) are zero", names: before.map(\.name))
  }
}

extension RegressionFit {
  /// The event studies among the fit's terms.
  package var eventStudies: [EventStudy] {
    guard let parsed = try? Formula(formula) else { return [] }
    return EventStudy.studies(parsed, names: coefficients.map(\.name))
  }
}
