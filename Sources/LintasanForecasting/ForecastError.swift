public import LintasanCore
import LintasanTables

/// What can be wrong when something is to be forecast.
public enum ForecastError: LintasanError, Hashable, Sendable {
  /// The panel has no such variable.
  case unknownVariable(String, available: [String])
  /// A schedule with another number of weights than components.
  case weightsDoNotFit(expected: Int, found: Int)
  /// No survey up to the time that is to count as now.
  case nothingBefore(asOf: Int, first: Int?)
  /// Fewer surveys than a forecast needs.
  case tooFewPeriods(found: Int, needed: Int)
  /// Fewer units than a ranking needs.
  case tooFewUnits(found: Int, needed: Int, time: Int)
  /// A number of steps below 1.
  case stepsBelowOne(Int)
  /// A year that is not after the origin.
  case notAfterOrigin(time: String, origin: String)
  /// A year further ahead than anything that was ever seen.
  case tooFar(steps: Int, most: Int, last: String)
  /// A number of draws below 1.
  case drawsBelowOne(Int)
  /// More draws than memory holds.
  case tooMuch(WorkExcess)
  /// A model that is not in the registry.
  case unknownModel(String, available: [String])
  /// A model that cannot do this problem.
  case notApplicable(model: String, reason: String)
  /// A model of one's own that gives what is no finite number.
  case notFinite(model: String, unit: String, time: Int, value: Double)
  /// A backtest without models or horizons.
  case nothingToCompare(String)
  /// Two models of one name, whose results could not be told apart.
  case sameName(String)
  /// The task was cancelled before the work was done.
  case cancelled
  /// A part of a whole that there is not.
  case noSuchPart(Int, of: Int)
  /// A value outside of the scale.
  case outsideScale(unit: String, time: Int, value: Double, scale: ClosedRange<Double>)
  /// No survey to compare forecasts with.
  case noTargets(from: Int, to: Int, times: [Int])
  /// A grouping that the recipe names and the problem lacks.
  case unknownGrouping(String, available: [String])
}

extension ForecastError {}

extension ForecastError {
  public var description: String {
    switch self {
    case .unknownVariable(let name, let available):
      "the panel has no variable “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + "; it has \(available.joined(separator: ", "))"
    case .weightsDoNotFit(let expected, let found):
      "found \(found) weights for \(expected) components; give one weight for each component"
    case .nothingBefore(let time, let first):
      "nothing was observed up to \(time)"
        + (first.map { "; the first survey is of \($0): choose that year or a later one" } ?? "")
    case .tooFewPeriods(let found, let needed):
      "found \(found) \(found == 1 ? "period" : "periods"); a forecast needs at least \(needed)"
    case .tooFewUnits(let found, let needed, let time):
      "found \(found) \(found == 1 ? "unit" : "units") with a value up to \(time); a ranking needs at least \(needed)"
    case .stepsBelowOne(let steps): "found \(steps) steps; expected at least 1"
    case .notAfterOrigin(let time, let origin):
      "\(time) is not after \(origin), the survey that the forecast starts from; choose a later year"
    case .tooFar(let steps, let most, let last):
      "found \(steps) surveys ahead; the data show at most \(most) \(most == 1 ? "survey" : "surveys") in a row: choose "
        + "\(last) or an earlier time"
    case .drawsBelowOne(let draws): "found \(draws) draws; expected at least 1"
    case .tooMuch(let excess): excess.description
    case .unknownModel(let name, let available):
      "there is no model “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + "; the models are \(available.joined(separator: ", "))"
    case .notApplicable(let model, let reason): "model “\(model)” cannot be used here: \(reason)"
    case .notFinite(let model, let unit, let time, let value):
      "model “\(model)” gives \(value) for \(unit) at \(time); expected a finite number for every unit and step"
    case .nothingToCompare(let what): "found no \(what); a backtest needs at least one"
    case .sameName(let name): "two models are named “\(name)”; give each a name of its own"
    case .cancelled: "the work was given up: its task was cancelled"
    case .noSuchPart(let part, let count): "there is no part \(part) of \(count); parts are counted from 1"
    case .outsideScale(let unit, let time, let value, let scale):
      "\(unit) at \(time): found \(value), expected a value within \(scale.lowerBound) to \(scale.upperBound)"
    case .noTargets(let from, let to, let times):
      "no survey from \(from) to \(to) has an earlier one to forecast it from"
        + (times.isEmpty ? "" : "; the surveys are \(times.map(String.init).joined(separator: ", "))")
    case .unknownGrouping(let name, let available):
      "units are not grouped by “\(name)”\(Suggestion.sentence(for: name, among: available))"
        + (available.isEmpty ? "" : "; there are \(available.joined(separator: ", "))")
    }
  }
}

extension ForecastError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .stepsBelowOne, .notAfterOrigin, .drawsBelowOne, .unknownModel, .nothingBefore, .noTargets, .notApplicable,
      .notFinite,
      .tooMuch, .cancelled, .noSuchPart, .nothingToCompare, .sameName:
      .usage
    default: .badData
    }
  }
}
