public import LintasanTables

/// Efficiencies of the units of a table in one year.
public struct EfficiencyStudy: Sendable {
  /// The column of the unit.
  package var entity: String
  /// The columns of what is used.
  package var inputs: [String]
  /// The columns of what is made.
  package var outputs: [String]
  /// The column of the time, where there is one.
  public var time: String?
  /// The time; nil takes the latest.
  public var year: Double?
  /// Returns to scale.
  public var returns: EfficiencyProblem.Returns = .vrs
  /// Inputs or outputs.
  public var orientation: EfficiencyProblem.Orientation = .output
  /// Draws of the bootstrap; nil for none.
  public var draws: Int?
  /// Level of its intervals.
  public var level = 0.95
  /// Its seed.
  public var seed: UInt64 = 20_240_917
  /// Threads to use.
  public var threads = 1

  /// A study with variable returns and output orientation.
  public init(entity: String, inputs: [String], outputs: [String]) {
    self.entity = entity
    self.inputs = inputs
    self.outputs = outputs
  }

  /// What a study gives: the units in the table's order.
  public struct Result: Sendable {
    /// The study.
    package let study: EfficiencyStudy
    /// The time that was taken.
    public let year: Double?
    /// The units.
    public let units: [String]
    /// Their programmes' answers.
    package let scores: [EfficiencyProblem.Score]
    /// Bias and intervals, where they were asked for.
    package let bootstrap: EfficiencyBootstrap?
    /// Units without an answer, and why.
    package let excluded: [(unit: String, reason: String)]

    /// One row per unit: `entity,efficiency,on_frontier,peers`, and with a bootstrap `bias,corrected,lower,upper`.
    public func table() -> Table { table { NumberText.fixed($0, decimals: 3) } }

    /// The same with the peers' weights written in another way.
    package func table(weight: (Double) -> String) -> Table {
      var columns = [
        Column("entity", units.map { Optional($0) }), Column("efficiency", scores.map { Optional($0.efficiency) }),
        Column("on_frontier", scores.map { Optional($0.efficiency > 1 - 1e-9) }),
        Column(
          "peers",
          scores.map { score -> String? in
            score.peers.map { "\(units[$0.unit]) \(weight($0.weight))" }.joined(separator: "; ")
          }),
      ]
      if let bootstrap {
        columns.append(Column("bias", bootstrap.bias.map { Optional($0) }))
        columns.append(Column("corrected", bootstrap.corrected.map { Optional($0) }))
        columns.append(Column("lower", bootstrap.lower.map { Optional($0) }))
        columns.append(Column("upper", bootstrap.upper.map { Optional($0) }))
      }
      return Table(trusted: columns)
    }
  }

  /// Reads the units and solves their programmes.
  public func run(_ table: Table) throws(RegressionError) -> Result {
    let codes = try LevelCodes(table: table, column: entity)
    var rows = Array(0..<table.rowCount)
    var chosen = year
    let evaluator = ExpressionEvaluator(table: table, panel: nil)
    if let time {
      let times = try evaluator.numbers(.variable(time)).high
      chosen = year ?? times.filter { !$0.isNaN }.max()
      rows = rows.filter { times[$0] == chosen }
      guard !rows.isEmpty else {
        throw .badOption(
          option: "year", found: year.map { NumberText.shortest($0) } ?? "nothing", expected: "a year with rows")
      }
    }
    var columns: [[Double]] = []
    for name in inputs + outputs { columns.append(try evaluator.numbers(.variable(name)).high) }
    var taken: [Int] = []
    var excluded: [(unit: String, reason: String)] = []
    var seen: Set<Int32> = []
    for row in rows {
      guard codes.codes[row] >= 0 else { continue }
      let unit = codes.levels[Int(codes.codes[row])]
      guard seen.insert(codes.codes[row]).inserted else {
        throw .badOption(
          option: "entity", found: "'\(unit)' in two rows", expected: "one row per unit; name `time` or `year`")
      }
      if let missing = zip(inputs + outputs, columns).first(where: { $0.1[row].isNaN }) {
        excluded.append((unit, "'\(missing.0)' is missing"))
      } else {
        taken.append(row)
      }
    }
    guard taken.count >= 2 else {
      throw .badOption(option: "efficiency", found: "\(taken.count) complete units", expected: "at least two")
    }
    let values = columns.map { column in taken.map { column[$0] } }
    let problem = try EfficiencyProblem(
      inputs: Array(values.prefix(inputs.count)), outputs: Array(values.dropFirst(inputs.count)), returns: returns,
      orientation: orientation)
    let scores = try problem.scores(threads: threads)
    var bootstrap: EfficiencyBootstrap?
    if let draws {
      bootstrap = try EfficiencyBootstrap(
        problem, scores: scores.map { min(1, $0.efficiency) }, draws: draws, level: level, seed: seed, threads: threads)
    }
    return Result(
      study: self, year: chosen, units: taken.map { codes.levels[Int(codes.codes[$0])] }, scores: scores,
      bootstrap: bootstrap, excluded: excluded)
  }
}
