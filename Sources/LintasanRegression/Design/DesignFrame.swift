import LintasanTables

/// Response, regressors and whatever else a model needs, on the rows that are complete.
struct DesignFrame: Sendable {
  /// A regressor with its names.
  struct Regressor: Sendable {
    var name: String
    var term: String
    var column: ExtendedColumn
  }

  let responseName: String
  var response: [Double]
  /// The constant first where there is one, then the terms in the formula's order.
  var regressors: [Regressor]
  let hasIntercept: Bool
  var endogenous: [Regressor]
  var instruments: [Regressor]
  var effects: [(name: String, codes: LevelCodes)]
  var weights: [Double]?
  /// Categories by the name of their column: clusters, and the panel's units.
  var categories: [String: LevelCodes]
  var units: LevelCodes?
  /// The panel's step of each row.
  var steps: [Int32]?
  var panelNote: String?
  /// Positions in the table.
  var rows: [Int]
  let tableRows: Int
  /// Rows left out, by the column that is missing first.
  var missing: [(column: String, count: Int)]
  /// Past values as instruments, by the label of their term.
  var lagInstruments: [String: LagInstruments] = [:]
  /// What was taken from the response as it was, on the rows; nil without offsets.
  var offset: [Double]?
  /// A random term on the rows.
  struct RandomPart: Sendable {
    var label: String
    var group: String
    var codes: LevelCodes
    var columns: [Regressor]
  }
  /// The random terms, as written.
  var random: [RandomPart] = []
  /// What terms were coded on.
  var basis: DesignBasis?
  var zeroWeightCount = 0
  var singletonCount = 0

  var rowCount: Int { response.count }

  /// Regressors that an estimator without effects could not use.
  func dropped(keeping kept: [Int]) -> [(name: String, reason: String)] {
    regressors.indices.filter { !kept.contains($0) }.map { index in
      let values = regressors[index].column.high
      let isConstant = values.allSatisfy { $0 == values[0] }
      return (regressors[index].name, isConstant ? "constant" : "collinear with the terms before it")
    }
  }

  /// The same on fewer rows.
  func rows(_ positions: [Int]) -> DesignFrame {
    var copy = self
    func cut(_ regressors: [Regressor]) -> [Regressor] {
      regressors.map { Regressor(name: $0.name, term: $0.term, column: $0.column.rows(positions)) }
    }
    copy.response = positions.map { response[$0] }
    copy.offset = offset.map { offset in positions.map { offset[$0] } }
    copy.random = random.map {
      RandomPart(label: $0.label, group: $0.group, codes: $0.codes.rows(positions), columns: cut($0.columns))
    }
    copy.regressors = cut(regressors)
    copy.endogenous = cut(endogenous)
    copy.instruments = cut(instruments)
    copy.effects = effects.map { ($0.name, $0.codes.rows(positions)) }
    copy.weights = weights.map { weights in positions.map { weights[$0] } }
    copy.categories = categories.mapValues { $0.rows(positions) }
    copy.units = units?.rows(positions)
    copy.steps = steps.map { steps in positions.map { steps[$0] } }
    copy.rows = positions.map { rows[$0] }
    return copy
  }
}
