/// How gaps of an indicator are filled.
package struct ImputeRule: Hashable, Sendable {
  /// Where the value comes from.
  package enum Method: Hashable, Sendable {
    /// The mean of the year, or of the group in the year.
    case mean
    /// The median of the year, or of the group in the year.
    case median
    /// The entity's latest earlier value.
    case previous
    /// A straight line between the entity's neighbouring years; nothing beyond them.
    case interpolate
    /// A fixed value.
    case constant(Double)
  }

  /// Where the value comes from.
  package var method: Method
  /// The column of the group that lends the value; `nil` is everyone.
  package var group: String?

  /// A rule.
  package init(_ method: Method, group: String? = nil) {
    self.method = method
    self.group = group
  }

  /// The name.
  package var name: String {
    let base =
      switch method {
      case .mean: "mean"
      case .median: "median"
      case .previous: "previous"
      case .interpolate: "interpolate"
      case .constant: "value"
      }
    return group.map { "\(base) of \($0)" } ?? base
  }
}

/// An increasing map of an indicator before it is normalised.
package enum TransformRule: Hashable, Sendable {
  /// As it is.
  case none
  /// The natural logarithm.
  case log
  /// The logarithm to the base 10.
  case log10
  /// The square root.
  case squareRoot
  /// Box and Cox: (x^λ − 1) / λ.
  case boxCox(Double)
  /// The share of the year's sum.
  case share
}

/// How an indicator or an aggregate is brought to a scale.
package struct NormaliseRule: Hashable, Sendable {
  /// The map.
  package enum Method: Hashable, Sendable {
    /// None; where lower is better the sign is turned.
    case none
    /// Mean and standard deviation to given ones; the deviation of a sample, or of a population.
    case zScore(mean: Double, deviation: Double, ofPopulation: Bool)
    /// The smallest to 0, the largest to 1.
    case minMax
    /// Fixed bounds to 0 and 1.
    case goalposts(lower: Double, upper: Double)
    /// One less the distance to the best value as a share of the range.
    case distanceToMaximum
    /// The share of the largest value.
    case distanceToLeader
    /// The way from the worst value to a target.
    case distanceToTarget(Double)
    /// The share of the others that are worse.
    case percentile
    /// The rank from the bottom, ties getting the smallest.
    case rank
    /// The number of others that are worse.
    case borda
  }

  /// The map.
  package var method: Method
  /// What 0 is brought to.
  package var lower = 0.0
  /// What 1 is brought to.
  package var upper = 1.0
  /// Whether values beyond 0 and 1 are cut off.
  package var isCapped = false
  /// The years that give location and spread.
  package var reference = ReferencePeriod.ownYear

  /// A rule.
  package init(_ method: Method) { self.method = method }

  /// The name.
  package var name: String {
    switch method {
    case .none: "none"
    case .zScore: "zscore"
    case .minMax: "minmax"
    case .goalposts: "goalposts"
    case .distanceToMaximum: "distance_to max"
    case .distanceToLeader: "distance_to leader"
    case .distanceToTarget: "distance_to target"
    case .percentile: "percentile"
    case .rank: "rank"
    case .borda: "borda"
    }
  }

  /// Whether nothing but the unit's own value matters.
  package var isFixed: Bool {
    switch method {
    case .none, .goalposts: true
    default: false
    }
  }
}

/// How children's scores make a parent's.
package enum AggregateRule: Hashable, Sendable {
  /// The weighted arithmetic mean.
  case arithmetic
  /// The weighted geometric mean, of positive values.
  case geometric
  /// The weighted harmonic mean, of positive values.
  case harmonic
  /// The weighted mean of values to a power, brought back.
  case power(Double)
  /// The smallest child.
  case minimum
  /// The largest child.
  case maximum
  /// The median child.
  case median
  /// The mean less its deviation times its coefficient of variation (Mazziotta and Pareto); plus, where it is upward.
  case mazziottaPareto(isUpward: Bool)
  /// Copeland's rule on weighted pairwise comparisons within the year.
  case copeland
  /// The mean of the children from the largest to the smallest, weighted by place.
  case orderedWeights([Double])

  /// The name.
  package var name: String {
    switch self {
    case .arithmetic: "arithmetic"
    case .geometric: "geometric"
    case .harmonic: "harmonic"
    case .power(let exponent): MethodSpec.text("power", exponent)
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .median: "median"
    case .mazziottaPareto: "mazziotta_pareto"
    case .copeland: "copeland"
    case .orderedWeights: "owa"
    }
  }

  /// Whether the weights of the children matter.
  package var usesWeights: Bool {
    switch self {
    case .minimum, .maximum, .median, .orderedWeights: false
    default: true
    }
  }
}

