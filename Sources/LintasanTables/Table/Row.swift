/// One row of a table, for programs that know its columns: a name that the table does not have, or a column of another kind,
/// is a mistake of the programmer and stops the program with a sentence.
///
/// Where names come from data there are ``Table/numbers(_:)`` and ``Table/texts(_:)``, which throw.
public struct Row: Sendable {
  /// The table.
  package let table: Table
  /// The position in it, counted from 0.
  public let index: Int

  init(_ table: Table, _ index: Int) {
    self.table = table
    self.index = index
  }

  /// The cell of a column.
  public subscript(name: String) -> Cell { table.known(name)[index] }

  /// The number in a column of numbers; `nil` where it is missing.
  public func number(_ name: String) -> Double? {
    let column = table.known(name)
    switch column.values {
    case .numbers(let numbers): return numbers[index]
    case _ where column.isMissing: return nil
    default: preconditionFailure("\(TableError.wrongKind(column: name, expected: .number, found: column.kind))")
    }
  }

  /// The text of a column, a number as it would be printed; `nil` where it is missing.
  public func text(_ name: String) -> String? {
    let cell = self[name]
    return cell == .missing ? nil : Column.text(cell)
  }

  /// The truth value in a column of such; `nil` where it is missing.
  public func boolean(_ name: String) -> Bool? {
    let column = table.known(name)
    switch column.values {
    case .booleans(let booleans): return booleans[index]
    case _ where column.isMissing: return nil
    default: preconditionFailure("\(TableError.wrongKind(column: name, expected: .boolean, found: column.kind))")
    }
  }
}

extension Table {
  /// The rows, in order: `for row in table.rows { … }`.
  public var rows: Rows { Rows(table: self) }

  /// The rows for which `isKept` holds: `table.filter { ($0.number("gdp") ?? 0) > 5 }`.
  public func filter(_ isKept: (Row) throws -> Bool) rethrows -> Table {
    selecting(rows: try (0..<rowCount).filter { try isKept(Row(self, $0)) })
  }

  /// The table with a column of numbers that are computed row by row, at its end or in the place of one of that name.
  public func setting(_ name: String, _ value: (Row) throws -> Double?) rethrows -> Table {
    setting(Column(name, try rows.map(value)))
  }

  /// The table with a column of texts that are computed row by row, at its end or in the place of one of that name.
  public func setting(text name: String, _ value: (Row) throws -> String?) rethrows -> Table {
    setting(Column(name, try rows.map(value)))
  }

  private func setting(_ column: Column) -> Table {
    var changed = columns
    if let place = changed.firstIndex(where: { $0.name == column.name }) {
      changed[place] = column
    } else {
      changed.append(column)
    }
    return Table(trusted: changed)
  }
}

extension Table {
  /// The rows of a table, counted from 0.
  public struct Rows: RandomAccessCollection, Sendable {
    fileprivate let table: Table
    public var startIndex: Int { 0 }
    public var endIndex: Int { table.rowCount }
    public subscript(position: Int) -> Row {
      precondition(
        position >= 0 && position < table.rowCount,
        "there is no row \(position) in a table of \(table.rowCount) rows: rows are counted from 0")
      return Row(table, position)
    }
  }
}
