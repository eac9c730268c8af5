import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the errors of scores come from, and what confidence sets are wanted.
struct ConfidenceOptions: ParsableArguments {
  @Option(
    name: .customLong("std-error"),
    help: ArgumentHelp("The column of the scores' standard errors.", valueName: "column"))
  var standardError: String?

  @Option(
    help: ArgumentHelp("A CSV file with the scores' covariance matrix, a column an entity.", valueName: "file"),
    completion: .file())
  var covariance: String?

  @Option(
    name: .customLong("assume-error"),
    help: ArgumentHelp(
      "For scores without errors: rounding (of the last digit), weights (other ones), forecast (a year to come).",
      valueName: "error"))
  var assumed: Assumption?

  @Option(
    help: ArgumentHelp("marginal or simultaneous (default: marginal, simultaneous beside it).", valueName: "kind"))
  var sets: String?

  @Option(help: ArgumentHelp("The confidence of the sets, such as 0.95.", valueName: "share"))
  var confidence: Double?

  @Option(help: ArgumentHelp("Show who belongs to the confidence set of the top N.", valueName: "number"))
  var best: Int?

  @Option(help: ArgumentHelp("The number of bootstrap draws (default: 10000).", valueName: "number"))
  var draws: Int?

  @Option(help: ArgumentHelp("The seed of the random numbers.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup var workers: ThreadOptions

  /// Where the errors of scores come from that have none of their own.
  enum Assumption: String, ExpressibleByArgument, CaseIterable {
    case rounding, weights, forecast
  }

  /// Whether any error of the scores is given.
  var isAsked: Bool { standardError != nil || covariance != nil || assumed != nil }

  func validate() throws {
    if [standardError, covariance, assumed?.rawValue].compactMap({ $0 }).count > 1 {
      throw ValidationError("--std-error, --covariance and --assume-error are alternatives; give one of them.")
    }
    let stray: [(String, Bool)] = [
      ("sets", sets != nil), ("confidence", confidence != nil), ("best", best != nil), ("draws", draws != nil),
      ("seed", seed != nil), ("threads", workers.threads != nil),
    ]
    if !isAsked, let first = stray.first(where: { $0.1 }) {
      throw ValidationError(
        "--\(first.0) needs the scores' errors: give --std-error, --covariance, or --assume-error rounding.")
    }
    if let sets, RankConfidenceSets.Kind(rawValue: sets) == nil {
      throw ValidationError("--sets \(sets): expected marginal or simultaneous.")
    }
  }

  /// The options of the sets.
  var options: RankConfidenceSets.Options {
    var options = RankConfidenceSets.Options(seed: seed ?? SimulationOptions.defaultSeed)
    if let sets, let kind = RankConfidenceSets.Kind(rawValue: sets) { options.kind = kind }
    if let confidence { options.confidence = confidence }
    if let draws { options.draws = draws }
    options.threads = workers.count
    return options
  }

  /// The errors of a sample that the user gives; `nil` where none are asked for.
  func errors(of sample: ScoreSample, in table: Table) throws -> ScoreErrors? {
    if let standardError { return try sample.errors(table, standardError: standardError) }
    return try covariance.map {
      try sample.errors(covariance: CSVReader().read(InputFile.bytes($0), file: $0).table)
    }
  }
}
