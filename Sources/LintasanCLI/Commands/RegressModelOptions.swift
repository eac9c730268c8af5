import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is asked of a regression beyond its formula and data.
struct RegressModelOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The estimator (default: ols, or iv with instruments).", valueName: "name"))
  var estimator: String?

  @Option(help: ArgumentHelp("The standard errors (default: iid; HC1 for flogit).", valueName: "type"))
  var se: String?

  @Option(help: ArgumentHelp("Small-sample convention: fixest, stata, linearmodels or plm.", valueName: "name"))
  var ssc: String = "fixest"

  @Option(help: ArgumentHelp("The column of weights.", valueName: "column"))
  var weights: String?

  @Option(help: ArgumentHelp("The quantile, with --estimator quantile (default: 0.5).", valueName: "number"))
  var tau: Double?

  @Option(help: ArgumentHelp("The penalty of ridge, lasso or enet (default: cross-validated).", valueName: "number"))
  var lambda: Double?

  @Option(help: ArgumentHelp("The share of the absolute penalty in enet (default: 0.5).", valueName: "number"))
  var alpha: Double?

  @Option(name: .customLong("gmm-steps"), help: ArgumentHelp("Steps of gmm, 1 or 2 (default: 2).", valueName: "number"))
  var gmmSteps: Int?

  @Flag(help: "With gmm: add the equations in levels (Blundell-Bond).")
  var system = false

  @Option(
    name: .customLong("max-lag"), help: ArgumentHelp("With gmm: the deepest lag that instruments.", valueName: "number")
  )
  var maximumLag: Int?

  @Flag(help: "With gmm: one column of instruments a lag.")
  var collapse = false

  @Flag(help: "With fd: keep a constant in the equation of changes, as R's plm does.")
  var drift = false

  @Flag(help: "With gmm: forward orthogonal deviations in place of changes.")
  var orthogonal = false

  @Option(help: ArgumentHelp("The level of confidence intervals (default: 0.95).", valueName: "number"))
  var confidence: Double?

  @Option(help: .hidden)
  var level: Double?

  @Flag(name: .customLong("normal"), help: "p-values and intervals from the normal distribution instead of t.")
  var usesNormal = false

  @Option(help: ArgumentHelp("The seed of bootstraps and simulations.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup var workers: ThreadOptions

  func validate() throws {
    let name = estimator?.lowercased()
    func only(_ isGiven: Bool, _ option: String, _ names: [String]) throws {
      if isGiven, !names.contains(name ?? "") {
        throw ValidationError(
          "--\(option) has no effect without --estimator \(names.joined(separator: " or ")); leave it out.")
      }
    }
    try only(tau != nil, "tau", ["quantile"])
    try only(lambda != nil, "lambda", ["ridge", "lasso", "enet"])
    try only(alpha != nil, "alpha", ["enet"])
    try only(gmmSteps != nil, "gmm-steps", ["gmm"])
    try only(system, "system", ["gmm"])
    try only(maximumLag != nil, "max-lag", ["gmm"])
    try only(collapse, "collapse", ["gmm"])
    try only(orthogonal, "orthogonal", ["gmm"])
    try only(drift, "drift", ["fd"])
    if confidence != nil && level != nil {
      throw ValidationError("--confidence and --level are alternatives; give one of them.")
    }
  }

  /// The options of the library.
  func options(_ source: RegressSource) throws -> RegressionOptions {
    var options = RegressionOptions()
    options.estimator = estimator
    options.covariance = se
    do throws(RegressionError) {
      options.smallSample = try SmallSample(named: ssc)
    } catch {
      throw CommandFailure.usage(error.description)
    }
    options.weights = weights
    if let tau { options.tau = tau }
    options.lambda = lambda
    options.drift = drift
    options.orthogonal = orthogonal
    options.condition = source.condition
    if let alpha { options.mixing = alpha }
    if let gmmSteps { options.steps = gmmSteps }
    options.system = system
    options.maximumLag = maximumLag
    options.collapse = collapse
    if level != nil { Console.notice("--level is now --confidence; the old spelling works in this release") }
    options.level = confidence ?? level ?? 0.95
    options.normalReference = usesNormal
    if let seed { options.seed = seed }
    options.threads = workers.count
    (options.unit, options.time) = try source.panelColumns()
    options.composition = try source.composition()
    return options
  }
}
