/// A way to estimate the covariance of coefficients: one file each, registered in `CovarianceRegistry`.
protocol CovarianceEstimator: Sendable {
  /// The name before the colon.
  static var name: String { get }
  /// How it is written, for help texts.
  static var usage: String { get }
  /// One line on what it is robust to, for help texts.
  static var summary: String { get }
  /// Reads what follows the colon.
  init(argument: String?) throws(RegressionError)
  /// Columns whose categories are needed.
  var columns: [String] { get }
  /// Whether the panel's unit and time are needed.
  var needsPanel: Bool { get }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate
}

extension CovarianceEstimator {
  var columns: [String] { [] }
  var needsPanel: Bool { false }

  static func refuse(_ argument: String?) throws(RegressionError) {
    if let argument { throw .badOption(option: "Covariance '\(name)'", found: argument, expected: "nothing after it") }
  }
}
