import LintasanTables

/// How people see one column of a table.
public struct ColumnStyle: Hashable, Sendable {
  /// Which edge the cells of a column share.
  public enum Alignment: String, Hashable, Sendable, CaseIterable {
    case leading
    case trailing
    case center
  }

  /// The name of the column in the table.
  public var column: String
  /// The heading above it.
  public var title: String
  /// Which edge the cells share; `nil` for trailing numbers and leading texts.
  public var alignment: Alignment?
  /// How its numbers look.
  public var number: NumberStyle
  /// What people read instead of texts that programs get, such as the names of components in another language.
  public var words: [String: String]

  /// A style.
  public init(
    _ column: String, title: String, number: NumberStyle = .shortest, alignment: Alignment? = nil,
    words: [String: String] = [:]
  ) {
    self.column = column
    self.title = title
    self.number = number
    self.words = words
    self.alignment = alignment
  }

  /// The edge that the cells of a column share.
  func alignment(of column: Column) -> Alignment {
    alignment ?? (column.kind == .number ? .trailing : .leading)
  }

  /// A cell as people read it; a missing one is empty.
  func text(_ cell: Cell, in language: Language) -> String {
    switch cell {
    case .number(let value): number.text(value, in: language)
    case .text(let text): words[text] ?? text
    case .boolean(let isTrue): (isTrue ? LocalizedString.yes : LocalizedString.no).text(in: language)
    case .missing: ""
    }
  }
}
