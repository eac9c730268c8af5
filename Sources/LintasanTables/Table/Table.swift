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
  package init(trusted columns: [Column]) {
    do throws(TableError) { try self.init(columns: columns) } catch { preconditionFailure("\(error)") }
  }

  /// A table some of whose columns are named by the data, as by an entity: a name that an earlier column has already
  /// becomes `name_2`, `name_3` and so on.
  package init(distinct columns: [Column]) {
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

  /// The cell in a row, counted from 0, of a column that the program knows; of a name that comes from data ask
  /// ``column(_:)``, which throws where it is not there.
  public subscript(row: Int, name: String) -> Cell { known(name)[row] }

  /// A column that the program names: another name is a mistake of the programmer.
  func known(_ name: String) -> Column {
    do throws(TableError) { return try column(name) } catch { preconditionFailure("\(error)") }
  }

  /// The rows with the given indices, counted from 0, in that order.
  public func selecting(rows: [Int]) -> Table {
    if let row = rows.first(where: { $0 < 0 || $0 >= rowCount }) {
      preconditionFailure("there is no row \(row) in a table of \(rowCount) rows: rows are counted from 0")
    }
    return Table(trusted: columns.map { $0.selecting(rows) })
  }

  /// The rows for which `isKept` holds.
  package func filter(_ isKept: (_ row: Int) throws -> Bool) rethrows -> Table {
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
}
