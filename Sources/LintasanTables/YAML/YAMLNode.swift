/// A part of a YAML document that knows where it begins.
public indirect enum YAMLNode: Hashable, Sendable {
  /// A text, and whether it stands without quotes.
  case scalar(Scalar)
  /// A list.
  case sequence(Sequence)
  /// Keys and values, in the order of the document.
  case mapping(Mapping)

  /// A place in a document.
  public struct Mark: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The column, from 1, counted in Unicode scalars.
    public let column: Int
  }

  /// A text.
  public struct Scalar: Hashable, Sendable {
    /// The text without its quotes.
    public let string: String
    /// Whether it stands without quotes, so that it may mean nothing, a number or a truth value.
    public let isPlain: Bool
    /// Where it begins.
    public let mark: Mark
  }

  /// A list.
  public struct Sequence: Hashable, Sendable, Swift.Sequence {
    /// What is listed.
    public let nodes: [YAMLNode]
    /// Where it begins.
    public let mark: Mark

    /// Goes through the nodes.
    public func makeIterator() -> IndexingIterator<[YAMLNode]> { nodes.makeIterator() }
  }

  /// Keys and values.
  public struct Mapping: Hashable, Sendable, Swift.Sequence {
    /// A key and its value.
    public struct Pair: Hashable, Sendable {
      /// The key, most often a text.
      public let key: YAMLNode
      /// The value.
      public let value: YAMLNode
    }

    /// The pairs, in the order of the document.
    public let pairs: [Pair]
    /// Where it begins.
    public let mark: Mark

    /// Goes through keys and values.
    public func makeIterator() -> AnyIterator<(key: YAMLNode, value: YAMLNode)> {
      var rest = pairs.makeIterator()
      return AnyIterator { rest.next().map { ($0.key, $0.value) } }
    }

    /// The value of a key that is a text.
    public subscript(name: String) -> YAMLNode? {
      pairs.first { $0.key.scalar?.string == name }?.value
    }
  }

  /// Where the node begins.
  public var mark: Mark {
    switch self {
    case .scalar(let scalar): scalar.mark
    case .sequence(let sequence): sequence.mark
    case .mapping(let mapping): mapping.mark
    }
  }

  /// The text; `nil` for a list or a mapping.
  public var scalar: Scalar? { if case .scalar(let scalar) = self { scalar } else { nil } }
  /// The list; `nil` for anything else.
  public var sequence: Sequence? { if case .sequence(let sequence) = self { sequence } else { nil } }
  /// The mapping; `nil` for anything else.
  public var mapping: Mapping? { if case .mapping(let mapping) = self { mapping } else { nil } }

  /// A truth value without quotes, in any of YAML's words; `nil` for anything else.
  public var bool: Bool? {
    guard let scalar, scalar.isPlain else { return nil }
    switch scalar.string.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// A number; `nil` for anything else.
  public var float: Double? { scalar.flatMap { Double($0.string) } }

  /// Whether this is nothing: an empty value, `~` or `null`.
  public var isNull: Bool {
    guard let scalar, scalar.isPlain else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
