/// The facets of a frontier, kept as points are compared with it.
///
/// A facet is a basis of the linear programme of ``EfficiencyFrontier`` less the factor: its supporting plane does not depend
/// on the point that is compared. So a point begins at the facet that bounds its factor most, found among those that earlier
/// points ended at, and the dual simplex method walks on from there: most points need no step, the others about two. The
/// answers are those of the programme; where the walk does not end, or has nowhere to begin, there is none.
struct EfficiencyFacets {
  /// Rows of the programme: inputs with a minus, outputs, and one of convexity with variable returns.
  private let rows: Int
  private let inputs: Int
  private let goods: Int
  private let isInput: Bool
  private let isVariable: Bool
  /// Units that no other one dominates, four to a group; the last one is repeated where the last group is not full.
  private var units = 0
  private var groups = 0
  private var columns: [SIMD4<Double>] = []
  /// Of each facet: its basic variables (units, then slacks), the inverse of their columns beside its own direction, how many
  /// steps it is away from an inverse that was computed anew; the planes again, four facets to a group.
  private var basics: [Int] = []
  private var inverses: [Double] = []
  private var ages: [Int] = []
  private var planes: [SIMD4<Double>] = []
  // What one comparison needs.
  private var point: [Double]
  private var direction: [Double]
  private var basis: [Int]
  private var inverse: [Double]
  private var values: [Double]
  private var change: [Double]
  private var both: [(Double, Double)]

  private static let stepLimit = 200
  private static let oldest = 16
  private static let tolerance = 1e-11

  /// The first facets of the frontier of units; each column of `inputs` and `outputs` holds a value a unit.
  init(
    inputs: [[Double]], outputs: [[Double]], returns: EfficiencyProblem.Returns,
    orientation: EfficiencyProblem.Orientation
  ) {
    self.inputs = inputs.count
    goods = inputs.count + outputs.count
    isVariable = returns == .vrs
    isInput = orientation == .input
    rows = goods + (isVariable ? 1 : 0)
    let zeros = [Double](repeating: 0, count: rows)
    (point, direction, values, change) = (zeros, zeros, zeros, zeros)
    basis = [Int](repeating: 0, count: rows - 1)
    both = [(Double, Double)](repeating: (0, 0), count: rows)
    inverse = [Double](repeating: 0, count: rows * rows)
    keep(inputs.map { $0.map(-) } + outputs)
    begin()
  }

  /// Keeps the units that no other one dominates.
  private mutating func keep(_ values: [[Double]]) {
    let count = values.first?.count ?? 0
    var sums = [Double](repeating: 0, count: count)
    for column in values { for unit in 0..<count { sums[unit] += column[unit] } }
    // Who dominates another one has a sum as large; of units that are alike the first is kept.
    let order = (0..<count).sorted { (sums[$1], $0) < (sums[$0], $1) }
    var kept: [Int] = []
    for unit in order {
      let place = kept.firstIndex { other in
        for column in values where column[other] < column[unit] { return false }
        return true
      }
      // Who dominates one dominates many: it is asked first from now on.
      if let place { kept.swapAt(place, place / 2) } else { kept.append(unit) }
    }
    kept.sort()
    units = kept.count
    groups = (units + 3) / 4
    columns.reserveCapacity(groups * rows)
    for group in 0..<groups {
      for row in 0..<rows {
        var four = SIMD4<Double>(repeating: 1)
        if row < goods { for lane in 0..<4 { four[lane] = values[row][kept[min(4 * group + lane, units - 1)]] } }
        columns.append(four)
      }
    }
  }

  private func entry(_ row: Int, _ variable: Int) -> Double {
    if variable < units { return columns[(variable >> 2) * rows + row][variable & 3] }
    return variable - units == row ? -1 : 0
  }

