/// The parameters at the head of a notebook:
///
///     ---
///     params:
///       country: IDN
///     ---
///
/// Other keys are left to other readers.
struct FrontMatter {
  /// The parameters, in order.
  var parameters: [NotebookParameter] = []
  /// How many lines it takes.
  var end = 0

  init(lines: [String], file: String) throws(NotebookError) {
    guard let first = lines.first, Self.bare(first) == "---" else { return }
    guard let close = lines.dropFirst().firstIndex(where: { Self.bare($0) == "---" }) else {
      throw NotebookError(file: file, fault: .brokenFrontMatter(line: 1))
    }
    end = close + 1
    var isInside = false
    for index in 1..<close {
      let line = Self.bare(lines[index])
      let content = line.drop { $0 == " " }
      if content.isEmpty || content.hasPrefix("#") { continue }
      guard line.hasPrefix(" ") else {
        isInside = line == "params:"
        continue
      }
      guard isInside else { continue }
      guard let colon = content.firstIndex(of: ":") else {
        throw NotebookError(file: file, fault: .brokenFrontMatter(line: index + 1))
      }
      let name = String(content[..<colon])
      var value = String(content[content.index(after: colon)...].drop { $0 == " " })
      while value.last == " " { value.removeLast() }
      if value.count >= 2, let quote = value.first, quote == value.last, quote == "\"" || quote == "'" {
        value = String(value.dropFirst().dropLast())
      }
      let isName = !name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-".contains($0)) }
      guard isName, !parameters.contains(where: { $0.name == name }) else {
        throw NotebookError(file: file, fault: .brokenFrontMatter(line: index + 1))
      }
      parameters.append(NotebookParameter(name: name, value: value))
    }
  }

  private static func bare(_ line: String) -> String {
    var text = line
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}

/// A parameter of a notebook.
package struct NotebookParameter: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// Its value.
  package var value: String

  /// A parameter.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
