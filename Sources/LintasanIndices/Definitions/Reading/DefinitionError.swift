public import LintasanCore
import LintasanTables

/// What is wrong with a definition, and where. Lines and columns are counted from 1.
public struct DefinitionError: LintasanError, Hashable, Sendable {
  /// The kinds of fault.
  package enum Fault: Hashable, Sendable {
    /// The bytes are no UTF-8.
    case notUTF8
    /// The document is too large.
    case tooLarge(bytes: Int, limit: Int)
    /// The document is nested deeper than the 1000 levels that the YAML library reads.
    case tooDeep
    /// The document holds nothing.
    case empty
    /// The document is no YAML.
    case syntax(String)
    /// A mapping has the same key more than once.
    case duplicateKey(String)
    /// The document refers to a node by an alias.
    case alias(String)
    /// A key that the format does not have.
    case unknownKey(String, allowed: [String])
    /// A key that the format needs.
    case missingKey(String)
    /// A value of another kind, or outside its range.
    case unexpected(found: String, expected: String)
    /// An identifier that occurs twice.
    case duplicateID(String, firstLine: Int)
    /// Weights of siblings that do not add up.
    case weightsSum(found: Double, expected: String, years: ClosedRange<Int>?)
    /// A key without effect, because another is not there.
    case unused(String, without: String)
    /// Something that cannot stand here; the text says what and what cures it.
    case contradiction(String)
    /// A name of something that the definition does not have.
    case unknownReference(String, kind: String, available: [String])
  }

  /// The name of the document as the user gave it.
  public let file: String
  /// The line, where there is one to name.
  public let line: Int?
  /// The column, where there is one to name.
  public let column: Int?
  /// The place in the document, such as `components[0].weight`; empty for the document as a whole.
  package let keyPath: String
  /// What is wrong there.
  package let fault: Fault
}

extension DefinitionError {
  /// What was found, what was expected, and what to do.
  public var description: String {
    "\(file)\(place): \(explanation)"
  }

  /// The same without the file.
  package var sentence: String { place.isEmpty ? explanation : "\(place.dropFirst(2)): \(explanation)" }

  private var place: String {
    (line.map { ", line \($0)" } ?? "") + (column.map { ", column \($0)" } ?? "")
      + (keyPath.isEmpty ? "" : ", \(keyPath)")
  }

  private var explanation: String {
    switch fault {
    case .notUTF8:
      "the document is not UTF-8; save it as UTF-8"
    case .tooLarge(let bytes, let limit):
      "the document has \(bytes) bytes, at most \(limit) are read; check that this is the file that was meant"
    case .tooDeep:
      "brackets or indents are nested deeper than 1000 levels; no such document is that deep: check where they close"
    case .empty:
      "the document is empty; expected a mapping that begins with “format: \(IndexDefinition.format)”"
    case .syntax(let problem):
      "this is not YAML: \(problem)"
    case .duplicateKey(let key):
      "the key “\(key)” occurs more than once; keep one"
    case .alias(let name):
      "found the alias “*\(name)”; aliases are not read, write the value out"
    case .unknownKey(let key, let allowed):
      "there is no key “\(key)”\(Suggestion.sentence(for: key, among: allowed))"
        + "; the keys here are \(allowed.joined(separator: ", "))"
    case .missingKey(let key):
      "the key “\(key)” is missing; add it"
    case .unexpected(let found, let expected):
      "found \(found), expected \(expected)"
    case .duplicateID(let id, let firstLine):
      "the identifier “\(id)” is already used in line \(firstLine); give each its own"
    case .weightsSum(let found, let expected, let years):
      "the weights\(years.map { " of \($0.lowerBound) to \($0.upperBound)" } ?? "") add up to \(found), "
        + "expected \(expected)"
    case .unused(let key, let other):
      "“\(key)” has no effect without “\(other)”; add that or leave this out"
    case .contradiction(let problem):
      problem
    case .unknownReference(let name, let kind, let available):
      "there is no \(kind) “\(name)”\(Suggestion.sentence(for: name, among: available))"
    }
  }
}

extension DefinitionError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .badData
  }
}
