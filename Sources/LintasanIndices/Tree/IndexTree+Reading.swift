extension IndexTree {
  /// Reads a definition of format 2 from a YAML document.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8.
  ///   - file: its name, for the messages.
  /// - Throws: the first fault, with line, column and place in the document.
  public init(yaml bytes: [UInt8], file: String) throws(DefinitionError) {
    let root = try DefinitionDocument(bytes, file: file).root
    guard try root.text("format") == Self.format else { throw root.unexpected("format", expected: Self.format) }
    var reader = TreeReader(root, file: file)
    self = try reader.tree()
  }

  /// Whether a document says that it is of format 2.
  package static func isFormat(of bytes: [UInt8], file: String) throws(DefinitionError) -> Bool {
    let root = try DefinitionDocument(bytes, file: file).root
    return root.has("format") ? try root.text("format") == format : false
  }
}
