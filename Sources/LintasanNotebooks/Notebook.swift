/// A Markdown document with command blocks and their outputs.
///
/// A fenced block whose info string begins with `lintasan` holds commands, one a line; the fenced `output` block after it
/// holds what they printed. With `lintasan markdown` the output is Markdown itself and stands between
/// `<!-- output -->` and `<!-- /output -->`. A figure within a sentence is an ``InlineValue``. Everything else keeps its bytes.
package struct Notebook: Sendable {
  /// The name of the file, for messages.
  package let file: String
  /// The parameters of the front matter with their values, in order; `{{name}}` in a command stands for the value.
  package let parameters: [NotebookParameter]
  /// The command blocks, in order.
  package let blocks: [NotebookBlock]
  /// The figures within sentences, in order.
  package let inlineValues: [InlineValue]

  /// The lines, each with its line end.
  let lines: [String]

  /// Reads a notebook.
  ///
  /// - Throws: ``NotebookError`` for what cannot be a notebook: no UTF-8, a block that never closes, a line that is no
  ///   `lintasan` command.
  package init(reading bytes: [UInt8], file: String) throws(NotebookError) {
    guard let text = String(validating: bytes, as: UTF8.self) else { throw NotebookError(file: file, fault: .notText) }
    self.file = file
    lines = Self.lines(of: text)
    // A byte-order mark is no part of the first line; the file keeps it.
    var body = lines
    if let first = body.first, first.unicodeScalars.first == "\u{FEFF}" {
      body[0] = String(String.UnicodeScalarView(first.unicodeScalars.dropFirst()))
    }
    let front = try FrontMatter(lines: body, file: file)
    parameters = front.parameters
    let reader = NotebookReader(lines: body, frontMatterEnd: front.end, file: file)
    blocks = try reader.blocks()
    inlineValues = reader.inlineValues(outside: blocks)
  }

  /// The lines of a text with their ends: LF, CR LF or CR.
  static func lines(of text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for character in text {
      line.append(character)
      if character == "\n" || character == "\r\n" || character == "\r" {
        lines.append(line)
        line = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// What ends the lines of this document.
  var lineEnd: String {
    guard let first = lines.first, let end = first.last, end.isNewline else { return "\n" }
    return String(end)
  }
}
