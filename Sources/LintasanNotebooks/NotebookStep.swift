import LintasanTables

/// A command of a notebook ready to run: its parameters filled in, its words taken apart.
package struct NotebookStep: Hashable, Sendable {
  /// Its place among all commands of the notebook, from 0.
  package let index: Int
  /// The line of the file, counted from 1.
  package let line: Int
  /// What is typed, parameters not yet filled in.
  package let text: String
  /// The words after `lintasan`.
  package let arguments: [String]
  /// What it writes, relative to the notebook's folder.
  package let written: [String]
  /// Words that may name files or folders, relative to the notebook's folder; `written` is not among them.
  package let named: [String]
}

extension NotebookStep {
  /// Whether a word is an option whose value is written.
  ///
  /// Options are named so that this holds: `--out`, `--output`, `--notes`, `--into`, `--plot`, and whatever ends in `-output`;
  /// `--steps` names a folder in `index build`, and a number elsewhere.
  package static func isWriting(_ option: String, of command: [String] = []) -> Bool {
    ["-o", "--out", "--output", "--notes", "--into", "--plot", "--junit", "--sarif"].contains(option)
      || option.hasPrefix("--") && option.hasSuffix("-output")
      || option == "--steps" && command.starts(with: ["index", "build"])
  }

  /// Takes a command apart and looks where its paths lead.
  ///
  /// - Throws: `.unknownParameter`, `.nested` for a notebook that would run notebooks, `.outside` for a path that leads
  ///   out of the notebook's folder.
  init(
    _ command: NotebookBlock.Command, index: Int, values: [String: String], known: [String], file: String
  ) throws(NotebookError) {
    func fault(_ fault: NotebookError.Fault) -> NotebookError { NotebookError(file: file, fault: fault) }
    var words: [String] = []
    for word in try CommandWords.split(command.text, line: command.line, file: file).dropFirst() {
      words.append(
        try Self.filled(word, values) { fault(.unknownParameter(line: command.line, name: $0, known: known)) })
    }
    guard words.first(where: { !$0.hasPrefix("-") }) != "notebook" else { throw fault(.nested(line: command.line)) }
    var written: [String] = []
    var named: [String] = []
    var isValueWritten = false
    for word in words {
      // The value of `--option=value`, of `column=path`, or the word itself.
      let sign = word.firstIndex(of: "=")
      let option = sign.map { String(word[..<$0]) } ?? word
      let value = sign.map { String(word[word.index(after: $0)...]) } ?? word
      let isWritten = isValueWritten || sign != nil && Self.isWriting(option, of: words)
      isValueWritten = !isValueWritten && sign == nil && Self.isWriting(word, of: words)
      let path = Self.withoutFinalSlash(isWritten && sign != nil && !Self.isWriting(option, of: words) ? word : value)
      let leadsOut = path.hasPrefix("/") || path.split(separator: "/").contains("..")
      guard !leadsOut, !isWritten || RelativePath.isInside(path) else {
        throw fault(.outside(line: command.line, path: path))
      }
      if isWritten {
        written.append(path)
      } else if !path.hasPrefix("-"), RelativePath.isInside(path) {
        named.append(path)
      }
    }
    self.index = index
    line = command.line
    text = command.text
    arguments = words
    self.written = written
    self.named = named
  }

  /// The word with its parameters filled in: a value is always part of one word, whatever it holds.
  private static func filled(
    _ word: String, _ values: [String: String], orThrow unknown: (String) -> NotebookError
  ) throws(NotebookError) -> String {
    var result = ""
    var rest = word[...]
    while let open = rest.firstRange(of: "{{"), let close = rest[open.upperBound...].firstRange(of: "}}") {
      let name = String(rest[open.upperBound..<close.lowerBound])
      guard let value = values[name] else { throw unknown(name) }
      result += rest[..<open.lowerBound] + value
      rest = rest[close.upperBound...]
    }
    return result + rest
  }

  private static func withoutFinalSlash(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
