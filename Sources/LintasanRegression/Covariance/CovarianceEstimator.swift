/// A way to estimate the covariance of coefficients: one file each, registered in `CovarianceRegistry`.
protocol CovarianceEstimator: Sendable {
  /// The ways to write it, one for most.
  static var forms: [CovarianceForm] { get }
  /// Reads what follows the colon of the form with that name.
  init(_ name: String, argument: String?) throws(RegressionError)
  /// Columns whose categories are needed.
  var columns: [String] { get }
  /// Whether the panel's unit and time are needed.
  var needsPanel: Bool { get }
  /// Whether errors are followed along time.
  var looksAlongTime: Bool { get }
  /// Whether the model is estimated again on drawn rows.
  var refits: Bool { get }
  /// What to gather of rows that do not stay; nil where the rows themselves are needed.
  var gathering: ScoreGathering? { get }
  func estimate(_ model: ScoreModel) throws(RegressionError) -> CovarianceEstimate
}

extension CovarianceEstimator {
  var columns: [String] { [] }
  var needsPanel: Bool { false }
  var looksAlongTime: Bool { false }
  var refits: Bool { false }
  var gathering: ScoreGathering? { nil }

  static func refuse(_ name: String, _ argument: String?) throws(RegressionError) {
    if let argument { throw .badOption(option: "Covariance '\(name)'", found: argument, expected: "nothing after it") }
  }
}

/// How a covariance is written, for parsing and help texts.
struct CovarianceForm: Sendable {
  /// The name before the colon.
  let name: String
  /// The whole, with what follows the colon.
  let usage: String
  /// One line on what it is robust to.
  let summary: String
}
