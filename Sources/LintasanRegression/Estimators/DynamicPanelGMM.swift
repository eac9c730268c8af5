struct DynamicPanelGMM: RegressionEstimator {
  static let name = "gmm"
  static let summary = "dynamic panel GMM (Arellano-Bond, Blundell-Bond)"
  static var needsPanel: Bool { true }
  static var keepsIncompleteRows: Bool { true }
  let options: RegressionOptions
  init(options: RegressionOptions) { self.options = options }
  func estimate(_ frame: DesignFrame) throws(RegressionError) -> EstimatedModel {
    throw .nothingToEstimate(reason: "not yet")
  }
}
