public import LintasanCore
import LintasanTables

/// What can be wrong with a target.
public enum TargetError: LintasanError, Hashable, Sendable {
  /// A rank that cannot be.
  case badRank(found: Int, entities: Int)
  /// A score off the scale.
  case badScore(found: Double, lowest: Double, highest: Double)
  /// A year without a survey.
  case noSurvey(year: String, surveys: [String])
  /// An entity that is not forecast.
  case notForecast(entity: String, reason: String)
  /// A cost that makes no sense.
  case badCost(component: String, reason: String)
  /// A target that lies behind where the entity stands.
  case met(entity: String, rank: Double, score: Double)
}

extension TargetError {
  public var description: String {
    switch self {
    case .badRank(let found, let entities):
      "a target rank of \(found); expected a rank from 1 to \(entities)"
    case .badScore(let found, let lowest, let highest):
      "a target score of \(NumberText.shortest(found)) is off the scale; expected a number from "
        + "\(NumberText.shortest(lowest)) to \(NumberText.shortest(highest))"
    case .noSurvey(let year, let surveys):
      "no survey is expected in \(year); the next ones are \(surveys.joined(separator: ", "))"
    case .notForecast(let entity, let reason): "\(entity) cannot be forecast: \(reason)"
    case .badCost(let component, let reason): "the cost of “\(component)”: \(reason)"
    case .met(let entity, let rank, let score):
      "\(entity) stands beyond that already (rank \(NumberText.shortest(rank)), score \(NumberText.shortest(score))); choose this rank or a better "
        + "one, or a better score"
    }
  }
}

extension TargetError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    .usage
  }
}
