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
      "How tight the weights are about the nominal ones (Dirichlet), such as 50; or nominal.", valueName: "number"))
  var weights: String?

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

  @Option(help: ArgumentHelp("The seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = SimulationOptions.defaultSeed

  @Option(help: ArgumentHelp("How many threads may work (default: all cores).", valueName: "number"))
  var threads: Int?

  func validate() throws {
    let flags =
      weights != nil || weighting != nil || normalisation != nil || aggregation != nil || imputation != nil
      || treatment != nil
    if settings != nil && (flags || leavesOut) {
      throw ValidationError("--settings says all that is varied; give it or the single options, not both.")
    }
    if let threads, threads < 1 { throw ValidationError("--threads is \(threads); expected at least 1.") }
  }

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// The ways to combine that are asked for, ready to be drawn from.
  func study(_ index: IndexData) throws -> CompositeStudy {
    let input = try CompositeInput(index, year: year ?? index.lastYear)
    if let settings {
      let text = String(decoding: try InputFile.bytes(settings), as: UTF8.self)
      return try CompositeStudy(input, settings: UncertaintySettings(yaml: text))
    }
    // What is not named is as usual where nothing is named, and nominal where something is.
    let isNamed =
      weighting != nil || normalisation != nil || aggregation != nil || imputation != nil || treatment != nil
      || leavesOut
    var chosen = isNamed ? UncertaintySettings() : CompositeStudy.usualSettings(for: input)
    if let weights { chosen.weightConcentration = try Self.concentration(weights) }
    if let weighting {
      chosen.weightings = try MethodList.names(weighting).map { try Weighting(named: $0) }
      if weights == nil, chosen.weightings.allSatisfy(\.isPerEntity) { chosen.weightConcentration = nil }
    }
    if let normalisation {
      chosen.normalisations = try MethodList.names(normalisation).map { try Normalisation(named: $0) }
    }
    if let aggregation { chosen.aggregations = try MethodList.names(aggregation).map { try Aggregator(named: $0) } }
    if let imputation { chosen.imputations = try MethodList.names(imputation).map { try Imputation(named: $0) } }
    if let treatment { chosen.treatments = try MethodList.names(treatment).map { try Treatment(named: $0) } }
    chosen.leavesOut = leavesOut
    return try CompositeStudy(input, settings: chosen)
  }

  private static func concentration(_ text: String) throws(CommandFailure) -> Double? {
    if text == "nominal" { return nil }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw .usage("--weights \(text): expected nominal, or a positive number such as 50")
    }
    return number
  }
}
