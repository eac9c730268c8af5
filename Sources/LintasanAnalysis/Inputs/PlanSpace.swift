/// One entity's inputs as variables: where they start, how far they may go, what they cost, and what all entities' scores
/// are at a point, with every normalisation taken anew.
struct PlanSpace: Sendable {
  /// What is to be reached.
  enum Aim: Hashable, Sendable {
    case rank(Int)
    case score(Double)
  }

  let recipe: InputRecipe
  let entity: Int
  let aim: Aim
  /// What is added to each entity's score: nothing, or what a forecast adds to it.
  let offsets: [Double]
  let start: [Double]
  var limit: [Double]
  let costs: [Double]
  let isWhole: [Bool]
  /// Mean and sum of squares of the others, by leaf.
  let means: [Double]
  let squares: [Double]
  /// By how much the target is to be passed, so that another program's rounding finds it reached too.
  static let margin = 1e-10

  init(
    _ recipe: InputRecipe, entity: Int, aim: Aim, offsets: [Double], room: [Double], costs: [Double]
  ) {
    self.recipe = recipe
    self.entity = entity
    self.aim = aim
    self.offsets = offsets
    self.costs = costs
    start = recipe.columns.map { $0[entity] }
    isWhole = recipe.data.leaves.map(\.isCount)
    limit = zip(start, room).map { $0 + $1 }
    var (means, squares): ([Double], [Double]) = ([], [])
    for column in recipe.columns {
      let mean = (column.reduce(0, +) - column[entity]) / Double(column.count - 1)
      let all = column.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
      means.append(mean)
      squares.append(max(0, all - (column[entity] - mean) * (column[entity] - mean)))
    }
    self.means = means
    self.squares = squares
  }

  var count: Int { recipe.count }
  var leaves: Int { start.count }

  /// The variance of a leaf when the entity stands at `x`.
  func variance(_ leaf: Int, _ x: Double) -> Double {
    let distance = x - means[leaf]
    return squares[leaf] / Double(count - 1) + distance * distance / Double(count)
  }

  func cost(of point: [Double]) -> Double {
    var sum = 0.0
    for leaf in 0..<leaves { sum += costs[leaf] * (point[leaf] - start[leaf]) }
    return sum
  }

  /// The scores of all at a point, offsets added.
  func scores(at point: [Double]) -> [Double] {
    var index = offsets
    var sums = [Double](repeating: 0, count: count)
    for pillar in recipe.pillars {
      for other in 0..<count { sums[other] = 0 }
      for leaf in pillar {
        let factor = recipe.weights[leaf] / variance(leaf, point[leaf]).squareRoot()
        let column = recipe.columns[leaf]
        for other in 0..<count { sums[other] += factor * column[other] }
        sums[entity] += factor * (point[leaf] - column[entity])
      }
      var (low, high) = (sums[0], sums[0])
      for sum in sums {
        low = min(low, sum)
        high = max(high, sum)
      }
      let scale = high > low ? 1 / (3 * (high - low)) : 0
      for other in 0..<count { index[other] += (sums[other] - low) * scale }
    }
    return index
  }

  /// By how much the aim is passed at a point; negative where it is missed.
  func excess(at point: [Double]) -> Double {
    let index = scores(at: point)
    switch aim {
    case .score(let score): return index[entity] - score
    case .rank(let rank):
      guard rank < count else { return .infinity }
      // At most rank − 1 others may stand higher: the rank-th best of them must not.
      var others: [Double] = []
      others.reserveCapacity(count)
      for other in 0..<count where other != entity { others.append(index[other]) }
      others.sort(by: >)
      return index[entity] - others[rank - 1]
    }
  }

  func isReached(at point: [Double]) -> Bool { excess(at: point) >= Self.margin }
}
