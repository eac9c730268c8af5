/// A value of JSON whose keys stay in the order given.
package enum JSONValue: Hashable, Sendable {
  /// A key with its value.
  package struct Member: Hashable, Sendable {
    /// The key, in snake case.
    package var key: String
    /// The value.
    package var value: JSONValue

    /// A member of an object.
    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  case null
  case boolean(Bool)
  /// A number; one that is not finite is written as null.
  case number(Double)
  case text(String)
  case array([JSONValue])
  case object([Member])

  /// A number, or null.
  package init(_ value: Double?) { self = value.map(JSONValue.number) ?? .null }
  /// A whole number, or null.
  package init(_ value: Int?) { self = value.map { .number(Double($0)) } ?? .null }
  /// A text, or null.
  package init(_ value: String?) { self = value.map(JSONValue.text) ?? .null }

  /// The value of a key of an object.
  package subscript(key: String) -> JSONValue? {
    if case .object(let members) = self { members.first { $0.key == key }?.value } else { nil }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByNilLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(floatLiteral value: Double) { self = .number(value) }
  package init(integerLiteral value: Int) { self = .number(Double(value)) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements.map { Member($0, $1) }) }
  package init(nilLiteral: ()) { self = .null }
}
