package import LintasanCore
package import LintasanTables

/// What can be wrong with an index's inputs, or with what is asked of them.
package enum InputError: LintasanError, Hashable, Sendable {
  /// A table that lacks a column or has one of the wrong kind.
  case table(file: String, TableError)
  /// A cell that cannot be.
  case badCell(file: String, entity: String, input: String, found: String, expected: String)
  /// The same entity twice.
  case twice(file: String, entity: String)
  /// Too few entities, or an input in which all are alike: no z-score can be taken.
  case noSpread(input: String)
  /// A year whose inputs are not known.
  case noInputs(year: Int, available: [Int])
  /// An input that there is not.
  case unknownInput(String, option: String, known: [String])
  /// A cost, limit or list that makes no sense.
  case badOption(option: String, found: String, expected: String)
  /// A rank that cannot be.
  case badRank(found: Int, entities: Int)
  /// A score off the scale.
  case badScore(found: Double)
  /// An entity without inputs.
  case unknownEntity(String)
  /// A group of nobody.
  case unknownGroup(String, available: [String])

  /// Whether the mistake lies in what was typed rather than in a file.
  package var isUsage: Bool {
    switch self {
    case .table, .badCell, .twice, .noSpread: false
    default: true
    }
  }
}

extension InputError {
  package var description: String {
    switch self {
    case .table(let file, let error): "\(file): \(error)"
    case .badCell(let file, let entity, let input, let found, let expected):
      "\(file): \(input) of \(entity) is \(found); expected \(expected)"
    case .twice(let file, let entity): "\(file): \(entity) has two rows in the same year; expected one"
    case .noSpread(let input):
      "all entities have the same \(input), or there are fewer than three: z-scores need a spread"
    case .noInputs(let year, let available):
      "the inputs of \(year) are not known; they are known for \(available.map(String.init).joined(separator: ", "))"
    case .unknownInput(let name, let option, let known):
      "\(option): there is no input “\(name)”\(Suggestion.sentence(for: name, among: known)); the inputs are "
        + known.joined(separator: ", ")
    case .badOption(let option, let found, let expected): "\(option): found \(found); expected \(expected)"
    case .badRank(let found, let entities): "a target rank of \(found); expected a rank from 1 to \(entities)"
    case .badScore(let found):
      "a target score of \(NumberText.shortest(found)) is off the scale; expected a number from 0 to 1"
    case .unknownEntity(let name): "the inputs of \(name) are not known"
    case .unknownGroup(let name, let available):
      "there is no group or country “\(name)”\(Suggestion.sentence(for: name, among: available)); give a country, leader, or "
        + "one of the groups \(available.joined(separator: ", "))"
    }
  }
}

extension InputError {
  /// What kind of failure it is.
  package var kind: ErrorKind { isUsage ? .usage : .badData }
}
