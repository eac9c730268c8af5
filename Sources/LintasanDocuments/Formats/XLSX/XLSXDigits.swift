import LintasanTables

/// The digits of numbers that the library writes with 16 of them although they need 17.
enum XLSXDigits {
  /// A cell as one number, rows and columns counted from 0.
  static func place(row: Int, column: Int) -> Int { row << 14 | column }

  /// The digits of a number that 16 do not tell; `nil` for any other.
  static func needed(for value: Double) -> String? {
    if value == value.rounded(), abs(value) < 1e15 { return nil }
    let shortest = NumberText.shortest(value)
    let digits = shortest.prefix { $0 != "e" }.drop { "-0.".contains($0) }.count { $0.isNumber }
    if digits < 16 { return nil }
    return Double(NumberText.rounded(value, significantDigits: 16)) == value ? nil : shortest
  }

  /// The workbook with the digits put in.
  ///
  /// - Parameter numbers: the digits by cell, for each sheet in order.
  static func restored(_ numbers: [[Int: String]], in workbook: [UInt8]) throws(ReportError) -> [UInt8] {
    var names: [String: [Int: String]] = [:]
    for (index, cells) in numbers.enumerated() where !cells.isEmpty { names["xl/worksheets/sheet\(index + 1).xml"] = cells }
    guard !names.isEmpty else { return workbook }
    guard let parts = ArchiveParts.files(Set(names.keys), in: workbook),
      let restored = ArchiveParts.replacing(
        Dictionary(uniqueKeysWithValues: parts.map { ($0.key, sheet($0.value, names[$0.key] ?? [:])) }), in: workbook)
    else { throw .writerFailed(format: "xlsx", reason: "the workbook cannot be read back") }
    return restored
  }

  /// A sheet with the digits put in: each cell is `<c r="AB12" …><v>…</v></c>`.
  private static func sheet(_ xml: [UInt8], _ cells: [Int: String]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(xml.count + 4 * cells.count)
    let (cell, value, end) = (Array("<c r=\"".utf8), Array("<v>".utf8), Array("</v>".utf8))
    var position = 0
    while position < xml.count {
      guard xml[position] == cell[0], xml[position...].starts(with: cell) else {
        result.append(xml[position])
        position += 1
        continue
      }
      var place = position + cell.count
      var (column, row) = (0, 0)
      while place < xml.count, (65...90).contains(xml[place]) {
        column = 26 * column + Int(xml[place]) - 64
        place += 1
      }
      while place < xml.count, (48...57).contains(xml[place]) {
        row = 10 * row + Int(xml[place]) - 48
        place += 1
      }
      if let digits = cells[Self.place(row: row - 1, column: column - 1)],
        let open = xml[place...].firstIndex(of: UInt8(ascii: ">")), xml[(open + 1)...].starts(with: value),
        let close = xml[(open + 1 + value.count)...].firstIndex(of: UInt8(ascii: "<")), xml[close...].starts(with: end)
      {
        result += xml[position..<(open + 1 + value.count)]
        result += digits.utf8
        position = close
      } else {
        result += xml[position..<place]
        position = place
      }
    }
    return result
  }
}
