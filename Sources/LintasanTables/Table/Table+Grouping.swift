import LintasanStatistics

/// A table parted by the values of some columns, to be summarised group by group.
public struct GroupedTable: Sendable {
  /// The table.
  package let table: Table
  /// The columns whose values make the groups.
  package let keys: [String]
  /// The rows of each group; groups ascend by their keys, missing ones last.
  package let groups: [[Int]]

  init(_ table: Table, by keys: [String]) throws(TableError) {
    let sorted = try table.selecting(columns: keys).adding(Column(Self.rowName, Array(0..<table.rowCount))).sorted(
      by: keys.map { ($0, .ascending) })
    let columns = sorted.columns.dropLast()
    let rows = try sorted.numbers(Self.rowName).present.map { Int($0) }
    var groups: [[Int]] = []
    for position in rows.indices {
      if position > 0, columns.allSatisfy({ $0[position] == $0[position - 1] }) {
        groups[groups.count - 1].append(rows[position])
      } else {
        groups.append([rows[position]])
      }
    }
    self.table = table
    self.keys = keys
    self.groups = groups
  }

  /// The column of positions, which no table has.
  private static let rowName = "\u{1F}row"

  /// The tables of the groups, in their order.
  public var tables: [Table] { groups.map { table.selecting(rows: $0) } }

  /// One row a group: the keys, then a column for each summary.
  ///
  /// A summary bears the name of its column; the second of a column bears its own name too, as `score_maximum`.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`, `.duplicateColumn`.
  public func aggregated(_ summaries: Summary...) throws(TableError) -> Table {
    var columns: [Column] = []
    for key in keys { columns.append(try table.column(key).selecting(groups.map { $0[0] })) }
    var taken = Set(keys)
    for summary in summaries {
      var name = summary.name ?? summary.column ?? summary.kind
      if summary.name == nil, taken.contains(name), summary.column != nil { name += "_\(summary.kind)" }
      taken.insert(name)
      guard let source = summary.column else {
        columns.append(Column(name, groups.map { Double($0.count) }))
        continue
      }
      if summary.kind == "count" {
        let column = try table.column(source)
        columns.append(Column(name, groups.map { rows in Double(rows.count { column[$0] != .missing }) }))
        continue
      }
      let numbers = try table.numbers(source)
      columns.append(Column(name, groups.map { rows in summary.value(rows.compactMap { numbers[$0] }) }))
    }
    return try Table(columns: columns)
  }

  /// A number that is taken of each group; missing values do not count, and of none at all the number is missing.
  public struct Summary: Sendable {
    /// The word for it, such as `mean`.
    package let kind: String
    /// The column that it is taken of; `nil` of the rows as such.
    package let column: String?
    /// The name of its column in the result, where it is given.
    package let name: String?
    let value: @Sendable ([Double]) -> Double?

    /// A summary of one's own.
    ///
    /// - Parameters:
    ///   - kind: the word for it.
    ///   - column: the column that it is taken of.
    ///   - name: the name of its column in the result; the column's by default.
    ///   - value: from the values of a group that are not missing to the number.
    public static func own(
      _ kind: String, _ column: String, as name: String? = nil, _ value: @escaping @Sendable ([Double]) -> Double?
    ) -> Summary { Summary(kind: kind, column: column, name: name, value: value) }

    /// The arithmetic mean.
    public static func mean(_ column: String, as name: String? = nil) -> Summary {
      own("mean", column, as: name) { Moments.mean($0) }
    }
    /// The sum.
    public static func sum(_ column: String, as name: String? = nil) -> Summary {
      own("sum", column, as: name) { $0.isEmpty ? nil : $0.reduce(0, +) }
    }
    /// The median.
    public static func median(_ column: String, as name: String? = nil) -> Summary {
      own("median", column, as: name) { Quantiles.median($0) }
    }
    /// The quantile at a probability in 0…1.
    public static func quantile(_ column: String, _ probability: Double, as name: String? = nil) -> Summary {
      own("quantile", column, as: name) { Quantiles.of($0, [probability])?.first }
    }
    /// The sample standard deviation.
    public static func standardDeviation(_ column: String, as name: String? = nil) -> Summary {
      own("standard_deviation", column, as: name) { Moments.standardDeviation($0) }
    }
    /// The smallest value.
    public static func minimum(_ column: String, as name: String? = nil) -> Summary {
      own("minimum", column, as: name) { $0.min() }
    }
    /// The largest value.
    public static func maximum(_ column: String, as name: String? = nil) -> Summary {
      own("maximum", column, as: name) { $0.max() }
    }
    /// The number of rows, in a column `count`.
    public static func count(as name: String? = nil) -> Summary {
      Summary(kind: "count", column: nil, name: name) { Double($0.count) }
    }
    /// The number of rows in which a column has a value.
    public static func count(_ column: String, as name: String? = nil) -> Summary {
      own("count", column, as: name) { Double($0.count) }
    }
  }
}

extension Table {
  /// The table parted by the values of some columns.
  ///
  /// - Throws: `.noColumn`.
  public func grouped(by names: String...) throws(TableError) -> GroupedTable { try GroupedTable(self, by: names) }

  /// What each column holds, a row a column: `column,kind,count,missing,distinct,mean,standard_deviation,minimum,q25,median,q75,
  /// maximum`; the last ones of numbers only.
  public func describe() -> Table {
    func present(_ column: Column) -> [Double]? {
      if case .numbers(let numbers) = column.values { numbers.present } else { nil }
    }
    func statistic(_ value: ([Double]) -> Double?) -> [Double?] { columns.map { present($0).flatMap(value) } }
    func quantile(_ p: Double) -> [Double?] { statistic { Quantiles.of($0, [p])?.first } }
    let cells = columns.map { column in (0..<column.count).map { column[$0] }.filter { $0 != .missing } }
    return Table(
      Column("column", columnNames), Column("kind", columns.map(\.kind.rawValue)), Column("count", cells.map(\.count)),
      Column("missing", cells.map { rowCount - $0.count }), Column("distinct", cells.map { Set($0).count }),
      Column("mean", statistic { Moments.mean($0) }),
      Column("standard_deviation", statistic { Moments.standardDeviation($0) }),
      Column("minimum", statistic { $0.min() }), Column("q25", quantile(0.25)), Column("median", quantile(0.5)),
      Column("q75", quantile(0.75)), Column("maximum", statistic { $0.max() }))
  }
}
