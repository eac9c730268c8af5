import LintasanCore
import LintasanTables

/// A figure within a sentence that a command gives.
///
/// An author types `{lintasan rank IDN --year 2024 | rank}` between backquotes; a run puts the figure there, with the command in
/// an attribute that no reader sees: `<span data-from="lintasan rank IDN --year 2024 | rank">64</span>` (a comment of Markdown may
/// hold no `--`). Behind the bar stands the column of the command's table; where it has several rows, `COLUMN of KEY` names one
/// by its first column or its code, and `to N decimals` rounds, and `without sign` behind it gives the size alone.
/// `| rows` counts the rows, `| json:KEY.KEY` takes a value of the JSON.
package struct InlineValue: Hashable, Sendable {
  /// The line of the file, counted from 1.
  package let line: Int
  /// What is typed before the bar.
  package let command: String
  /// What is typed behind it.
  package let selector: String
  /// The figure that stands there; `nil` where none was put yet.
  package let value: String?

  /// The words between the braces.
  var source: String { "\(command) | \(selector)" }

  /// The command with the form in which its result is read.
  var step: NotebookBlock.Command { .init(line: line, text: "\(command) --format \(isJSON ? "json" : "csv")") }

  private var isJSON: Bool { selector.hasPrefix("json:") }

  /// Its text in the document, with a figure.
  func text(_ value: String) -> String {
    "<span data-from=\"\(source.replacing("\"", with: "&quot;"))\">\(value.replacing("<", with: "&lt;"))</span>"
  }
}

extension InlineValue {
  /// The values of a line in order, each with the range that it takes.
  static func find(in line: String, number: Int) -> [(value: InlineValue, range: Range<String.Index>)] {
    guard line.contains("{lintasan ") || line.contains("<span data-from=\"lintasan ") else { return [] }
    let pattern =
      /<span data-from="(lintasan [^"|]*)\|([^"]*)">(.*?)<\/span>|`\{(lintasan [^{}|`]*(?:\{\{[^{}`]*\}\}[^{}|`]*)*)\|([^{}`]*)\}`/
    // Between double backticks the form itself is shown.
    let shown = line.matches(of: pattern).filter { !line[..<$0.range.lowerBound].hasSuffix("`` ") }
    return shown.map { match in
      let value = InlineValue(
        line: number, command: (match.output.1 ?? match.output.4 ?? "").trimmingBlanks.replacing("&quot;", with: "\""),
        selector: (match.output.2 ?? match.output.5 ?? "").trimmingBlanks.replacing("&quot;", with: "\""),
        value: match.output.3.map { String($0).replacing("&lt;", with: "<") })
      return (value, match.range)
    }
  }

  /// The figure in what the command printed.
  ///
  /// - Throws: the reason why there is none, in a few words.
  func figure(in output: String) throws(InlineFault) -> String {
    let isSize = selector.hasSuffix(Self.withoutSign)
    let selector = isSize ? String(selector.dropLast(Self.withoutSign.count)) : selector
    var figure = try isJSON ? jsonFigure(output, selector) : tableFigure(output, selector)
    guard Double(figure) != nil else { return figure }
    if isSize, figure.hasPrefix("-") { figure.removeFirst() }
    // A sentence in Indonesian has a decimal comma, as the command's own tables do.
    return isIndonesian ? figure.replacing(".", with: ",") : figure
  }

  private static let withoutSign = " without sign"

  private var isIndonesian: Bool { command.contains("--lang id") || command.contains("--lang=id") }

  private func tableFigure(_ output: String, _ selector: String) throws(InlineFault) -> String {
    guard let parts = selector.wholeMatch(of: /(.+?)(?:\s+of\s+(.+?))?(?:\s+to\s+([0-9]{1,2})\s+decimals?)?/) else {
      throw InlineFault("found no column behind “|”")
    }
    let column = String(parts.output.1)
    let table: Table
    do { table = try CSVReader(dialect: .rfc4180).read(Array(output.utf8), file: "output").table } catch {
      throw InlineFault("the command prints no table")
    }
    if selector == "rows", !table.columnNames.contains(selector) { return "\(table.rowCount)" }
    guard let position = table.columnNames.firstIndex(of: column) else {
      throw InlineFault(
        "there is no column “\(column)”\(Suggestion.sentence(for: column, among: table.columnNames)); the columns are "
          + table.columnNames.joined(separator: ", "))
    }
    let row = try row(of: parts.output.2.map(String.init), in: table, column)
    return try Self.text(table.columns[position][row], decimals: parts.output.3.flatMap { Int($0) })
  }

  private func row(of key: String?, in table: Table, _ column: String) throws(InlineFault) -> Int {
    guard let key else {
      guard table.rowCount == 1 else {
        throw InlineFault("the command gives \(table.rowCount) rows; name one: \(column) of KEY")
      }
      return 0
    }
    // A key is looked for in the first column, then in the others that hold text.
    for column in table.columns {
      let rows = (0..<table.rowCount).filter { row in
        switch column[row] {
        case .text(let text): text == key
        case .number(let number): NumberText.shortest(number) == key
        default: false
        }
      }
      if rows.count == 1, let row = rows.first { return row }
      if rows.count > 1 { throw InlineFault("\(rows.count) rows have “\(key)” in \(column.name)") }
    }
    throw InlineFault("no row has “\(key)”")
  }

  private static func text(_ cell: Cell, decimals: Int?) throws(InlineFault) -> String {
    switch cell {
    case .number(let number): decimals.map { NumberText.fixed(number, decimals: $0) } ?? NumberText.shortest(number)
    case .text(let text): text
    case .boolean(let value): "\(value)"
    case .missing: throw InlineFault("there is no value")
    }
  }

  private func jsonFigure(_ output: String, _ selector: String) throws(InlineFault) -> String {
    guard let parts = selector.wholeMatch(of: /json:(\S+)(?:\s+to\s+([0-9]{1,2})\s+decimals?)?/) else {
      throw InlineFault("expected json:KEY or json:KEY.KEY behind “|”")
    }
    // JSON is YAML too, and that reader is at hand.
    guard let root = try? YAMLReader.node(in: output), var node = Optional(root) else {
      throw InlineFault("the command prints no JSON")
    }
    for key in parts.output.1.split(separator: ".") {
      let next =
        node.mapping?[String(key)]
        ?? Int(key).flatMap { index in
          node.sequence.flatMap { $0.nodes.indices.contains(index) ? $0.nodes[index] : nil }
        }
      guard let next else {
        let known = node.mapping?.pairs.compactMap(\.key.scalar?.string) ?? []
        throw InlineFault(
          "there is no “\(key)”" + (known.isEmpty ? "" : "; the keys are \(known.joined(separator: ", "))"))
      }
      node = next
    }
    guard let scalar = node.scalar, !node.isNull else { throw InlineFault("“\(parts.output.1)” is no single value") }
    guard let decimals = parts.output.2.flatMap({ Int($0) }) else { return scalar.string }
    guard let number = Double(scalar.string) else { throw InlineFault("“\(scalar.string)” is no number") }
    return NumberText.fixed(number, decimals: decimals)
  }
}

/// Why a figure cannot be had.
struct InlineFault: Error {
  let reason: String

  init(_ reason: String) { self.reason = reason }
}
