/// Takes a command line apart as a shell would, without being one: quotes and backslashes are understood, what would
/// start another program is refused.
enum CommandWords {
  /// The words of a command, `lintasan` first.
  static func split(_ text: String, line: Int, file: String) throws(NotebookError) -> [String] {
    func fault(_ fault: NotebookError.Fault) -> NotebookError { NotebookError(file: file, fault: fault) }
    var words: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in text {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if let open = quote {
        if character == open {
          quote = nil
        } else if character == "\\" && open == "\"" {
          isEscaped = true
        } else {
          word = (word ?? "") + String(character)
        }
      } else if character == "\\" {
        isEscaped = true
      } else if character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else if "|&;<>`$()*?!".contains(character) {
        throw fault(.shellSyntax(line: line, found: String(character)))
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil, !isEscaped else { throw fault(.openQuote(line: line)) }
    if let done = word { words.append(done) }
    guard words.first == "lintasan" else { throw fault(.notACommand(line: line, found: text)) }
    return words
  }
}
