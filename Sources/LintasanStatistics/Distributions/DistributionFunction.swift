import CBoostMath

/// What is asked of a distribution in Boost.Math.
enum DistributionFunction: Int32 {
  case density = 0
  case lowerTail = 1
  case upperTail = 2
  case lowerQuantile = 3
  case upperQuantile = 4

  var name: String {
    switch self {
    case .density: "density"
    case .lowerTail: "lower tail"
    case .upperTail: "upper tail"
    case .lowerQuantile: "quantile"
    case .upperQuantile: "upper quantile"
    }
  }
}

/// A distribution that Boost.Math answers for: a name, a support, and one C call.
protocol BoostDistribution: ContinuousDistribution {
  var support: ClosedRange<Double> { get }
  func ask(_ question: DistributionFunction, _ x: Double, _ result: inout Double) -> Int32
}

extension BoostDistribution {
  public func density(_ x: Double) throws(StatisticsError) -> Double {
    x.isInfinite || !support.contains(x) && !x.isNaN ? 0 : try answer(.density, x)
  }

  public func lowerTail(_ x: Double) throws(StatisticsError) -> Double {
    if x <= support.lowerBound { return 0 }
    return x >= support.upperBound ? 1 : try answer(.lowerTail, x)
  }

  public func upperTail(_ x: Double) throws(StatisticsError) -> Double {
    if x <= support.lowerBound { return 1 }
    return x >= support.upperBound ? 0 : try answer(.upperTail, x)
  }

  public func quantile(_ p: Double) throws(StatisticsError) -> Double {
    if p == 0 { return support.lowerBound }
    return p == 1 ? support.upperBound : try answer(.lowerQuantile, p)
  }

  public func upperQuantile(_ p: Double) throws(StatisticsError) -> Double {
    if p == 0 { return support.upperBound }
    return p == 1 ? support.lowerBound : try answer(.upperQuantile, p)
  }

  private func answer(_ question: DistributionFunction, _ x: Double) throws(StatisticsError) -> Double {
    var result = 0.0
    let status = ask(question, x, &result)
    return try boostValue(result, status, function: "\(question.name) of \(name)", argument: x)
  }
}

/// Boost's answer, or the error that its status stands for.
func boostValue(
  _ value: Double, _ status: Int32, function: String, argument: Double
) throws(StatisticsError) -> Double {
  switch Int(status) {
  case LINTASAN_BOOST_OK where !value.isNaN: return value
  case LINTASAN_BOOST_OVERFLOW: throw .overflow(function: function, argument: argument)
  case LINTASAN_BOOST_NO_CONVERGENCE: throw .notConverged(function: function, argument: argument)
  default: throw .outsideDomain(function: function, argument: argument)
  }
}

/// Throws unless a parameter is a positive, finite number.
func requirePositive(_ name: String, _ value: Double) throws(StatisticsError) {
  guard value > 0, value.isFinite else {
    throw .parameterOutOfRange(name: name, value: value, expected: "a positive number")
  }
}