  /// A facet for each good alone (variable returns), or for each input with each output (constant returns).
  private mutating func begin() {
    if isVariable {
      for good in isInput ? 0..<inputs : inputs..<goods {
        let best = (0..<units).max { (entry(good, $0), $1) < (entry(good, $1), $0) } ?? 0
        add(unit: best, without: [good], toward: good)
      }
      return
    }
    for input in 0..<inputs where (0..<units).allSatisfy({ entry(input, $0) < 0 }) {
      for output in inputs..<goods {
        func ratio(_ unit: Int) -> Double { entry(output, unit) / -entry(input, unit) }
        let best = (0..<units).max { (ratio($0), $1) < (ratio($1), $0) } ?? 0
        if ratio(best) > 0 { add(unit: best, without: [input, output], toward: isInput ? input : output) }
      }
    }
  }

  private mutating func add(unit: Int, without free: [Int], toward good: Int) {
    basis = [unit] + (0..<goods).filter { !free.contains($0) }.map { units + $0 }
    for row in 0..<rows { direction[row] = row == good ? 1 : 0 }
    if invert() { remember(age: 0) }
  }

  /// The inverse of the basis's columns and of the direction with a minus; false where they are not independent.
  private mutating func invert() -> Bool {
    var matrix = [Double](repeating: 0, count: rows * rows)
    for row in 0..<rows {
      for place in 0..<(rows - 1) { matrix[row * rows + place] = entry(row, basis[place]) }
      matrix[row * rows + rows - 1] = -direction[row]
      for column in 0..<rows { inverse[row * rows + column] = row == column ? 1 : 0 }
    }
    for place in 0..<rows {
      var pivot = place
      for row in place..<rows where abs(matrix[row * rows + place]) > abs(matrix[pivot * rows + place]) { pivot = row }
      guard abs(matrix[pivot * rows + place]) > 1e-11 else { return false }
      if pivot != place {
        for column in 0..<rows {
          matrix.swapAt(pivot * rows + column, place * rows + column)
          inverse.swapAt(pivot * rows + column, place * rows + column)
        }
      }
      let scale = 1 / matrix[place * rows + place]
      for column in 0..<rows {
        matrix[place * rows + column] *= scale
        inverse[place * rows + column] *= scale
      }
      for row in 0..<rows where row != place {
        let factor = matrix[row * rows + place]
        guard factor != 0 else { continue }
        for column in 0..<rows {
          matrix[row * rows + column] -= factor * matrix[place * rows + column]
          inverse[row * rows + column] -= factor * inverse[place * rows + column]
        }
      }
    }
    return true
  }

  private mutating func remember(age: Int) {
    let facet = ages.count
    basics.append(contentsOf: basis)
    inverses.append(contentsOf: inverse)
    ages.append(age)
    // The plane: how the factor answers to the point, with a minus.
    if facet & 3 == 0 { for _ in 0..<rows { planes.append(.zero) } }
    for row in 0..<rows { planes[(facet >> 2) * rows + row][facet & 3] = -inverse[(rows - 1) * rows + row] }
  }

  /// The facet among those known that bounds the factor most.
  private func nearest() -> Int? {
    var found: Int?
    var bound = Double.infinity
    for group in 0..<((ages.count + 3) / 4) {
      var height = SIMD4<Double>.zero
      var slope = SIMD4<Double>.zero
      for row in 0..<rows {
        let plane = planes[group * rows + row]
        height += plane * point[row]
        slope += plane * direction[row]
      }
      let factors = (-height / slope).replacing(with: .infinity, where: slope .<= 1e-9)
      guard factors.min() < bound else { continue }
      for lane in 0..<4 where factors[lane] < bound { (bound, found) = (factors[lane], 4 * group + lane) }
    }
    return found
  }

