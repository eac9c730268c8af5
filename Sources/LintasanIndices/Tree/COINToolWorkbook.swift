package import LintasanTables

/// A workbook of the COIN Tool, the spreadsheet of the Joint Research Centre in which composite indicators are built.
///
/// Its sheet `Database` has weights, directions, goalposts, the codes of four levels and names in rows 7 to 15, the codes of
/// indicators in row 16 and a unit a row below, from column E on; its sheet `Framework` names the groups and weighs them.
/// What is read has the form of COINr's pair of iData and iMeta.
package struct COINToolWorkbook: Sendable {
  /// iData: `uCode`, `uName` and a column an indicator.
  package let data: Table
  /// iMeta: `iCode, iName, Direction, Weight, Parent, Type`.
  package let meta: Table
  /// What a person should know of how it was read.
  package let notes: [String]

  private static let codeRow = 16
  private static let firstColumn = 4
  private static let missing: Set<String> = ["n/a", "na", "#n/a", "--", ""]

  /// A sheet by the numbers of its rows.
  private typealias Cells = [Int: [Int: Cell]]

  /// Whether the sheets are those of the COIN Tool.
  package static func isOne(_ sheets: [WorkbookReader.SheetCells]) -> Bool {
    Set(["Database", "Framework"]).isSubset(of: sheets.map(\.name))
  }

  /// Reads the sheets.
  ///
  /// - Throws: where a sheet does not have its form.
  package init(_ sheets: [WorkbookReader.SheetCells], file: String) throws(StarterDefinition.Failure) {
    func cells(_ name: String) -> Cells {
      let rows = sheets.first { $0.name == name }?.rows ?? []
      return Dictionary(rows.map { ($0.row, $0.cells) }) { first, _ in first }
    }
    let database = cells("Database")
    func text(_ row: Int, _ column: Int) -> String? { Self.text(database[row]?[column]) }
    func number(_ row: Int, _ column: Int) -> Double? { Self.number(database[row]?[column]) }
    let rows = database.keys.filter { $0 > Self.codeRow }.sorted()
    var columns: [Int] = []
    for column in (database[Self.codeRow] ?? [:]).keys.sorted() where column >= Self.firstColumn {
      let isNamed = text(Self.codeRow, column) != nil
      if isNamed, rows.contains(where: { number($0, column) != nil }) { columns.append(column) }
    }
    guard !columns.isEmpty else {
      throw .missing(
        "\(file): the sheet Database has no indicator; the COIN Tool has their codes in row 16 from column E on, and numbers "
          + "below")
    }
    let units = rows.filter { row in columns.contains { number(row, $0) != nil } }
    for row in units where text(row, 2) == nil {
      throw .missing("\(file): row \(row) of the sheet Database has figures and no code of a unit in column C")
    }
    data = Table(
      trusted: [Column("uCode", units.map { text($0, 2) }), Column("uName", units.map { text($0, 1) ?? text($0, 2) })]
        + columns.map { column in
          Column(Self.identifier(text(Self.codeRow, column)), units.map { number($0, column) })
        })
    // The levels from the lowest to the index; one in which all are alike was not used, but for the index.
    let levels = [14, 13, 12, 11].filter { row in
      row == 11 || Set(columns.map { text(row, $0) }).count > 1
    }
    var codes = columns.map { Self.identifier(text(Self.codeRow, $0)) }
    var names = columns.map { text(15, $0) }
    var directions: [Double?] = columns.map { number(8, $0) ?? 1 }
    var weights: [Double?] = columns.map { number(7, $0) ?? 1 }
    var types = columns.map { _ in "Indicator" }
    var parents: [String?] = []
    let framework = Self.framework(cells("Framework"))
    var aggregates: [String: String?] = [:]
    var order: [String] = []
    for column in columns {
      let path = levels.compactMap { text($0, column) }
      guard path.count == levels.count else {
        throw .structure(
          "\(file): \(text(Self.codeRow, column) ?? "an indicator") has no group at some level; rows 11 to 14 of the sheet "
            + "Database name them")
      }
      parents.append(Self.identifier(path.first))
      for (own, above) in zip(path, path.dropFirst().map { Optional($0) } + [nil]) {
        if let known = aggregates[own], known != above {
          throw .structure(
            "\(file): “\(own)” belongs to “\(known ?? "nothing")” and to “\(above ?? "nothing")”; rows 11 to 14 of the sheet "
              + "Database have to agree")
        }
        if aggregates.updateValue(above, forKey: own) == nil { order.append(own) }
      }
    }
    for own in order {
      let entry = framework[own]
      codes.append(Self.identifier(own))
      names.append(entry?.name ?? own)
      directions.append(1)
      weights.append(entry?.weight ?? 1)
      types.append("Aggregate")
      let above: String? = aggregates[own].flatMap { $0 }
      parents.append(above.map { Self.identifier($0) })
    }
    meta = Table(
      trusted: [
        Column("iCode", codes.map { Optional($0) }), Column("iName", names), Column("Direction", directions),
        Column("Weight", weights), Column("Parent", parents), Column("Type", types.map { Optional($0) }),
      ])
    var notes = ["\(units.count) units and \(columns.count) indicators of a COIN Tool workbook"]
    if columns.contains(where: { number(9, $0) != nil || number(10, $0) != nil }) {
      notes.append("its goalposts are not taken: write normalise: {goalposts: [LOWER, UPPER]} where they are meant")
    }
    self.notes = notes
  }

  /// The groups by code, with their names and weights.
  private static func framework(_ cells: Cells) -> [String: (name: String?, weight: Double?)] {
    var found: [String: (name: String?, weight: Double?)] = [:]
    for row in cells.keys.sorted() {
      guard let code = text(cells[row]?[2]), found[code] == nil else { continue }
      found[code] = (text(cells[row]?[7]), number(cells[row]?[4]))
    }
    return found
  }

  private static func text(_ cell: Cell?) -> String? {
    let found: String
    switch cell {
    case .text(let text): found = text
    case .number(let number): found = NumberText.shortest(number)
    case .boolean, .missing, nil: return nil
    }
    var scalars = Substring(found)
    while scalars.first?.isWhitespace == true { scalars.removeFirst() }
    while scalars.last?.isWhitespace == true { scalars.removeLast() }
    return missing.contains(scalars.lowercased()) ? nil : String(scalars)
  }

  private static func number(_ cell: Cell?) -> Double? {
    switch cell {
    case .number(let number): number
    case .text: text(cell).flatMap(Double.init)
    case .boolean, .missing, nil: nil
    }
  }

  private static func identifier(_ code: String?) -> String { StarterDefinition.identifier(code ?? "") }
}
