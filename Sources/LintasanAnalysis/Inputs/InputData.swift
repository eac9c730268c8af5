package import LintasanTables

/// The inputs of all entities in one year, as they stand in a table such as `datasets/egdi/inputs.csv`.
package struct InputData: Sendable {
  /// What the columns are.
  package let leaves: [InputLeaf]
  /// The year.
  package let year: Int
  /// The codes of the entities, in the table's order.
  package let entities: [String]
  /// Their names.
  package let names: [String]
  /// The values as they stand, by leaf and entity.
  package let values: [[Double]]
  /// The published index, by entity; `nil` where the table has none.
  package let published: [Double?]
  /// What is odd about an entity's figures, such as `hci_differs`.
  package let flags: [String?]

  /// Reads a table: `iso3`, a column for every leaf, and where there are `survey_year`, `country`, `egdi`, `flag`.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - file: its name, for messages.
  ///   - wanted: the year wanted; `nil` for the latest.
  ///   - leaves: the columns.
  /// - Throws: ``InputError``.
  package init(
    _ table: Table, file: String, year wanted: Int? = nil, leaves: [InputLeaf] = InputLeaf.egdi2024
  ) throws(InputError) {
    let codes: Texts
    do throws(TableError) { codes = try table.texts("iso3") } catch { throw .table(file: file, error) }
    try self.init(file: file, table, wanted, leaves, codes: codes)
  }

  private init(
    file: String, _ table: Table, _ wanted: Int?, _ leaves: [InputLeaf], codes: Texts
  ) throws(InputError) {
    func column(_ name: String) throws(InputError) -> Numbers {
      do throws(TableError) { return try table.numbers(name) } catch { throw .table(file: file, error) }
    }
    let years: [Int]
    if table.columnNames.contains("survey_year") {
      let found = try column("survey_year")
      years = (0..<table.rowCount).map { found[$0].flatMap { Int(exactly: $0) } ?? 0 }
    } else {
      years = [Int](repeating: wanted ?? 2024, count: table.rowCount)
    }
    let available = Set(years).sorted()
    guard let year = wanted ?? available.last, available.contains(year) else {
      throw .noInputs(year: wanted ?? 0, available: available)
    }
    let rows = (0..<table.rowCount).filter { years[$0] == year }
    let given = try? table.texts("country")
    var (entities, names): ([String], [String]) = ([], [])
    var seen: Set<String> = []
    for row in rows {
      guard let code = codes[row] else {
        throw .badCell(file: file, entity: "row \(row + 2)", input: "iso3", found: "missing", expected: "a code")
      }
      guard seen.insert(code).inserted else { throw .twice(file: file, entity: code) }
      entities.append(code)
      names.append(given?[row] ?? code)
    }
    var values: [[Double]] = []
    for leaf in leaves {
      let numbers = try column(leaf.id)
      var found: [Double] = []
      for (position, row) in rows.enumerated() {
        guard let value = numbers[row] else {
          throw .badCell(
            file: file, entity: entities[position], input: leaf.id, found: "missing", expected: leaf.expected)
        }
        guard leaf.allowed.contains(value), !leaf.isCount || value == value.rounded() else {
          throw .badCell(
            file: file, entity: entities[position], input: leaf.id, found: NumberText.shortest(value),
            expected: leaf.expected)
        }
        found.append(value)
      }
      values.append(found)
    }
    let published = table.columnNames.contains("egdi") ? try column("egdi") : nil
    let flags = try? table.texts("flag")
    self.leaves = leaves
    self.year = year
    self.entities = entities
    self.names = names
    self.values = values
    self.published = rows.map { published?[$0] }
    self.flags = rows.map { flags?[$0] }
  }

  /// The position of an entity, by code or name in any case.
  ///
  /// - Throws: `.unknownEntity`.
  package func position(of entity: String) throws(InputError) -> Int {
    if let found = entities.firstIndex(of: entity) { return found }
    let folded = entity.lowercased()
    guard
      let found = entities.firstIndex(where: { $0.lowercased() == folded })
        ?? names.firstIndex(where: { $0.lowercased() == folded })
    else { throw .unknownEntity(entity) }
    return found
  }

  /// The position of a leaf by its column or its short name.
  ///
  /// - Throws: `.unknownInput`.
  package func leaf(_ name: String, option: String) throws(InputError) -> Int {
    let folded = name.lowercased()
    guard
      let found = leaves.firstIndex(where: {
        $0.id == folded || $0.shortID == folded || $0.id == folded + "_points" || "osi_\($0.shortID)" == folded
      })
    else { throw .unknownInput(name, option: option, known: leaves.map(\.shortID)) }
    return found
  }
}

extension InputLeaf {
  /// What a cell may be, in words.
  var expected: String {
    if let items { return "a whole number of items from 0 to \(items)" }
    return allowed.upperBound == .greatestFiniteMagnitude
      ? "a number of \(NumberText.shortest(allowed.lowerBound)) or more"
      : "a number from \(NumberText.shortest(allowed.lowerBound)) to \(NumberText.shortest(allowed.upperBound))"
  }
}
