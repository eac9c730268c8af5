import ArgumentParser
import Lintasan

/// How far a projection goes: so many surveys, or to a year.
struct HorizonOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: ArgumentHelp("How many surveys ahead.", valueName: "number"))
  var steps: Int?

  @Option(parsing: .unconditional, help: ArgumentHelp("The last year to project to.", valueName: "year"))
  var to: TimeOption?

  /// The most surveys ahead that make sense: beyond, an interval covers the whole ranking.
  private static let most = 50

  func validate() throws {
    if steps != nil && to != nil { throw ValidationError("--steps and --to are alternatives; give one of them.") }
    if let steps, steps < 1 { throw ValidationError("--steps is \(steps); expected at least 1.") }
    if let steps, steps > Self.most { throw ValidationError("--steps is \(steps); expected at most \(Self.most).") }
  }

  /// The options as they were given, for the command that makes a result again.
  var words: [String] { steps.map { ["--steps", String($0)] } ?? to.map { ["--to", $0.text] } ?? [] }

  /// The horizon asked for, if any, on the axis of an index's times.
  func horizon(on axis: TimeAxis) throws -> Projection.ForecastHorizon? {
    if let steps { return .steps(steps) }
    return try to.map { .through(try $0.time(on: axis, option: "to")) }
  }

  /// The horizon asked for, or so many surveys ahead, but none after an index has given way to another.
  func horizon(of index: IndexData, otherwise steps: Int) throws -> Projection.ForecastHorizon {
    if let asked = try horizon(on: index.timeAxis) { return asked }
    let end = index.definition?.validity.successor?.from ?? .max
    let years = index.calendar.years(after: index.lastYear, steps: steps)
    return .steps(max(1, years.prefix { $0 < end }.count))
  }
}
