import LintasanTables

/// Lays a table out for a terminal.
///
/// Where it is too wide, its texts are shortened first; where that is not enough, the columns are shown in several
/// stacked parts that each begin with the first column.
struct TerminalTable {
  var table: ReportTable
  var language: Language
  var width: Int?

  private struct Laid {
    var title: String
    var cells: [String]
    var alignment: ColumnStyle.Alignment
    var width: Int
    var mayShrink: Bool
  }

  private static let gap = 2
  private static let narrowest = 12

  /// The lines; `header` and `rule` let the caller colour them.
  func lines(header: (String) -> String, rule: (String) -> String) -> [String] {
    var columns = table.shown.map { style, column in
      let cells = (0..<table.table.rowCount).map { Self.oneLine(style.text(column[$0], in: language)) }
      let title = Self.oneLine(style.title)
      let widest = max(DisplayWidth.of(title), cells.lazy.map { DisplayWidth.of($0) }.max() ?? 0)
      return Laid(
        title: title, cells: cells, alignment: style.alignment(of: column), width: widest,
        mayShrink: column.kind != .number)
    }
    guard !columns.isEmpty else { return [] }
    shrink(&columns)
    var lines: [String] = []
    for part in parts(columns) {
      if !lines.isEmpty { lines.append("") }
      lines.append(header(join(part.map { pad($0.title, $0) })))
      lines.append(rule(part.map { String(repeating: "─", count: $0.width) }.joined(separator: "  ")))
      for row in 0..<table.table.rowCount { lines.append(join(part.map { pad($0.cells[row], $0) })) }
    }
    return lines
  }

  private func shrink(_ columns: inout [Laid]) {
    guard let width else { return }
    func total() -> Int { columns.reduce(0) { $0 + $1.width } + Self.gap * (columns.count - 1) }
    while total() > width {
      let candidates = columns.indices.filter { columns[$0].mayShrink && columns[$0].width > Self.narrowest }
      guard let widest = candidates.max(by: { columns[$0].width < columns[$1].width }) else { return }
      columns[widest].width = max(Self.narrowest, columns[widest].width - (total() - width))
    }
  }

  private func parts(_ columns: [Laid]) -> [[Laid]] {
    guard let width, let first = columns.first else { return [columns] }
    var parts: [[Laid]] = [[first]]
    var used = first.width
    for column in columns.dropFirst() {
      if used + Self.gap + column.width > width && parts[parts.count - 1].count > 1 {
        parts.append([first])
        used = first.width
      }
      parts[parts.count - 1].append(column)
      used += Self.gap + column.width
    }
    return parts
  }

  private func pad(_ text: String, _ column: Laid) -> String {
    let shown = DisplayWidth.truncated(text, to: column.width)
    let space = max(0, column.width - DisplayWidth.of(shown))
    switch column.alignment {
    case .leading: return shown + String(repeating: " ", count: space)
    case .trailing: return String(repeating: " ", count: space) + shown
    case .center:
      let left = space / 2
      return String(repeating: " ", count: left) + shown + String(repeating: " ", count: space - left)
    }
  }

  private func join(_ cells: [String]) -> String {
    var line = cells.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }

  /// A text on one line, with nothing that could steer a terminal.
  static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
    var clean = ""
    for scalar in text.unicodeScalars { clean.unicodeScalars.append(isControl(scalar) ? " " : scalar) }
    return clean
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value)
      || (0x2066...0x2069).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }
}
