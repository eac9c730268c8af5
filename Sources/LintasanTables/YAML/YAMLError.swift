/// Why a text is no YAML that is read here.
package struct YAMLError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Fault: Hashable, Sendable {
    /// It does not follow YAML's grammar, in the words of libyaml.
    case syntax(String)
    /// A mapping has a key twice.
    case duplicateKey(String)
    /// Lists and mappings lie deeper in one another than the library goes.
    case tooDeep
  }

  /// What is wrong.
  package let fault: Fault
  /// The line, from 1, where it is known.
  package let line: Int?
  /// The column, from 1, where it is known.
  package let column: Int?
}

extension YAMLError: CustomStringConvertible {
  /// What is wrong, and where.
  package var description: String {
    let what =
      switch fault {
      case .syntax(let problem): problem
      case .duplicateKey(let key): "the key “\(key)” stands there twice"
      case .tooDeep: "it is nested too deep"
      }
    let place = [line.map { "line \($0)" }, column.map { "column \($0)" }].compactMap { $0 }.joined(separator: ", ")
    return place.isEmpty ? what : "\(place): \(what)"
  }
}
