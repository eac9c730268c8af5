/// A gain of one component from some survey on, in points of that component: `osi=+0.10@2026`.
package struct GainScenario: Hashable, Sendable {
  /// The component's identifier; `index` for the index itself.
  package let component: String
  /// The gain in points of the component; negative for a loss.
  package let gain: Double
  /// The first survey that has it; the next one where `nil`.
  package let from: Int?

  /// The component that stands for the index itself.
  package static let wholeIndex = "index"

  /// A gain.
  package init(component: String, gain: Double, from: Int? = nil) {
    self.component = component
    self.gain = gain
    self.from = from
  }

  /// A gain as it is typed: `osi=+0.10`, `osi=-0.05@2026`; `nil` where the text is of another form.
  package init?(_ text: String) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2, !sides[0].isEmpty else { return nil }
    let parts = sides[1].split(separator: "@", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let gain = Double(parts[0]), gain.isFinite, gain != 0 else { return nil }
    var from: Int?
    if parts.count == 2 {
      guard let year = Int(parts[1]) else { return nil }
      from = year
    }
    self.init(component: String(sides[0]), gain: gain, from: from)
  }

  /// The gain as it is typed.
  package var text: String {
    "\(component)=\(gain > 0 ? "+" : "")\(gain)" + (from.map { "@\($0)" } ?? "")
  }
}

/// What can be wrong with a scenario.
package enum ScenarioError: Error, Hashable, Sendable {
  /// A component that the index does not have, or that is not forecast.
  case unknownComponent(String, available: [String])
  /// A survey that is not among those projected.
  case noSurvey(Int, surveys: [Int])
  /// An entity that is not forecast.
  case notForecast(String)
}

extension ScenarioError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownComponent(let name, let available):
      "there is no component “\(name)” to gain in; there \(available.count == 1 ? "is" : "are") "
        + available.joined(separator: ", ")
    case .noSurvey(let year, let surveys):
      "the projection has no survey of \(year); its surveys are \(surveys.map(String.init).joined(separator: ", "))"
    case .notForecast(let entity): "\(entity) is not forecast, so that it cannot gain"
    }
  }
}
