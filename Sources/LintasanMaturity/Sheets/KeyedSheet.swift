import LintasanTables

/// The rows of a sheet with the indicator that each is about.
struct KeyedSheet {
  /// A row.
  struct Entry {
    /// The position of its indicator.
    let position: Int
    /// The cell of its value.
    let value: SheetGrid.Field
    /// The row below the header, from 1.
    let row: Int
    /// The row in the grid.
    let gridRow: Int
  }

  /// Why the rows cannot be told.
  enum Fault: Error {
    case noHeader(found: [String])
    case noColumn(wanted: String, titles: [String])
    case severalRows(Int)
    case unknown(found: String, row: Int)
  }

  /// The rows of indicators.
  private(set) var entries: [Entry] = []
  /// What has to be said once.
  private(set) var notes: [String] = []
  /// The layout; `nil` for a sheet with one column an indicator.
  let layout: SheetLayout?
  /// The title of the column that the values were taken from.
  let valueTitle: String?
  private let grid: SheetGrid
  private var valueColumn: Int?

  /// Cells of the column of values whose formula nobody has calculated, such as `B2`.
  var uncalculated: [String] {
    guard let valueColumn else { return [] }
    let letters = CellRange.letters(valueColumn)
    return grid.uncalculated.filter { $0.prefix { $0.isLetter } == letters }
  }

  /// - Parameters:
  ///   - value: the title of the column of values, where there are several.
  ///   - carriesKeys: whether a blank key stands for the one above, as in a merged cell.
  init(_ grid: SheetGrid, keys: IndicatorKeys, value: String? = nil, carriesKeys: Bool = false) throws(Fault) {
    self.grid = grid
    guard let layout = SheetLayout(grid) else {
      self.layout = nil
      valueTitle = nil
      entries = try Self.wide(grid, keys)
      return
    }
    self.layout = layout
    var column = layout.valueColumn ?? layout.columns[.accepted]?.first
    if let value {
      guard let chosen = layout.column(titled: value) else {
        throw .noColumn(wanted: value, titles: layout.titles.filter { !$0.isEmpty })
      }
      column = chosen
    } else if let others = layout.columns[.value]?.filter({ $0 != column }), !others.isEmpty,
      layout.columns[.accepted] == nil
    {
      let names = others.map { "“\(layout.titles[$0])”" }.joined(separator: ", ")
      notes.append(
        "the values are those of the column “\(column.map { layout.titles[$0] } ?? "")”; `value` takes another: \(names)"
      )
    }
    valueTitle = column.map { layout.titles[$0] }
    valueColumn = column
    try readRows(layout, keys, column: column, carriesKeys: carriesKeys)
  }

  /// A cell of a row by the role of its column.
  func field(_ entry: Entry, _ role: SheetLayout.Role) -> SheetGrid.Field? {
    guard let layout, let column = layout.columns[role]?.first else { return nil }
    return grid.field(entry.gridRow, column)
  }

  private mutating func readRows(
    _ layout: SheetLayout, _ keys: IndicatorKeys, column: Int?, carriesKeys: Bool
  ) throws(Fault) {
    // Sheets with a number and a name have both; where several columns could be names, the first that is one counts.
    let keyColumns = (layout.columns[.number] ?? []) + (layout.columns[.name] ?? [])
    let below = grid.rows.indices.dropFirst(layout.head + 1)
    let hasDigits = below.contains { row in
      keyColumns.contains { keys.numbered(grid.field(row, $0).text) != nil } && !grid.field(row, column).isBlank
    }
    var skipped: [String] = []
    var last: Int?
    for row in below {
      let fields = keyColumns.map { grid.field(row, $0) }
      let value = grid.field(row, column)
      let isEmpty = grid.rows[row].allSatisfy(\.isBlank)
      if isEmpty && !carriesKeys && fields.allSatisfy({ $0.text.isEmpty }) { continue }
      if let position = key(fields, keys, usesRoman: !hasDigits, row: row - layout.head, value: value) {
        if let position = position.known {
          last = position
          entries.append(Entry(position: position, value: value, row: row - layout.head, gridRow: row))
          continue
        }
        throw .unknown(found: position.found, row: row - layout.head)
      }
      if value.isBlank { continue }
      if carriesKeys, fields.allSatisfy(\.isBlank), let last {
        entries.append(Entry(position: last, value: value, row: row - layout.head, gridRow: row))
        continue
      }
      let words = grid.rows[row].filter { $0.isText && !$0.isBlank }
      if let heading = words.first(where: { keys.isHeading($0.text) }) {
        skipped.append("“\(heading.text.trimmedText)”")
        continue
      }
      let shown = fields.first { !$0.isBlank } ?? fields.first ?? value
      throw .unknown(found: shown.found, row: row - layout.head)
    }
    if !skipped.isEmpty {
      notes.append(
        "rows of totals and headings are left out: \(skipped.prefix(4).joined(separator: ", "))"
          + (skipped.count > 4 ? " and \(skipped.count - 4) more" : ""))
    }
  }

  /// The indicator of a row; `nil` where its cells name none, an unknown one where they hold a number that there is not.
  private mutating func key(
    _ fields: [SheetGrid.Field], _ keys: IndicatorKeys, usesRoman: Bool, row: Int, value: SheetGrid.Field
  ) -> (known: Int?, found: String)? {
    let named = fields.lazy.compactMap { keys.named($0.text) }.first
    var numbered: (number: Int, field: SheetGrid.Field)?
    for field in fields where numbered == nil && !field.isBlank {
      if keys.isHeading(field.text) { break }
      let roman = usesRoman && field.isText ? SheetText.roman(field.text.trimmedText) : nil
      let isUpper = field.text == field.text.uppercased()
      if let number = keys.numbered(field.text) ?? (isUpper ? roman : nil) { numbered = (number, field) }
    }
    if let named {
      if let number = numbered?.number, keys.position(of: number) != named {
        let note = "numbers that disagree with the indicators' names beside them are left out of account"
        if !notes.contains(note) { notes.append(note) }
      }
      return (named, "")
    }
    guard let numbered else { return nil }
    if let position = keys.position(of: numbered.number) { return (position, "") }
    return value.isBlank ? nil : (nil, numbered.field.found)
  }

  /// A sheet with one column an indicator and one row of values.
  private static func wide(_ grid: SheetGrid, _ keys: IndicatorKeys) throws(Fault) -> [Entry] {
    let found = grid.rows.first { row in row.contains { !$0.isBlank } } ?? []
    let noHeader = Fault.noHeader(found: found.map { $0.text.trimmedText }.filter { !$0.isEmpty })
    for (row, fields) in grid.rows.enumerated().prefix(100) {
      let positions = fields.map { field in
        field.isText ? keys.numbered(field.text).flatMap(keys.position) ?? keys.named(field.text) : nil
      }
      let count = positions.count { $0 != nil }
      guard count >= 5, count * 2 > fields.count(where: { !$0.isBlank }) else { continue }
      let below = grid.rows.indices.dropFirst(row + 1).filter { grid.rows[$0].contains { !$0.isBlank } }
      guard below.count == 1, let line = below.first else { throw .severalRows(below.count) }
      return positions.enumerated().compactMap { column, position in
        position.map { Entry(position: $0, value: grid.field(line, column), row: 1, gridRow: line) }
      }
    }
    throw noHeader
  }
}
