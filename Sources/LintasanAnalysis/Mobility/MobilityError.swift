public import LintasanCore

/// What can be wrong with a request to study mobility.
public enum MobilityError: LintasanError, Hashable, Sendable {
  /// Years that do not ascend.
  case notAscending(from: Int, to: Int)
  /// Fewer than two surveys.
  case tooFewSurveys(from: Int, to: Int, found: [Int])
  /// A break in the index between the years.
  case notComparable(from: Int, to: Int, before: Int)
  /// A number of classes that makes no sense.
  case badClasses(found: Int, entities: Int)
  /// An index without classes of its own.
  case noClasses(index: String)
  /// Too few surveys, or entities with a score in each, for convergence clubs.
  case noPaths(surveys: Int, entities: Int, needed: Int)
  /// The task was cancelled before the work was done.
  case cancelled
}

extension MobilityError {
  /// More classes than these say nothing, and the chances of moving between them take minutes.
  static let mostClasses = 200

  public var description: String {
    switch self {
    case .notAscending(let from, let to):
      "`from` \(from) does not lie before `to` \(to); give the earlier year first"
    case .tooFewSurveys(let from, let to, let found):
      found.isEmpty
        ? "mobility needs two surveys or more; there are none"
        : "mobility needs two surveys or more; from \(from) to \(to) there are "
          + found.map(String.init).joined(separator: ", ")
    case .notComparable(let from, let to, let before):
      "\(from) and \(to) cannot be compared: the series breaks before \(before); begin in \(before) or later, or end "
        + "before it"
    case .badClasses(let found, let entities):
      entities < 4
        ? "classes need 4 entities or more with a score in each survey; there are \(entities)"
        : "\(found) classes of \(entities) entities; expected a number from 2 to \(min(entities / 2, Self.mostClasses))"
    case .noClasses(let index):
      "“\(index)” has no classes of its own; give `classes` 5 for fifths of the ranking"
    case .noPaths(let surveys, let entities, let needed):
      "convergence clubs need \(needed) surveys or more and entities with a score in each of them; there are \(surveys) "
        + "surveys, and \(entities) such entities"
    case .cancelled: "the work was given up: its task was cancelled"
    }
  }
}

extension MobilityError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
