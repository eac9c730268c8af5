extension Table {
  /// Which rows a join keeps.
  public enum JoinKind: Hashable, Sendable, CaseIterable {
    /// Those with a match on both sides.
    case inner
    /// All of the table here; gaps where the other has no match.
    case left
    /// All of both, those of the other without a match at the end.
    case full
  }

  /// The table with the columns of another at its right, matched by keys of the same names. A missing key matches none.
  ///
  /// - Parameters:
  ///   - other: its keys must be unique.
  ///   - keys: columns of both.
  ///   - kind: which rows are kept.
  ///   - suffix: what is added to the names of the other's columns that stand here too; `nil` refuses such.
  /// - Throws: `.noColumn`, `.duplicateKey`, `.sharedColumn`, `.duplicateColumn` where a name with its suffix stands here too.
  public func joining(
    _ other: Table, on keys: String..., kind: JoinKind = .left, suffix: String? = nil
  ) throws(TableError) -> Table {
    try joining(other, on: keys.map { (here: $0, there: $0) }, kind: kind, suffix: suffix)
  }

  /// The table with the columns of another at its right, matched by keys of any names; the other's keys are left out.
  /// A missing key matches none.
  ///
  /// - Parameters:
  ///   - other: its keys must be unique.
  ///   - keys: pairs of a column here and the column there.
  ///   - kind: which rows are kept.
  ///   - suffix: what is added to the names of the other's columns that stand here too; `nil` refuses such.
  /// - Throws: as with keys of one name.
  public func joining(
    _ other: Table, on keys: [(here: String, there: String)], kind: JoinKind = .left, suffix: String? = nil
  ) throws(TableError) -> Table {
    let theirs = try other.keys(keys.map(\.there))
    var rowOfKey: [[String?]: Int] = [:]
    for (row, key) in theirs.enumerated() where !key.contains(nil) {
      if let first = rowOfKey.updateValue(row, forKey: key) {
        throw .duplicateKey(key.map { $0 ?? "" }.joined(separator: ", "), firstRow: first + 1, secondRow: row + 1)
      }
    }
    let ours = try self.keys(keys.map(\.here))
    var rows: [(here: Int?, there: Int?)] = ours.enumerated().map { ($0.offset, rowOfKey[$0.element]) }
    if kind == .inner { rows.removeAll { $0.there == nil } }
    if kind == .full {
      let known = Set(ours)
      for (row, key) in theirs.enumerated() where key.contains(nil) || !known.contains(key) { rows.append((nil, row)) }
    }
    let names = Set(columnNames)
    var joined: [Column] = []
    for column in columns {
      var values = column.picking(rows.map(\.here))
      if kind == .full, let key = keys.first(where: { $0.here == column.name }) {
        // A row of the other alone has its key from there.
        values = try column.picking(rows.map(\.here), orElse: other.column(key.there), rows.map(\.there))
      }
      joined.append(values)
    }
    for column in other.columns where !keys.contains(where: { $0.there == column.name }) {
      var added = column.picking(rows.map(\.there))
      if names.contains(column.name) {
        guard let suffix, !suffix.isEmpty else { throw .sharedColumn(column.name) }
        added.name += suffix
      }
      joined.append(added)
    }
    return try Table(columns: joined)
  }

  /// Tables one below the other; an empty list gives an empty table.
  ///
  /// Columns come in the order in which they appear; a table without one has gaps there.
  ///
  /// - Throws: `.kindsDiffer` for a column of numbers here and of texts there; one that is empty goes with every kind.
  public static func stacked(_ tables: [Table]) throws(TableError) -> Table {
    var names: [String] = []
    var known: Set<String> = []
    for table in tables { for name in table.columnNames where known.insert(name).inserted { names.append(name) } }
    var columns: [Column] = []
    for name in names {
      let parts = tables.map { table in table.columns.first { $0.name == name } }
      let kind = parts.compactMap { $0 }.first { !$0.isMissing }?.kind ?? parts.compactMap { $0 }.first?.kind
      for (table, part) in parts.enumerated() {
        if let part, let kind, part.kind != kind, !part.isMissing {
          throw .kindsDiffer(column: name, expected: kind, found: part.kind, table: table + 1)
        }
      }
      columns.append(Column.stacked(name, kind ?? .number, zip(tables, parts).map { ($0.rowCount, $1) }))
    }
    return try Table(columns: columns)
  }

  private func keys(_ names: [String]) throws(TableError) -> [[String?]] {
    var parts: [Texts] = []
    for name in names { parts.append(try texts(name)) }
    return (0..<rowCount).map { row in parts.map { $0[row] } }
  }
}

extension Column {
  /// The rows of the given indices, a gap for each `nil`.
  fileprivate func picking(_ rows: [Int?]) -> Column {
    switch values {
    case .numbers(let numbers): Column(name, rows.map { $0.flatMap { numbers[$0] } })
    case .texts(let texts): Column(name, rows.map { $0.flatMap { texts[$0] } })
    case .booleans(let booleans): Column(name, rows.map { $0.flatMap { booleans[$0] } })
    }
  }

  /// The rows of the given indices; for each `nil` the row of another column, as a text where the kinds differ.
  fileprivate func picking(_ rows: [Int?], orElse other: Column, _ others: [Int?]) -> Column {
    let cells = zip(rows, others).map { here, there in here.map { self[$0] } ?? there.map { other[$0] } ?? .missing }
    if kind == other.kind { return Column(name, kind, cells) }
    return Column(name, cells.map { $0 == .missing ? nil : Self.text($0) })
  }

  fileprivate static func stacked(_ name: String, _ kind: Kind, _ parts: [(count: Int, column: Column?)]) -> Column {
    var (numbers, texts, booleans) = (Numbers(), Texts(), [Bool?]())
    for (count, column) in parts {
      switch (kind, column?.values) {
      case (.number, .numbers(let more)): numbers.append(contentsOf: more)
      case (.text, .texts(let more)): texts.append(contentsOf: more)
      case (.boolean, .booleans(let more)): booleans += more
      case (.number, _): for _ in 0..<count { numbers.append(nil) }
      case (.text, _): for _ in 0..<count { texts.append(nil) }
      case (.boolean, _): booleans += [Bool?](repeating: nil, count: count)
      }
    }
    return switch kind {
    case .number: Column(name, .numbers(numbers))
    case .text: Column(name, .texts(texts))
    case .boolean: Column(name, .booleans(booleans))
    }
  }

  /// A column of cells, all of one kind or missing; those of another kind become gaps.
  init(_ name: String, _ kind: Kind, _ cells: [Cell]) {
    switch kind {
    case .number: self.init(name, cells.map { if case .number(let value) = $0 { value } else { Double?.none } })
    case .text: self.init(name, cells.map { if case .text(let value) = $0 { value } else { String?.none } })
    case .boolean: self.init(name, cells.map { if case .boolean(let value) = $0 { value } else { Bool?.none } })
    }
  }
}
