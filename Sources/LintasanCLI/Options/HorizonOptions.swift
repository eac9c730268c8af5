import ArgumentParser
import Lintasan

/// How far a projection goes: so many surveys, or to a year.
struct HorizonOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("How many surveys ahead.", valueName: "number"))
  var steps: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("The last year to project to.", valueName: "year"))
  var to: Int?

  /// The most surveys ahead that make sense: beyond, an interval covers the whole ranking.
  private static let most = 50

  func validate() throws {
    if steps != nil && to != nil { throw ValidationError("--steps and --to say the same; give one of them.") }
    if let steps, steps < 1 { throw ValidationError("--steps is \(steps); expected at least 1.") }
    if let steps, steps > Self.most { throw ValidationError("--steps is \(steps); expected at most \(Self.most).") }
    if let to, to < 1 || to > 9999 { throw ValidationError("--to is \(to); expected a year.") }
  }

  /// The reach asked for, if any.
  var horizon: Projection.ForecastHorizon? { steps.map { .steps($0) } ?? to.map { .through($0) } }
}
