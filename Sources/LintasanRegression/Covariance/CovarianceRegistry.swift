/// The covariances that can be asked for; help texts are made from this list.
public enum CovarianceRegistry {
  static let all: [any CovarianceEstimator.Type] = [
    IIDCovariance.self, HC0.self, HC1.self, HC2.self, HC3.self, ClusterCovariance.self, NeweyWest.self,
    DriscollKraay.self, WildClusterBootstrap.self, PairsBootstrap.self, WindmeijerCovariance.self, NoCovariance.self,
  ]

  /// How each is written and what it is, for help texts.
  public static var usages: [(usage: String, summary: String)] { all.map { ($0.usage, $0.summary) } }

  private static let aliases = [
    "robust": "HC1", "hetero": "HC1", "nw": "hac", "newey-west": "hac", "dk": "driscoll-kraay",
    "unadjusted": "iid", "wild-cluster": "wild",
  ]

  /// Reads a covariance such as `cluster:firm+year`.
  static func parse(_ text: String) throws(RegressionError) -> any CovarianceEstimator {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let word = parts[0].lowercased()
    let wanted = (aliases[word] ?? word).lowercased()
    guard let type = all.first(where: { $0.name.lowercased() == wanted }) else {
      throw .unknownName(kind: "covariance", found: text, known: all.map { $0.usage })
    }
    let argument = parts.count > 1 ? parts[1] : nil
    return try type.init(argument: argument)
  }

  /// Checks a covariance's spelling and gives the columns whose categories it reads.
  public static func columns(of text: String) throws(RegressionError) -> [String] { try parse(text).columns }
}
