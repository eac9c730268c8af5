/// A part of a YAML document that knows where it begins.
package indirect enum YAMLNode: Hashable, Sendable {
  /// A text, and whether it stands without quotes.
  case scalar(Scalar)
  /// A list.
  case sequence(Sequence)
  /// Keys and values, in the order of the document.
  case mapping(Mapping)

  /// A place in a document.
  package struct Mark: Hashable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, counted in Unicode scalars.
    package let column: Int
  }

  /// A text.
  package struct Scalar: Hashable, Sendable {
    /// The text without its quotes.
    package let string: String
    /// Whether it stands without quotes, so that it may mean nothing, a number or a truth value.
    package let isPlain: Bool
    /// Where it begins.
    package let mark: Mark
  }

  /// A list.
  package struct Sequence: Hashable, Sendable, Swift.Sequence {
    /// What is listed.
    package let nodes: [YAMLNode]
    /// Where it begins.
    package let mark: Mark

    /// Goes through the nodes.
    package func makeIterator() -> IndexingIterator<[YAMLNode]> { nodes.makeIterator() }
  }

  /// Keys and values.
  package struct Mapping: Hashable, Sendable, Swift.Sequence {
    /// A key and its value.
    package struct Pair: Hashable, Sendable {
      /// The key, most often a text.
      package let key: YAMLNode
      /// The value.
      package let value: YAMLNode
    }

    /// The pairs, in the order of the document.
    package let pairs: [Pair]
    /// Where it begins.
    package let mark: Mark

    /// Goes through keys and values.
    package func makeIterator() -> AnyIterator<(key: YAMLNode, value: YAMLNode)> {
      var rest = pairs.makeIterator()
      return AnyIterator { rest.next().map { ($0.key, $0.value) } }
    }

    /// The value of a key that is a text.
    package subscript(name: String) -> YAMLNode? {
      pairs.first { $0.key.scalar?.string == name }?.value
    }
  }

  /// Where the node begins.
  package var mark: Mark {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .sequence(let sequence): sequence.mark
    case .mapping(let mapping): mapping.mark
    }
  }

  /// The text; `nil` for a list or a mapping.
  package var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }
  /// The list; `nil` for anything else.
  package var sequence: Sequence? { if case .sequence(let sequence) = self { sequence } else { nil } }
  /// The mapping; `nil` for anything else.
  package var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }

  /// A truth value without quotes, in any of YAML's words; `nil` for anything else.
  package var bool: Bool? {
    guard let scalar, scalar.isPlain else { return nil }
    switch scalar.string.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// A number; `nil` for anything else.
  package var float: Double? { scalar.flatMap { Double($0.string) } }

  /// Whether this is nothing: an empty value, `~` or `null`.
  package var isNull: Bool {
    guard let scalar, scalar.isPlain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
