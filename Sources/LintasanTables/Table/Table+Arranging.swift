extension Table {
  /// A direction of sorting.
  public enum Order: Hashable, Sendable {
    /// The smallest first.
    case ascending
    /// The largest first.
    case descending
  }

  /// The rows in the order of a column; rows without a value come last, equal ones stay in their order.
  ///
  /// - Throws: `.noColumn`.
  public func sorted(by name: String, _ order: Order = .ascending) throws(TableError) -> Table {
    try sorted(by: [(name, order)])
  }

  /// The rows in the order of several columns, the first counting most.
  ///
  /// - Throws: `.noColumn`.
  public func sorted(by keys: [(name: String, order: Order)]) throws(TableError) -> Table {
    var columns: [(ranks: [Int], count: Int)] = []
    for (name, order) in keys { columns.append(try column(name).places(order)) }
    let rows = (0..<rowCount).sorted { first, second in
      for column in columns where column.ranks[first] != column.ranks[second] {
        return column.ranks[first] < column.ranks[second]
      }
      return first < second
    }
    return selecting(rows: rows)
  }

  /// The first rows.
  public func head(_ count: Int = 6) -> Table { selecting(rows: Array(0..<min(max(0, count), rowCount))) }

  /// The last rows.
  public func tail(_ count: Int = 6) -> Table {
    selecting(rows: Array(max(0, rowCount - max(0, count))..<rowCount))
  }

  /// The first row of each combination of values in some columns, of all columns where none is named.
  ///
  /// - Throws: `.noColumn`.
  public func unique(by names: String...) throws(TableError) -> Table {
    let chosen = try names.isEmpty ? columns : selecting(columns: names).columns
    var seen: Set<[Cell]> = []
    return selecting(rows: (0..<rowCount).filter { row in seen.insert(chosen.map { $0[row] }).inserted })
  }

  /// The table with columns under other names.
  ///
  /// - Parameter names: new names by old ones.
  /// - Throws: `.noColumn`, `.duplicateColumn`.
  public func renaming(_ names: [String: String]) throws(TableError) -> Table {
    for old in names.keys.sorted() { _ = try column(old) }
    return try Table(columns: columns.map { Column(names[$0.name] ?? $0.name, $0.values) })
  }

  /// The table without some columns.
  ///
  /// - Throws: `.noColumn`.
  public func dropping(_ names: String...) throws(TableError) -> Table {
    for name in names { _ = try column(name) }
    return try Table(columns: columns.filter { !names.contains($0.name) })
  }

  /// The table with a column in the place of the one of its name.
  ///
  /// - Throws: `.noColumn` where there is none of that name, `.unequalLengths`.
  public func replacing(_ column: Column) throws(TableError) -> Table {
    _ = try self.column(column.name)
    return try Table(columns: columns.map { $0.name == column.name ? column : $0 })
  }
}

extension Column {
  /// The place of each row in an order, equal values having the same one, and missing ones the last.
  fileprivate func places(_ order: Table.Order) -> (ranks: [Int], count: Int) {
    func ranked<Value: Hashable>(_ values: [Value?], _ isBefore: (Value, Value) -> Bool) -> (ranks: [Int], count: Int) {
      let distinct = Set(values.compactMap { $0 }).sorted { order == .ascending ? isBefore($0, $1) : isBefore($1, $0) }
      let places = Dictionary(zip(distinct, distinct.indices)) { first, _ in first }
      return (values.map { $0.flatMap { places[$0] } ?? distinct.count }, distinct.count)
    }
    switch values {
    case .numbers(let numbers): return ranked(numbers.optional.map { $0.flatMap { $0.isNaN ? nil : $0 } }, <)
    case .texts(let texts):
      return ranked(texts.optional) { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
    case .booleans(let booleans): return ranked(booleans) { !$0 && $1 }
    }
  }
}
