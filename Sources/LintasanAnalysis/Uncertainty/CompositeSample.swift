/// Some draws of a study, close together in memory.
struct CompositeSample: Sendable {
  /// The way to combine of each draw.
  private var methods: [Int32] = []
  /// The weights of each draw, one draw after another.
  private var weights: [Double] = []
  private let study: CompositeStudy
  private let width: Int

  /// The draws of a study with these numbers.
  init(_ study: CompositeStudy, draws: some Collection<Int>, seed: UInt64) {
    self.study = study
    width = study.input.components.count
    methods.reserveCapacity(draws.count)
    weights.reserveCapacity(draws.count * width)
    for draw in draws {
      let choice = study.choice(draw: draw, seed: seed)
      methods.append(Int32(study.position(choice)))
      weights += study.columnWeights(choice)
    }
  }

  /// The number of draws.
  var count: Int { methods.count }

  /// The scores of every draw, in an order in which each resembles the one before.
  func forEachRow(_ body: (_ scores: [Double]) -> Void) {
    var scores = [Double](repeating: 0, count: study.entityCount)
    var chosen = [Double](repeating: 0, count: width)
    for draw in byLikeness() {
      for component in 0..<width { chosen[component] = weights[draw * width + component] }
      study.scores(method: Int(methods[draw]), weights: chosen, into: &scores)
      body(scores)
    }
  }

  /// The draws by method, and within a method along a path back and forth over the first two weights.
  private func byLikeness() -> [Int] {
    let rows = max(1, Int((Double(count) / Double(study.matrixCount)).squareRoot()))
    let across = steps(over: 0, of: rows)
    let along = steps(over: 1, of: rows)
    let cells = (0..<count).map { draw in
      let (row, place) = (across[draw], along[draw])
      return (Int(methods[draw]) * rows + row) * rows + (row.isMultiple(of: 2) ? place : rows - 1 - place)
    }
    // By counting, since there are no more cells than draws, or one a method.
    var starts = [Int](repeating: 0, count: study.matrixCount * rows * rows + 1)
    for cell in cells { starts[cell + 1] += 1 }
    for cell in starts.indices.dropFirst() { starts[cell] += starts[cell - 1] }
    var order = [Int](repeating: 0, count: count)
    for (draw, cell) in cells.enumerated() {
      order[starts[cell]] = draw
      starts[cell] += 1
    }
    return order
  }

  /// A component's weight in each draw on a scale of whole numbers from 0 to `count - 1`.
  private func steps(over component: Int, of count: Int) -> [Int] {
    let column = methods.indices.map { weights[$0 * width + component] }
    guard let low = column.min(), let high = column.max(), high > low else {
      return [Int](repeating: 0, count: column.count)
    }
    return column.map { min(count - 1, Int(($0 - low) / (high - low) * Double(count))) }
  }
}