  /// The efficiency of a point; nil where the walk did not end, or found that no factor reaches it.
  mutating func efficiency(input: [Double], output: [Double]) -> Double? {
    for row in 0..<goods {
      let value = row < inputs ? input[row] : output[row - inputs]
      let moves = (row < inputs) == isInput
      direction[row] = moves ? value : 0
      point[row] = moves ? 0 : row < inputs ? -value : value
    }
    if isVariable { (direction[goods], point[goods]) = (0, 1) }
    guard let facet = nearest() else { return nil }
    for place in 0..<(rows - 1) { basis[place] = basics[facet * (rows - 1) + place] }
    var age = ages[facet] + 1
    if age > Self.oldest {
      guard invert() else { return nil }
      age = 0
    } else {
      // The facet's inverse beside another direction: one step, in which the direction takes its own place.
      for place in 0..<(rows * rows) { inverse[place] = inverses[facet * rows * rows + place] }
      for row in 0..<rows {
        var sum = 0.0
        for column in 0..<rows { sum -= inverse[row * rows + column] * direction[column] }
        change[row] = sum
      }
      exchange(rows - 1)
    }
    for row in 0..<rows {
      var sum = 0.0
      for column in 0..<rows { sum += inverse[row * rows + column] * point[column] }
      values[row] = sum
    }
    for step in 0..<Self.stepLimit {
      var leaving = -1
      var least = -Self.tolerance
      for row in 0..<(rows - 1) where values[row] < least { (least, leaving) = (values[row], row) }
      guard leaving >= 0 else {
        if step > 0 { remember(age: min(age + step, Self.oldest)) }
        let factor = values[rows - 1]
        if isInput { return -factor }
        return factor > 0 ? 1 / factor : nil
      }
      guard let entering = entering(leaving) else { return nil }
      for row in 0..<rows {
        var sum = 0.0
        for column in 0..<rows { sum += inverse[row * rows + column] * entry(column, entering) }
        change[row] = sum
      }
      let length = values[leaving] / change[leaving]
      for row in 0..<rows { values[row] -= change[row] * length }
      values[leaving] = length
      exchange(leaving)
      basis[leaving] = entering
    }
    return nil
  }

  /// Puts the column whose `change` is known into the place of a basic one.
  private mutating func exchange(_ place: Int) {
    let scale = 1 / change[place]
    for column in 0..<rows { inverse[place * rows + column] *= scale }
    for row in 0..<rows where row != place && change[row] != 0 {
      for column in 0..<rows { inverse[row * rows + column] -= change[row] * inverse[place * rows + column] }
    }
  }

  /// The variable that may enter for one that leaves: the least loss for what it gains, of equal ones the surest.
  private mutating func entering(_ leaving: Int) -> Int? {
    var found: Int?
    var best = 1e300
    var surest = 0.0
    func take(_ variable: Int, _ ratio: Double, _ slope: Double) {
      guard ratio < best - 1e-13 || ratio <= best + 1e-13 && slope < surest else { return }
      (best, surest, found) = (min(best, ratio), slope, variable)
    }
    let (gain, loss) = (leaving * rows, (rows - 1) * rows)
    // Local names: the arrays are looked up once, not at each number.
    let (columns, rows) = (columns, rows)
    for row in 0..<rows { both[row] = (inverse[gain + row], inverse[loss + row]) }
    let both = both
    var at = 0
    for group in 0..<groups {
      var slopes = SIMD4<Double>.zero
      var losses = SIMD4<Double>.zero
      for row in 0..<rows {
        let four = columns[at &+ row]
        let (a, b) = both[row]
        slopes += four * a
        losses += four * b
      }
      at &+= rows
      // A variable does better where its loss is below the best ratio's share of its slope.
      guard (losses + slopes * (best + 1e-13)).min() <= 0 else { continue }
      for lane in 0..<4 where slopes[lane] < -1e-10 && 4 * group + lane < units {
        take(4 * group + lane, max(0, losses[lane]) / -slopes[lane], slopes[lane])
      }
    }
    for good in 0..<goods where -inverse[gain + good] < -1e-10 {
      take(units + good, max(0, -inverse[loss + good]) / inverse[gain + good], -inverse[gain + good])
    }
    return found
  }
}
