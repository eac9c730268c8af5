/// Data envelopment analysis: how far each unit lies from the frontier that the others span.
///
/// - Reference: Charnes, Cooper and Rhodes (1978), doi:10.1016/0377-2217(78)90138-8; Banker, Charnes and Cooper (1984),
///   doi:10.1287/mnsc.30.9.1078.
public struct EfficiencyProblem: Sendable {
  /// What scale costs: constant or variable returns.
  public enum Returns: String, Sendable, CaseIterable {
    /// Any multiple of a unit is possible.
    case crs
    /// Averages of units are possible.
    case vrs
  }

  /// What is asked: by how much inputs could shrink, or outputs grow.
  public enum Orientation: String, Sendable, CaseIterable {
    /// Inputs.
    case input
    /// Outputs.
    case output
  }

  /// One column of values per input; n units each.
  package let inputs: [[Double]]
  /// One column of values per output; n units each.
  package let outputs: [[Double]]
  /// Returns to scale.
  package let returns: Returns
  /// Inputs or outputs.
  package let orientation: Orientation

  /// - Throws: `.badOption` where a value is negative, or a unit has no input or no output.
  package init(inputs: [[Double]], outputs: [[Double]], returns: Returns, orientation: Orientation)
    throws(RegressionError)
  {
    let count = inputs.first?.count ?? 0
    guard !inputs.isEmpty, !outputs.isEmpty, count > 0, (inputs + outputs).allSatisfy({ $0.count == count }) else {
      throw .noRows
    }
    for column in inputs + outputs {
      if let row = column.firstIndex(where: { !$0.isFinite || $0 < 0 }) {
        throw .badOption(
          option: "efficiency", found: "\(column[row]) in row \(row + 1)", expected: "inputs and outputs of 0 or more")
      }
      guard column.contains(where: { $0 > 0 }) else {
        throw .badOption(option: "efficiency", found: "a column of zeros", expected: "inputs and outputs that vary")
      }
    }
    for row in 0..<count {
      guard inputs.contains(where: { $0[row] > 0 }), outputs.contains(where: { $0[row] > 0 }) else {
        throw .badOption(
          option: "efficiency", found: "only zeros in row \(row + 1)",
          expected: "a positive input and a positive output")
      }
    }
    // Columns of like size: the answer does not depend on units of measurement.
    func scaled(_ columns: [[Double]]) -> [[Double]] {
      columns.map { column in
        let largest = column.max() ?? 1
        return column.map { $0 / largest }
      }
    }
    self.inputs = scaled(inputs)
    self.outputs = scaled(outputs)
    self.returns = returns
    self.orientation = orientation
  }

  /// Number of units.
  package var count: Int { inputs[0].count }

  /// What one unit's programme gives.
  package struct Score: Hashable, Sendable {
    /// Between 0 and 1: the share to which inputs could shrink, or 1 over the factor by which outputs could grow.
    package let efficiency: Double
    /// The units that span its target, with their weights.
    package let peers: [(unit: Int, weight: Double)]

    package static func == (left: Score, right: Score) -> Bool {
      left.efficiency == right.efficiency && left.peers.map(\.unit) == right.peers.map(\.unit)
        && left.peers.map(\.weight) == right.peers.map(\.weight)
    }

    package func hash(into hasher: inout Hasher) {
      hasher.combine(efficiency)
      for peer in peers { hasher.combine(peer.unit) }
    }
  }

  /// The efficiency of every unit.
  package func scores(threads: Int) throws(RegressionError) -> [Score] {
    let frontier = EfficiencyFrontier(inputs: inputs, outputs: outputs, returns: returns, orientation: orientation)
    return try EfficiencyFrontier.parallel(count, threads) { unit throws(RegressionError) in
      try frontier.score(input: inputs.map { $0[unit] }, output: outputs.map { $0[unit] })
    }
  }
}
