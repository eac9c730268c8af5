import LintasanLinearAlgebra

/// Earlier errors from which each unit draws its own: component tuples of units that stood near its place then.
///
/// Those at the top, in the middle and at the bottom miss differently: in size, and to one side more than to the other.
struct OwnErrors: Sendable {
  /// The tuples of one survey after another, in each from the lowest place to the highest: component c of place p at survey
  /// k is at `(k * unitCount + p) * componentCount + c`.
  let tuples: [Double]
  /// The first place that each unit draws from.
  let starts: [Int]
  /// How many places it draws from in each survey.
  let width: Int
  /// The mean of each unit's donors, which is taken off so that its point stays the rule's: component c of unit u at
  /// `u * componentCount + c`.
  let shifts: [Double]

  private static let fewest = 12
  private static let windowShare = 6

  /// - Parameters:
  ///   - errors: surveys × (components × units).
  ///   - levels: for each survey what units are placed by, one a unit; what is unknown counts as the middle.
  ///   - now: what they are placed by now.
  init(_ errors: Matrix, levels: [[Double]], now: [Double]) {
    let count = now.count
    let components = count == 0 ? 0 : errors.columns / count
    var tuples: [Double] = []
    tuples.reserveCapacity(errors.rows * errors.columns)
    for survey in 0..<errors.rows {
      for unit in Self.order(levels[survey]) {
        for component in 0..<components { tuples.append(errors[survey, component * count + unit]) }
      }
    }
    let width = min(count, max(Self.fewest, count / Self.windowShare))
    var starts = [Int](repeating: 0, count: count)
    for (place, unit) in Self.order(now).enumerated() { starts[unit] = max(0, min(place - width / 2, count - width)) }
    var sums = [Double](repeating: 0, count: (count + 1) * components)
    for place in 0..<count {
      for component in 0..<components {
        let all = (0..<errors.rows).reduce(0.0) { $0 + tuples[($1 * count + place) * components + component] }
        sums[(place + 1) * components + component] = sums[place * components + component] + all
      }
    }
    let donors = Double(max(1, width * errors.rows))
    let shifts = starts.flatMap { start in
      (0..<components).map { component in
        (sums[(start + width) * components + component] - sums[start * components + component]) / donors
      }
    }
    (self.tuples, self.starts, self.width, self.shifts) = (tuples, starts, width, shifts)
  }

  /// Units from the lowest level to the highest; those without one in the middle.
  private static func order(_ levels: [Double]) -> [Int] {
    let known = levels.indices.filter { !levels[$0].isNaN }.sorted { (levels[$0], $0) < (levels[$1], $1) }
    let unknown = levels.indices.filter { levels[$0].isNaN }
    return known.prefix(known.count / 2) + unknown + known.dropFirst(known.count / 2)
  }
}
