/// Reads lists of JSON records: `[{"a": 1}, …]`, one record a line, lists of lists, and such a list within an object or in the
/// answers of the World Bank. Records within records become columns such as `indicator.id`.
struct RecordsReader {
  var limits = WorkbookLimits()

  /// The records as rows under a header.
  ///
  /// - Throws: `.notReadable`, `.tooLarge`.
  func grid(_ bytes: [UInt8], file: String) throws(ExchangeError) -> RawGrid {
    var parser = JSONParser(bytes)
    let values: [JSONParser.Value]
    do throws(JSONParser.Failure) {
      values = try parser.values()
    } catch {
      throw .notReadable(
        file: file, format: "json", reason: "at line \(error.line) expected \(error.expected)")
    }
    guard let records = Self.records(values) else {
      throw .notReadable(
        file: file, format: "json", reason: "it is no list of records such as [{\"entity\": \"A\", \"score\": 1}]")
    }
    var names: [String] = []
    var places: [String: Int] = [:]
    var rows: [[RawCell]] = []
    var count = 0
    for record in records {
      var row: [RawCell] = []
      func put(_ name: String, _ value: JSONParser.Value) {
        if case .object(let fields) = value {
          for (key, inner) in fields { put(name.isEmpty ? key : "\(name).\(key)", inner) }
          return
        }
        let place = places[name] ?? names.count
        if place == names.count {
          places[name] = place
          names.append(name)
        }
        while row.count <= place { row.append(.blank) }
        row[place] = Self.cell(value)
      }
      switch record {
      case .object: put("", record)
      case .list(let cells): row = cells.map(Self.cell)
      default: continue
      }
      count += row.count
      guard count <= limits.cells, names.count <= limits.columns else {
        throw .tooLarge(file: file, format: "json", reason: "it has more than \(limits.cells) cells")
      }
      rows.append(row)
    }
    var grid = RawGrid(isTyped: true)
    if !names.isEmpty {
      grid.hasNames = true
      grid.rows.append(RawGrid.Row(line: 1, cells: names.map { RawCell(.text($0)) }))
    }
    for row in rows { grid.rows.append(RawGrid.Row(line: grid.rows.count + 1, cells: row)) }
    return grid
  }

  /// The list of records in what was read.
  private static func records(_ values: [JSONParser.Value]) -> [JSONParser.Value]? {
    if values.count > 1 { return values.allSatisfy(isRecord) ? values : nil }
    switch values.first {
    case .list(let items):
      if items.allSatisfy(isRecord), !items.isEmpty {
        // The World Bank: what the answer is about, then the records.
        if items.count == 2, case .object = items[0], case .list(let inner) = items[1], inner.allSatisfy(isRecord) {
          return inner
        }
        return items
      }
      return items.isEmpty ? [] : nil
    case .object(let fields):
      for (_, value) in fields {
        if case .list(let items) = value, !items.isEmpty, items.allSatisfy({ if case .object = $0 { true } else { false } }) {
          return items
        }
      }
      return nil
    default: return nil
    }
  }

  private static func isRecord(_ value: JSONParser.Value) -> Bool {
    switch value {
    case .object, .list: true
    default: false
    }
  }

  private static func cell(_ value: JSONParser.Value) -> RawCell {
    switch value {
    case .null: return .blank
    case .boolean(let value): return RawCell(.boolean(value))
    case .text(let text): return text.isEmpty ? .blank : RawCell(.text(text), isQuoted: true)
    case .number(let digits):
      let bytes = Array(digits.utf8)
      if CellPolicy.isCode(bytes.span, 0, bytes.count) { return RawCell(.text(digits), isQuoted: true) }
      return Double(digits).flatMap { $0.isFinite ? RawCell(.number($0)) : nil } ?? RawCell(.text(digits), isQuoted: true)
    case .list(let items): return RawCell(.text(items.map { cell($0).text }.joined(separator: ";")), isQuoted: true)
    case .object(let fields):
      return RawCell(.text(fields.map { "\($0.0)=\(cell($0.1).text)" }.joined(separator: ";")), isQuoted: true)
    }
  }
}
