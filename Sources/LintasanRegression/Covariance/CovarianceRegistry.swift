/// The covariances that can be asked for; help texts are made from this list.
package enum CovarianceRegistry {
  static let all: [any CovarianceEstimator.Type] = [
    IIDCovariance.self, HeteroskedasticCovariance.self, ClusterCovariance.self, BiasReducedCovariance.self,
    NeweyWest.self, DriscollKraay.self,
    WildClusterBootstrap.self, PairsBootstrap.self, WindmeijerCovariance.self,
    SatterthwaiteCovariance.self,
    QuantileCovariance.self, NoCovariance.self,
  ]

  /// How each is written and what it is, for help texts.
  package static var usages: [(usage: String, summary: String)] {
    all.flatMap { $0.forms }.map { ($0.usage, $0.summary) }
  }

  private static let aliases = [
    "robust": "HC1", "hetero": "HC1", "nw": "hac", "newey-west": "hac", "dk": "driscoll-kraay",
    "unadjusted": "iid", "wild-cluster": "wild",
  ]

  /// Reads a covariance such as `cluster:firm+year`; its name is that of its form.
  static func parse(_ text: String) throws(RegressionError) -> (name: String, estimator: any CovarianceEstimator) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let word = parts[0].lowercased()
    let wanted = (aliases[word] ?? word).lowercased()
    let argument = parts.count > 1 ? parts[1] : nil
    for type in all {
      guard let form = type.forms.first(where: { $0.name.lowercased() == wanted }) else { continue }
      return (form.name, try type.init(form.name, argument: argument))
    }
    throw .unknownName(kind: "covariance", found: text, known: usages.map(\.usage))
  }

  /// Checks a covariance's spelling and gives the columns whose categories it reads.
  package static func columns(of text: String) throws(RegressionError) -> [String] {
    try parse(text).estimator.columns
  }
}
