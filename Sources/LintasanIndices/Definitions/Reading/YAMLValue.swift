import LintasanTables

/// Any YAML of a stranger as plain values, read within the limits of definitions: of size, of depth, without aliases.
package indirect enum YAMLValue: Hashable, Sendable {
  /// A key of a mapping with its value.
  package struct Member: Hashable, Sendable {
    /// The key.
    package let key: String
    /// Its value.
    package let value: YAMLValue
  }

  /// Nothing: no document, `~` or `null`.
  case nothing
  /// A text or a number, as it is written.
  case scalar(String)
  /// A list.
  case list([YAMLValue])
  /// A mapping, in the order of the document.
  case mapping([Member])

  /// Reads a document.
  ///
  /// - Throws: ``DefinitionError`` with line and column.
  package init(yaml bytes: [UInt8], file: String) throws(DefinitionError) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DefinitionError(file: file, line: nil, column: nil, keyPath: "", fault: .notUTF8)
    }
    self =
      try DefinitionDocument.node(in: text, file: file).map { node throws(DefinitionError) in
        try Self(node, file: file)
      } ?? .nothing
  }

  private init(_ node: Node, file: String) throws(DefinitionError) {
    if DefinitionDocument.isNull(node) {
      self = .nothing
      return
    }
    switch node {
    case .scalar(let scalar): self = .scalar(scalar.string)
    case .sequence(let sequence):
      var list: [YAMLValue] = []
      for element in sequence { list.append(try Self(element, file: file)) }
      self = .list(list)
    case .mapping(let mapping):
      var members: [Member] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else {
          throw DefinitionError(
            file: file, line: key.mark.line, column: key.mark.column, keyPath: "",
            fault: .unexpected(found: "a key that is no text", expected: "a text"))
        }
        members.append(Member(key: name, value: try Self(value, file: file)))
      }
      self = .mapping(members)
    }
  }

  /// The value of a key; `nil` where this is no mapping, or has no such key.
  package subscript(key: String) -> YAMLValue? {
    guard case .mapping(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }
}