/// How much a node counts among its siblings.
package enum NodeWeight: Hashable, Sendable {
  /// A number, relative to the siblings'.
  case given(Double)
  /// The same for all siblings.
  case equal
  /// The loadings of the siblings' first principal component.
  case principalComponent
  /// Such that every sibling correlates alike with the parent.
  case correlationOptimised

  /// The name, or the number.
  var isScheme: Bool { self == .principalComponent || self == .correlationOptimised }
}

/// How many children must be known.
package enum Needs: Hashable, Sendable {
  /// At least this share of the children.
  case share(Double)
  /// At least this many.
  case count(Int)

  /// Whether `known` of `children` are enough.
  package func isMet(_ known: Int, of children: Int) -> Bool {
    switch self {
    case .share(let share): known > 0 && Double(known) >= share * Double(children) - 1e-9
    case .count(let count): known >= count
    }
  }
}

/// The rules of a node or of a level, each only where it is given.
package struct StepRules: Hashable, Sendable {
  /// Whether lower values are better.
  package var lowerIsBetter: Bool?
  /// The column that the indicator is divided by, and the number that the column is divided by before.
  package var denominator: Denominator?
  /// What is done about outliers.
  package var treat: TreatRule?
  /// How gaps are filled.
  package var impute: ImputeRule?
  /// The map before normalisation.
  package var transform: TransformRule?
  /// The normalisation.
  package var normalise: NormaliseRule?
  /// The weight among the siblings.
  package var weight: NodeWeight?
  /// How children make the node.
  package var aggregate: AggregateRule?
  /// How many children must be known.
  package var needs: Needs?
  /// The normalisation after the aggregation.
  package var rescale: NormaliseRule?
  /// How far a published figure may be off.
  package var tolerance: Double?

  /// No rules.
  package init() {}

  /// What an indicator is divided by.
  package struct Denominator: Hashable, Sendable {
    /// The column; `nil` where nothing divides, against a default.
    package var column: String?
    /// The unit of the column: it is divided by this first.
    package var scale = 1.0
  }

  /// The keys of leaves.
  static let leafKeys = ["direction", "denominator", "treat", "impute", "transform", "normalise"]
  /// The keys of parents.
  static let parentKeys = ["aggregate", "needs", "rescale"]
  /// The keys of either.
  static let commonKeys = ["weight", "tolerance"]
  /// All of them, and the other spelling of one.
  static let keys = leafKeys + parentKeys + commonKeys + ["normalize", "reference", "deviation"]

  /// These, and where they are silent, others.
  func filled(from other: StepRules) -> StepRules {
    var rules = self
    rules.lowerIsBetter = lowerIsBetter ?? other.lowerIsBetter
    rules.denominator = denominator ?? other.denominator
    rules.treat = treat ?? other.treat
    rules.impute = impute ?? other.impute
    rules.transform = transform ?? other.transform
    rules.normalise = normalise ?? other.normalise
    rules.weight = weight ?? other.weight
    rules.aggregate = aggregate ?? other.aggregate
    rules.needs = needs ?? other.needs
    rules.rescale = rescale ?? other.rescale
    rules.tolerance = tolerance ?? other.tolerance
    return rules
  }

  /// Only what concerns a leaf, or a parent.
  func restricted(toLeaf isLeaf: Bool) -> StepRules {
    var rules = self
    if isLeaf {
      (rules.aggregate, rules.needs, rules.rescale) = (nil, nil, nil)
    } else {
      (rules.lowerIsBetter, rules.denominator, rules.treat, rules.impute) = (nil, nil, nil, nil)
      (rules.transform, rules.normalise) = (nil, nil)
    }
    return rules
  }
}
