/// A test of unit roots or of cointegration in a panel, with its lags and whether a trend is in it.
public struct PanelRootTest: Hashable, Sendable {
  /// Which test.
  package let kind: Kind
  /// Lagged changes in each unit's equation.
  package let lags: Int
  /// Whether each unit has a trend of its own beside its constant.
  package let trend: Bool

  /// The tests that there are.
  public enum Kind: String, CaseIterable, Sendable {
    /// Im, Pesaran and Shin: the mean of the units' Dickey–Fuller t.
    case ips
    /// Pesaran: the same with the periods' means, which stand for a factor that all units share.
    case cips
    /// Maddala and Wu: the units' p-values combined as Fisher did.
    case fisher
    /// Pedroni's seven tests of residuals.
    case pedroni
    /// Westerlund's four tests of error correction.
    case westerlund

    /// Whether it is about the response and its regressors together rather than each alone.
    package var isCointegration: Bool { self == .pedroni || self == .westerlund }

    /// Its name in sentences.
    var title: String {
      switch self {
      case .ips, .cips: rawValue.uppercased()
      case .fisher: "Maddala-Wu"
      case .pedroni: "Pedroni"
      case .westerlund: "Westerlund"
      }
    }

    /// What it is, in a line.
    package var summary: String {
      switch self {
      case .ips: "Im-Pesaran-Shin unit roots, units independent of one another"
      case .cips: "Pesaran's unit roots with a factor that all units share (CADF, CIPS)"
      case .fisher: "Maddala-Wu unit roots, the units' p-values combined"
      case .pedroni: "Pedroni's seven tests of cointegration"
      case .westerlund: "Westerlund's four tests of cointegration"
      }
    }
  }

  /// Creates a test.
  ///
  /// - Parameters:
  ///   - kind: which test.
  ///   - lags: 0 to 8.
  ///   - trend: whether each unit has a trend.
  public init(_ kind: Kind, lags: Int = 1, trend: Bool = false) throws(RegressionError) {
    guard (0...8).contains(lags) else {
      throw .badOption(option: "panel-test", found: "\(kind.rawValue):\(lags)", expected: "0 to 8 lags")
    }
    (self.kind, self.lags, self.trend) = (kind, lags, trend)
  }

  /// Reads `NAME[:LAGS][:trend]`, as `cips:1:trend`.
  package init(_ text: String) throws(RegressionError) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    let names = Kind.allCases.map(\.rawValue)
    guard let kind = Kind(rawValue: (parts.first ?? "").lowercased()) else {
      throw .badOption(option: "panel-test", found: text, expected: names.joined(separator: ", "))
    }
    var rest = parts.dropFirst()
    let trend = rest.last?.lowercased() == "trend"
    if trend { rest.removeLast() }
    guard rest.count <= 1, let lags = rest.first.map({ Int($0) }) ?? 1 else {
      throw .badOption(option: "panel-test", found: text, expected: "\(kind.rawValue)[:LAGS][:trend]")
    }
    try self.init(kind, lags: lags, trend: trend)
  }

  /// What of a unit the test needs at least, so that its equation has an error left.
  func leastPeriods(regressors: Int) -> Int {
    let deterministic = trend ? 2 : 1
    return switch kind {
    case .ips, .fisher: 2 * lags + deterministic + 3
    case .cips: 3 * lags + deterministic + 5
    case .pedroni: max(lags + 4, regressors + deterministic + 2, 2 * lags + 3)
    case .westerlund: 2 * lags + deterministic + regressors * (lags + 2) + 3
    }
  }
}
