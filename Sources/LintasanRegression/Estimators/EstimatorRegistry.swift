/// The estimators that can be asked for; help texts are made from this list.
package enum EstimatorRegistry {
  static let all: [any RegressionEstimator.Type] = [
    OrdinaryLeastSquares.self, RandomEffects.self, MundlakEffects.self, ChamberlainEffects.self,
    BetweenEstimator.self, FirstDifferences.self,
    InstrumentalVariables.self, LimitedInformation.self, FullerEstimator.self, InstrumentGMM.self,
    FractionalLogit.self, QuantileRegression.self, HuberRegression.self,
    RidgeRegression.self, LassoRegression.self, ElasticNetRegression.self, DynamicPanelGMM.self, MixedModel.self,
    MaximumLikelihoodMixedModel.self,
  ]

  /// Name and one line on each, for help texts.
  package static var usages: [(name: String, summary: String)] { all.map { ($0.name, $0.summary) } }

  static func named(_ name: String) throws(RegressionError) -> any RegressionEstimator.Type {
    guard let type = all.first(where: { $0.name == name.lowercased() }) else {
      throw .unknownName(kind: "estimator", found: name, known: all.map { $0.name })
    }
    return type
  }
}
