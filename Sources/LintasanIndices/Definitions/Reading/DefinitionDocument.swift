import LintasanTables

/// A node of YAML.
typealias Node = YAMLNode
/// A place in YAML.
typealias Mark = YAMLNode.Mark

/// Reads the YAML of a definition into a tree of nodes that know their lines, within limits.
struct DefinitionDocument {
  /// The most bytes that are read.
  static let largest = 1 << 20

  /// The name of the document.
  let file: String
  /// The top mapping.
  let root: MappingReader

  init(_ bytes: [UInt8], file: String) throws(DefinitionError) {
    guard bytes.count <= Self.largest else { throw Self.tooLarge(bytes.count, file: file) }
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw DefinitionError(file: file, line: nil, column: nil, keyPath: "", fault: .notUTF8)
    }
    guard let node = try Self.node(in: whole, file: file), !Self.isNull(node) else {
      throw DefinitionError(file: file, line: nil, column: nil, keyPath: "", fault: .empty)
    }
    self.file = file
    root = try MappingReader(node, path: "", file: file)
  }

  /// The tree of any YAML of a stranger, within the same limits: of size, of depth, and without aliases.
  static func node(in whole: String, file: String) throws(DefinitionError) -> Node? {
    guard whole.utf8.count <= Self.largest else { throw tooLarge(whole.utf8.count, file: file) }
    let text = whole.unicodeScalars.first == "\u{FEFF}" ? String(whole.unicodeScalars.dropFirst()) : whole
    if let alias = firstAlias(in: text) {
      throw DefinitionError(file: file, line: alias.line, column: nil, keyPath: "", fault: .alias(alias.name))
    }
    do throws(YAMLError) {
      return try YAMLReader.node(in: text)
    } catch {
      let fault: DefinitionError.Fault =
        switch error.fault {
        case .syntax(let problem): .syntax(problem)
        case .duplicateKey(let key): .duplicateKey(key)
        case .tooDeep: .tooDeep
        }
      throw DefinitionError(file: file, line: error.line, column: error.column, keyPath: "", fault: fault)
    }
  }

  private static func tooLarge(_ bytes: Int, file: String) -> DefinitionError {
    DefinitionError(
      file: file, line: nil, column: nil, keyPath: "", fault: .tooLarge(bytes: bytes, limit: Self.largest))
  }

  static func isNull(_ node: Node) -> Bool { node.isNull }

  /// The first alias whose anchor the text holds too.
  ///
  /// An alias stands for the whole node that its anchor marks, so that a few hundred bytes can unfold to more than a
  /// memory holds. This looks at the text, before any of it is unfolded; that a comment with both marks is taken for an
  /// alias as well does no harm.
  private static func firstAlias(in text: String) -> (name: String, line: Int)? {
    var anchors: Set<Substring> = []
    var aliases: [(name: Substring, line: Int)] = []
    guard text.utf8.contains(UInt8(ascii: "*")), text.utf8.contains(UInt8(ascii: "&")) else { return nil }
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard line.utf8.contains(where: { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "&") }) else { continue }
      for match in line.matches(of: /([*&])([0-9A-Za-z_-]+)/) {
        if match.output.1 == "&" {
          anchors.insert(match.output.2)
        } else {
          aliases.append((match.output.2, number + 1))
        }
      }
    }
    return aliases.first { anchors.contains($0.name) }.map { (String($0.name), $0.line) }
  }
}
