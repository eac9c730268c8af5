/// A table of named columns of one length: what every result of the library can be turned into.
public struct Table: Hashable, Sendable {
  /// The columns, in order.
  public private(set) var columns: [Column]
  /// Number of rows.
  public let rowCount: Int

  /// A table of the given columns.
  ///
  /// - Throws: `.duplicateColumn`, `.unequalLengths`.
  public init(columns: [Column]) throws(TableError) {
    var names: Set<String> = []
    for column in columns {
      guard names.insert(column.name).inserted else { throw .duplicateColumn(column.name) }
      guard column.count == columns[0].count else {
        throw .unequalLengths(column: column.name, expected: columns[0].count, found: column.count)
      }
    }
    self.columns = columns
    rowCount = columns.first?.count ?? 0
  }

  /// A table of columns that the caller made itself, with distinct names and one length.
  public init(_ columns: Column...) {
    self.init(trusted: columns)
  }

  /// A table of columns that the caller made itself, with distinct names and one length; anything else is a bug.
  public init(trusted columns: [Column]) {
    precondition(Set(columns.map(\.name)).count == columns.count, "duplicate column names")
    precondition(columns.allSatisfy { $0.count == columns[0].count }, "columns of unequal length")
    self.columns = columns
    rowCount = columns.first?.count ?? 0
  }

  /// A table some of whose columns are named by the data, as by an entity: a name that an earlier column has already
  /// becomes `name_2`, `name_3` and so on.
  public init(distinct columns: [Column]) {
    var names: Set<String> = []
    self.init(
      trusted: columns.map { column in
        var (name, number) = (column.name, 1)
        while !names.insert(name).inserted {
          number += 1
          name = "\(column.name)_\(number)"
        }
        return Column(name, column.values)
      })
  }

  /// The names of the columns, in order.
  public var columnNames: [String] { columns.map(\.name) }

  /// The column of a name.
  ///
  /// - Throws: `.noColumn` naming what is there.
  public func column(_ name: String) throws(TableError) -> Column {
    guard let column = columns.first(where: { $0.name == name }) else {
      throw .noColumn(name, available: columnNames)
    }
    return column
  }

  /// The numbers of a column. A column that is empty in every row counts as numbers.
  ///
  /// - Throws: `.noColumn`, `.wrongKind`.
  public func numbers(_ name: String) throws(TableError) -> Numbers {
    let found = try column(name)
    switch found.values {
    case .numbers(let numbers): return numbers
    case .texts(let texts) where texts.levels.isEmpty: return Numbers([Double?](repeating: nil, count: texts.count))
    default: throw .wrongKind(column: name, expected: .number, found: found.kind)
    }
  }

  /// The texts of a column; numbers are given as they would be printed.
  ///
  /// - Throws: `.noColumn`.
  public func texts(_ name: String) throws(TableError) -> Texts {
    let found = try column(name)
    switch found.values {
    case .texts(let texts): return texts
    case .numbers(let numbers): return Texts(numbers.optional.map { $0.map(NumberText.shortest) })
    case .booleans(let booleans): return Texts(booleans.map { $0.map { $0 ? "true" : "false" } })
    }
  }

  /// The cell in a row of a column; missing where the column is not there.
  public subscript(row: Int, name: String) -> Cell {
    columns.first { $0.name == name }?[row] ?? .missing
  }

  /// The rows with the given indices, in that order.
  public func selecting(rows: [Int]) -> Table {
    Table(trusted: columns.map { $0.selecting(rows) })
  }

  /// The rows for which `isKept` holds.
  public func filter(_ isKept: (_ row: Int) throws -> Bool) rethrows -> Table {
    selecting(rows: try (0..<rowCount).filter(isKept))
  }

  /// The named columns, in the order asked for.
  ///
  /// - Throws: `.noColumn`.
  public func selecting(columns names: [String]) throws(TableError) -> Table {
    var chosen: [Column] = []
    for name in names { chosen.append(try column(name)) }
    return try Table(columns: chosen)
  }

  /// The table with one more column at its end.
  ///
  /// - Throws: `.duplicateColumn`, `.unequalLengths`.
  public func adding(_ column: Column) throws(TableError) -> Table {
    try Table(columns: columns + [column])
  }

  /// The table with the columns of `other` at its right, matched by a key; a row without a match gets gaps.
  ///
  /// - Parameters:
  ///   - other: its key must be unique; its key columns and columns of a name already here are left out.
  ///   - keys: pairs of a column here and the column there.
  /// - Throws: `.noColumn`, `.duplicateKey`.
  public func joining(_ other: Table, on keys: [(here: String, there: String)]) throws(TableError) -> Table {
    let theirs = try other.keys(keys.map(\.there))
    var rowOfKey: [[String?]: Int] = [:]
    for (row, key) in theirs.enumerated() {
      if let first = rowOfKey.updateValue(row, forKey: key) {
        throw .duplicateKey(key.map { $0 ?? "" }.joined(separator: ", "), firstRow: first + 1, secondRow: row + 1)
      }
    }
    let matches = try self.keys(keys.map(\.here)).map { rowOfKey[$0] }
    let left = Set(columnNames).union(keys.map(\.there))
    var joined = columns
    for column in other.columns where !left.contains(column.name) {
      switch column.values {
      case .numbers(let numbers): joined.append(Column(column.name, matches.map { $0.flatMap { numbers[$0] } }))
      case .texts(let texts): joined.append(Column(column.name, matches.map { $0.flatMap { texts[$0] } }))
      case .booleans(let values): joined.append(Column(column.name, matches.map { $0.flatMap { values[$0] } }))
      }
    }
    return try Table(columns: joined)
  }

  /// Tables of the same columns, one below the other; an empty list gives an empty table.
  ///
  /// Columns of the first table that another one lacks, or holds in another kind, are left as gaps there.
  public static func stacked(_ tables: [Table]) -> Table {
    guard let first = tables.first else { return Table() }
    return Table(
      trusted: first.columns.map { column in
        var values = column.values
        for table in tables.dropFirst() {
          let other = table.columns.first { $0.name == column.name }
          switch (values, other?.values) {
          case (.numbers(var all), .numbers(let more)):
            all.append(contentsOf: more)
            values = .numbers(all)
          case (.texts(var all), .texts(let more)):
            all.append(contentsOf: more)
            values = .texts(all)
          case (.booleans(let all), .booleans(let more)):
            values = .booleans(all + more)
          case (.numbers(var all), _):
            for _ in 0..<table.rowCount { all.append(nil) }
            values = .numbers(all)
          case (.texts(var all), _):
            for _ in 0..<table.rowCount { all.append(nil) }
            values = .texts(all)
          case (.booleans(let all), _):
            values = .booleans(all + [Bool?](repeating: nil, count: table.rowCount))
          }
        }
        return Column(column.name, values)
      })
  }

  private func keys(_ names: [String]) throws(TableError) -> [[String?]] {
    var parts: [Texts] = []
    for name in names { parts.append(try texts(name)) }
    return (0..<rowCount).map { row in parts.map { $0[row] } }
  }
}
