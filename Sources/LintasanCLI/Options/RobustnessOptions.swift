import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is varied in a study of robustness.
struct RobustnessOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Option(help: ArgumentHelp("A YAML file that says what is varied.", valueName: "file"), completion: .file())
  var settings: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How tight the weights are drawn about their own values (Dirichlet), such as 50; or nominal. Usual: each of some "
        + "equal weights has a standard deviation of a fifth of itself.", valueName: "number"))
  var concentration: String?

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The older name of --concentration.", valueName: "number"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "The level of the tree whose components are combined, such as leaves (default: the deepest that is known).",
      valueName: "level"))
  var level: String?

  @Option(
    help: ArgumentHelp(
      "What weights are drawn about: \(Weighting.names.joined(separator: ", ")).", valueName: "names"))
  var weighting: String?

  @Option(
    help: ArgumentHelp(
      "Normalisations, separated by semicolons or commas: \(Normalisation.names.joined(separator: ", ")).",
      valueName: "names"))
  var normalisation: String?

  @Option(
    help: ArgumentHelp("Aggregations: \(Aggregator.names.joined(separator: ", ")).", valueName: "names"))
  var aggregation: String?

  @Option(
    help: ArgumentHelp(
      "Imputations: \(Imputation.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "names"))
  var imputation: String?

  @Option(
    help: ArgumentHelp("Treatments: \(Treatment.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "names")
  )
  var treatment: String?

  @Flag(name: .customLong("leave-out"), help: "Leave out one component at a time as well.")
  var leavesOut = false

  @OptionGroup var random: SeedOptions

  @OptionGroup var workers: ThreadOptions

  func validate() throws {
    if weights != nil && concentration != nil {
      throw ValidationError("--weights is the older name of --concentration; give one of them.")
    }
    let flags =
      weights != nil || concentration != nil || weighting != nil || normalisation != nil || aggregation != nil
      || imputation != nil
      || treatment != nil
    if settings != nil && (flags || leavesOut) {
      throw ValidationError("--settings says all that is varied; give it or the single options, not both.")
    }
  }

  var seed: UInt64 { random.seed }

  var threadCount: Int { workers.count }

  /// Whether a method is named; then what is not named is as in the definition.
  private var isNamed: Bool {
    weights ?? concentration != nil || weighting != nil || normalisation != nil || aggregation != nil
      || imputation != nil || treatment != nil || leavesOut
  }

  /// The ways to build a tree that are asked for; `nil` where the index is not built, or one of its levels is asked for.
  func treeStudy(_ index: IndexData) throws -> TreeStudy? {
    guard let data = index.tree, level == nil else { return nil }
    let chosen: UncertaintySettings
    if let settings {
      let text = String(decoding: try InputFile.bytes(settings), as: UTF8.self)
      var read = try UncertaintySettings(yaml: text)
      if !text.contains("aggregation") { read.aggregations = [] }
      chosen = read
    } else if isNamed {
      chosen = try named(UncertaintySettings())
    } else {
      chosen = UncertaintySettings(
        normalisations: [.none, .minMax(lower: 1, upper: 100), .zScore(mean: 100, deviation: 10)],
        aggregations: [.arithmetic, .geometric])
    }
    var kept = chosen
    // A mean that is not named is the definition's own.
    if settings == nil && isNamed && aggregation == nil { kept.aggregations = [] }
    let study = try TreeStudy(
      index, data, year: year ?? index.lastYear, settings: kept, isUsual: settings == nil && !isNamed)
    for note in study.notes { Console.notice(note) }
    return study
  }

  /// The ways to combine that are asked for, ready to be drawn from.
  func study(_ index: IndexData) throws -> CompositeStudy {
    let input = try CompositeInput(index, year: year ?? index.lastYear, level: level)
    if index.definition.map({ $0.leaves.count > $0.components.count }) ?? false {
      Console.detail("combined: the \(input.components.count) components of the level \(input.level)")
    }
    if let settings {
      let text = String(decoding: try InputFile.bytes(settings), as: UTF8.self)
      return try CompositeStudy(input, settings: UncertaintySettings(yaml: text))
    }
    // What is not named is as usual where nothing is named, and as in the definition where something is.
    let usual = UncertaintySettings.usualConcentration(components: input.components.count)
    let chosen =
      isNamed ? try named(UncertaintySettings(weightConcentration: usual)) : CompositeStudy.usualSettings(for: input)
    return try CompositeStudy(input, settings: chosen)
  }

  private func named(_ start: UncertaintySettings) throws -> UncertaintySettings {
    var chosen = start
    if weights != nil {
      Console.notice("--weights is now called --concentration; the old name goes in a later release")
    }
    if let text = concentration ?? weights { chosen.weightConcentration = try Self.concentration(text) }
    if let weighting {
      chosen.weightings = try MethodList.names(weighting).map { try Weighting(named: $0) }
      if weights == nil, concentration == nil, chosen.weightings.allSatisfy(\.isPerEntity) {
        chosen.weightConcentration = nil
      }
    }
    if let normalisation {
      chosen.normalisations = try MethodList.names(normalisation).map { try Normalisation(named: $0) }
    }
    if let aggregation { chosen.aggregations = try MethodList.names(aggregation).map { try Aggregator(named: $0) } }
    if let imputation { chosen.imputations = try MethodList.names(imputation).map { try Imputation(named: $0) } }
    if let treatment { chosen.treatments = try MethodList.names(treatment).map { try Treatment(named: $0) } }
    chosen.leavesOut = leavesOut
    return chosen
  }

  private static func concentration(_ text: String) throws(CommandFailure) -> Double? {
    if text == "nominal" { return nil }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw .usage("--concentration \(text): expected nominal, or a positive number such as 50")
    }
    return number
  }
}
