import LintasanTables

/// The first pass: the Gram matrix, the sums of each absorbed level, and what was left out.
struct StreamMoments: Sendable {
  /// Of the regressors and, last, the response.
  var gram: ExtendedGram
  var rowCount = 0
  var missing: [(column: String, count: Int)] = []
  var zeroWeightCount = 0
  /// The regressors, without rows.
  var regressors: [DesignFrame.Regressor] = []
  /// Least and greatest value, the response last.
  var ranges: [ClosedRange<Double>] = []
  /// Σ w and Σ w y.
  var weight = DoubleDouble.zero
  var weightedResponse = DoubleDouble.zero
  var effect: LevelIndex?
  /// Of the columns, the response and the weight.
  var groups: GroupTotals

  /// What a block adds.
  struct Part: Sendable {
    let frame: DesignFrame
    let gram: ExtendedGram
    let sums: (weight: DoubleDouble, response: DoubleDouble)
  }

  init(columns: Int, absorbs: Bool) {
    gram = ExtendedGram(size: columns + 1)
    groups = GroupTotals(width: columns + 2)
    if absorbs { effect = LevelIndex() }
  }

  static func part(_ frame: DesignFrame) -> Part {
    let columns = frame.regressors.map(\.column) + [ExtendedColumn(frame.response)]
    var (weight, response) = (DoubleDouble.zero, DoubleDouble.zero)
    for (row, y) in frame.response.enumerated() {
      let w = frame.weights?[row] ?? 1
      weight = weight + DoubleDouble(w)
      response = response + DoubleDouble.twoProduct(w, y)
    }
    return Part(frame: frame, gram: ExtendedGram(columns, weights: frame.weights), sums: (weight, response))
  }

  mutating func add(_ part: Part) {
    let frame = part.frame
    gram += part.gram
    rowCount += frame.rowCount
    zeroWeightCount += frame.zeroWeightCount
    weight = weight + part.sums.weight
    weightedResponse = weightedResponse + part.sums.response
    if missing.isEmpty {
      missing = frame.missing
    } else {
      for (index, item) in frame.missing.enumerated() { missing[index].count += item.count }
    }
    if regressors.isEmpty { regressors = frame.rows([]).regressors }
    let columns = frame.regressors.map(\.column) + [ExtendedColumn(frame.response)]
    for (index, column) in columns.enumerated() {
      guard let low = column.high.min(), let high = column.high.max() else { continue }
      if index < ranges.count {
        ranges[index] = min(low, ranges[index].lowerBound)...max(high, ranges[index].upperBound)
      } else {
        ranges.append(low...high)
      }
    }
    guard var book = effect, let codes = frame.effects.first?.codes else { return }
    effect = nil
    let map = book.adding(codes.levels)
    effect = book
    add(columns, frame.weights, groups: codes.codes.map { map[Int($0)] })
  }

  private mutating func add(_ columns: [ExtendedColumn], _ weights: [Double]?, groups codes: [Int32]) {
    var highs = columns.map(\.high)
    var lows = columns.map(\.low)
    if let weights {
      for index in highs.indices {
        var low = [Double](repeating: 0, count: codes.count)
        for row in codes.indices {
          let product = DoubleDouble.twoProduct(highs[index][row], weights[row])
          highs[index][row] = product.high
          low[row] = product.low.addingProduct(lows[index]?[row] ?? 0, weights[row])
        }
        lows[index] = low
      }
    }
    highs.append(weights ?? [Double](repeating: 1, count: codes.count))
    lows.append(nil)
    groups.add(highs, lows: lows, groups: codes)
  }

  /// Length of each column before absorption.
  private var lengths: [Double] = []

  func length(_ column: Int) -> Double { lengths.isEmpty ? 0 : lengths[column] }

  /// Takes the means of the absorbed levels out of the Gram matrix; a level of one row explains it whole.
  mutating func absorb() {
    lengths = (0..<gram.size).map { max(gram[$0, $0].value.squareRoot(), .leastNormalMagnitude) }
    guard effect != nil else { return }
    (weight, weightedResponse) = (.zero, .zero)
    for group in 0..<groups.count {
      var sums = groups.sums(group)
      let total = sums.removeLast()
      gram.subtract(sums, over: total)
      guard groups.counts[group] > 1 else { continue }
      weight = weight + total
      weightedResponse = weightedResponse + sums[sums.count - 1]
    }
  }

  /// Rows that are alone in their level.
  var singletonCount: Int { groups.counts.count { $0 == 1 } }
  /// Levels of the absorbed effect that have more than one row.
  var levelCount: Int { groups.counts.count { $0 > 1 } }
}
