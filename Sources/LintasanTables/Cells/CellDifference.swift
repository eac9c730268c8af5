import LintasanCore

/// Tells where a cell of a table differs from its text in the file, and why.
struct CellDifference {
  let file: String
  /// Words that stand for missing values.
  let words: Set<String>
  let marks: NumberParser

  /// The note of a cell; `nil` where nothing differs.
  func note(written: String, kept: Cell, line: Int, column: String, isFault: Bool = false) -> ImportNote? {
    let shown: String?
    switch kept {
    case .missing: shown = nil
    case .text(let text): shown = text
    case .number(let number): shown = NumberText.shortest(number)
    case .boolean(let value): shown = value ? "true" : "false"
    }
    guard shown ?? "" != written else { return nil }
    return ImportNote(
      file: file, line: line, column: column, kind: shown == nil ? .missing : .changed, found: written, kept: shown,
      reason: reason(written, kept, shown, isFault))
  }

  private func reason(_ written: String, _ kept: Cell, _ shown: String?, _ isFault: Bool) -> String {
    if written.isEmpty { return "a cell that is merged with the one before" }
    guard let shown else {
      if isFault { return "a cell with an error" }
      return written.allSatisfy(\.isWhitespace) ? "a cell of blanks" : "a word for a missing value"
    }
    if written.trimmingBlanks == shown { return "blanks around a value" }
    guard case .number(let number) = kept else { return "written otherwise" }
    if EurostatFlag.split(written) != nil { return "a flag behind a number" }
    let digits = written.filter { $0.isASCII && $0.isNumber }
    if digits.count > 15, !digits.isEmpty, Double(written) == number, shown.filter(\.isNumber).count < digits.count {
      return "digits beyond those that tell the number"
    }
    if written.contains(where: { $0 == "," || $0 == "'" || $0.isWhitespace }) || Double(written) != number {
      return "marks of decimals and thousands"
    }
    return "the same number in its shortest digits"
  }
}
