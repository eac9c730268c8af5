package import LintasanTables

/// Writes ``JSONValue`` with shortest digits, keys in the order given and two spaces a level.
struct JSONWriter {
  private var text = ""
  /// Whether nothing stands between the tokens.
  private let isCompact: Bool

  /// The value as text, with a line feed at its end.
  static func text(_ value: JSONValue, isCompact: Bool = false) -> String {
    var writer = JSONWriter(isCompact: isCompact)
    writer.write(value, indent: 0)
    return writer.text + "\n"
  }

  private init(isCompact: Bool) { self.isCompact = isCompact }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: text += "null"
    case .boolean(let isTrue): text += isTrue ? "true" : "false"
    case .number(let number): text += number.isFinite ? NumberText.shortest(number) : "null"
    case .text(let string): write(string)
    case .array(let values):
      write(values, open: "[", close: "]", indent: indent) { writer, value in writer.write(value, indent: indent + 1) }
    case .object(let members):
      write(members, open: "{", close: "}", indent: indent) { writer, member in
        writer.write(member.key)
        writer.text += writer.isCompact ? ":" : ": "
        writer.write(member.value, indent: indent + 1)
      }
    }
  }

  private mutating func write<Element>(
    _ elements: [Element], open: String, close: String, indent: Int, one: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      if !isCompact { text += "\n" + String(repeating: "  ", count: indent + 1) }
      one(&self, element)
    }
    if !elements.isEmpty && !isCompact { text += "\n" + String(repeating: "  ", count: indent) }
    text += close
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension JSONValue {
  /// The value as text: shortest digits, keys in the order given, two spaces a level, a line feed at the end.
  package var text: String { JSONWriter.text(self) }

  /// The value as one line for a page's data block: nothing between the tokens, and `<` escaped, so that no text in it can
  /// end the block.
  package var blockText: String {
    JSONWriter.text(self, isCompact: true).split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }

  /// The rows of a table as an array of objects with the names of the columns as keys; null where a value is missing.
  package init(_ table: Table) {
    self = .array(
      (0..<table.rowCount).map { row in
        .object(table.columns.map { Member($0.name, JSONValue($0[row])) })
      })
  }

  /// A cell of a table.
  package init(_ cell: Cell) {
    switch cell {
    case .number(let value): self = .number(value)
    case .text(let text): self = .text(text)
    case .boolean(let isTrue): self = .boolean(isTrue)
    case .missing: self = .null
    }
  }
}
