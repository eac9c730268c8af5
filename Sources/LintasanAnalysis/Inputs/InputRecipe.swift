import LintasanTables

/// The survey's recipe: shares to z-scores over all entities, weighted sums, min–max over all entities, the mean of the three.
///
/// Every column is turned so that higher is better, and cut to what counts. Differences of weighted sums do not depend on
/// the means, so that only the standard deviations matter: a component of an entity is Σ w/s·(x − x of the lowest) over
/// Σ w/s·(x of the highest − x of the lowest).
package struct InputRecipe: Sendable {
  /// The components and the index of all entities.
  package struct Scores: Sendable {
    /// The components by pillar and entity.
    package let pillars: [[Double]]
    /// The index by entity.
    package let index: [Double]
  }

  /// The inputs.
  package let data: InputData
  /// The columns, higher being better, by leaf and entity.
  let columns: [[Double]]
  /// The weights within the components.
  let weights: [Double]
  /// The positions of the leaves of each component.
  let pillars: [Range<Int>]
  /// The number of entities.
  let count: Int

  /// The recipe on some inputs.
  ///
  /// - Throws: `.noSpread` where no z-score can be taken.
  package init(_ data: InputData) throws(InputError) {
    self.data = data
    count = data.entities.count
    columns = zip(data.leaves, data.values).map { leaf, values in values.map { leaf.turned($0) } }
    weights = data.leaves.map { abs($0.weight) }
    pillars = InputLeaf.Pillar.allCases.map { pillar in
      let first = data.leaves.firstIndex { $0.pillar == pillar } ?? 0
      return first..<first + data.leaves.count { $0.pillar == pillar }
    }
    for (leaf, column) in zip(data.leaves, columns) {
      // Without any one entity the others must still differ.
      let distinct = Set(column).count
      guard column.count >= 3, distinct >= 3 || (distinct == 2 && !Self.hasLoner(column)) else {
        throw .noSpread(input: leaf.id)
      }
    }
  }

  private static func hasLoner(_ column: [Double]) -> Bool {
    let first = column.count { $0 == column[0] }
    return first == 1 || first == column.count - 1
  }

  /// The sample standard deviation of a column.
  private static func deviation(_ column: [Double]) -> Double {
    let mean = column.reduce(0, +) / Double(column.count)
    let squares = column.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(column.count - 1)).squareRoot()
  }

  /// The scores as the inputs stand.
  package func scores() -> Scores { scores(of: columns) }

  /// The scores when one entity's inputs are others, every normalisation being taken anew.
  ///
  /// - Parameters:
  ///   - entity: its position.
  ///   - values: its inputs as a table would hold them, by leaf.
  package func scores(replacing entity: Int, with values: [Double]) -> Scores {
    var changed = columns
    for (leaf, value) in values.enumerated() { changed[leaf][entity] = data.leaves[leaf].turned(value) }
    return scores(of: changed)
  }

  private func scores(of columns: [[Double]]) -> Scores {
    var found: [[Double]] = []
    var index = [Double](repeating: 0, count: count)
    for pillar in pillars {
      var sums = [Double](repeating: 0, count: count)
      for leaf in pillar {
        let factor = weights[leaf] / Self.deviation(columns[leaf])
        for entity in 0..<count { sums[entity] += factor * columns[leaf][entity] }
      }
      let (low, high) = (sums.min() ?? 0, sums.max() ?? 1)
      let span = high > low ? high - low : 1
      for entity in 0..<count {
        sums[entity] = (sums[entity] - low) / span
        index[entity] += sums[entity]
      }
      found.append(sums)
    }
    return Scores(pillars: found, index: index.map { $0 / 3 })
  }

  /// The rank of an entity among scores, ties getting the smallest; differences below the noise of the arithmetic are none.
  static func rank(of entity: Int, in index: [Double]) -> Int {
    1 + index.count { $0 > index[entity] + 1e-13 }
  }

  /// What a unit of each input is worth in the index as the normalisation stands: `contribution = slope · difference`.
  func slopes() -> [Double] {
    var slopes = [Double](repeating: 0, count: columns.count)
    for pillar in pillars {
      var sums = [Double](repeating: 0, count: count)
      for leaf in pillar {
        slopes[leaf] = weights[leaf] / Self.deviation(columns[leaf])
        for entity in 0..<count { sums[entity] += slopes[leaf] * columns[leaf][entity] }
      }
      let span = (sums.max() ?? 1) - (sums.min() ?? 0)
      for leaf in pillar { slopes[leaf] /= 3 * (span > 0 ? span : 1) }
    }
    return slopes
  }
}

extension InputLeaf {
  /// A value as it counts, higher being better.
  func turned(_ value: Double) -> Double {
    let cut = min(max(value, counted.lowerBound), counted.upperBound)
    return lowerIsBetter ? -cut : cut
  }

  /// How far an entity's value can still be improved by a plan, in units of the input.
  func room(from value: Double) -> Double {
    lowerIsBetter ? max(0, value - attainable) : max(0, attainable - min(value, counted.upperBound))
  }
}
