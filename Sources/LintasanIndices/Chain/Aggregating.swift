#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One score from several, of which some may be missing.
enum Aggregating {
  /// A value that a mean cannot take: the child's position and the value.
  struct BadValue: Error {
    let child: Int
    let value: Double
  }

  /// The mean of the known values of one unit; `weights` need not add to 1. Missing is not a number.
  static func mean(
    _ rule: AggregateRule, _ values: [Double], _ weights: [Double]
  ) throws(BadValue) -> Double {
    switch rule {
    case .arithmetic: return linear(values, weights) { $0 }
    case .geometric:
      for child in values.indices where values[child] <= 0 && weights[child] > 0 {
        throw BadValue(child: child, value: values[child])
      }
      return exp(linear(values, weights) { log($0) })
    case .harmonic:
      for child in values.indices where values[child] <= 0 && weights[child] > 0 {
        throw BadValue(child: child, value: values[child])
      }
      return 1 / linear(values, weights) { 1 / $0 }
    case .power(let exponent):
      for child in values.indices where weights[child] > 0 {
        if values[child] < 0 || (values[child] == 0 && exponent < 0) {
          throw BadValue(child: child, value: values[child])
        }
      }
      return pow(linear(values, weights) { pow($0, exponent) }, 1 / exponent)
    case .minimum: return values.filter { !$0.isNaN }.min() ?? .nan
    case .maximum: return values.filter { !$0.isNaN }.max() ?? .nan
    case .median:
      let known = values.filter { !$0.isNaN }.sorted()
      guard !known.isEmpty else { return .nan }
      let middle = known.count / 2
      return known.count % 2 == 1 ? known[middle] : (known[middle - 1] + known[middle]) / 2
    case .mazziottaPareto(let isUpward):
      let mean = linear(values, weights) { $0 }
      guard mean != 0 else { return mean }
      let variance = linear(values, weights) { ($0 - mean) * ($0 - mean) }
      return mean + (isUpward ? 1 : -1) * variance / mean
    case .orderedWeights(let places):
      let known = values.filter { !$0.isNaN }.sorted(by: >)
      return linear(known, Array(places.prefix(known.count))) { $0 }
    case .copeland: return .nan
    }
  }

  private static func linear(_ values: [Double], _ weights: [Double], _ link: (Double) -> Double) -> Double {
    var (sum, total) = (0.0, 0.0)
    for child in values.indices where !values[child].isNaN && weights[child] > 0 {
      sum += weights[child]
      total += weights[child] * link(values[child])
    }
    return sum > 0 ? total / sum : .nan
  }

  /// Copeland's scores of the units of a year among themselves: what one of two lacks does not compare them.
  static func copeland(_ rows: [[Double]], _ weights: [Double]) -> [Double] {
    var scores = [Double](repeating: 0, count: rows.count)
    let margin = 1e-12 * weights.reduce(0, +)
    for first in rows.indices {
      for second in rows.indices where second > first {
        var balance = 0.0
        for child in weights.indices {
          let (a, b) = (rows[first][child], rows[second][child])
          if a > b { balance += weights[child] } else if a < b { balance -= weights[child] }
        }
        let sign = abs(balance) <= margin ? 0.0 : balance > 0 ? 1 : -1
        scores[first] += sign
        scores[second] -= sign
      }
    }
    return scores
  }
}

extension AggregateRule {
  /// The mean of the known values of one unit; `nil` where it cannot be taken. Missing is not a number, and the weights
  /// need not add to 1. Copeland's rule compares units and has none.
  package static func mean(_ rule: AggregateRule, _ values: [Double], _ weights: [Double]) -> Double? {
    guard rule != .copeland else { return nil }
    return (try? Aggregating.mean(rule, values, weights))?.known
  }
}
