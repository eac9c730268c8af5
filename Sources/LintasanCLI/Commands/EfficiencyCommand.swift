import ArgumentParser
import Lintasan

/// `lintasan efficiency`: who makes most of what it has?
struct EfficiencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "efficiency",
    abstract: "Data envelopment analysis: the efficiency of each unit against the frontier of the others.",
    discussion: """
      An efficiency of 1 is on the frontier; 0.8 with input orientation means that 80% of the inputs would do, with output
      orientation that outputs reach 80% of what the same inputs give elsewhere. --draws adds a bootstrap after Simar and
      Wilson: bias, corrected efficiency and interval.

      EXAMPLES
        lintasan efficiency --index egdi --year 2024 --inputs gdp_per_capita_ppp --outputs osi,tii,hci --returns vrs
        lintasan efficiency --data units.csv --entity id --inputs staff,budget --outputs services --draws 2000
      """)

  @OptionGroup var source: RegressSource
  @OptionGroup var output: OutputOptions

  @Option(help: ArgumentHelp("The columns of what is used, separated by commas.", valueName: "columns"))
  var inputs: String

  @Option(help: ArgumentHelp("The columns of what is made, separated by commas.", valueName: "columns"))
  var outputs: String

  @Option(help: ArgumentHelp("Returns to scale: crs (constant) or vrs (variable).", valueName: "name"))
  var returns: EfficiencyReturns = .vrs

  @Option(help: ArgumentHelp("Whether inputs shrink (input) or outputs grow (output).", valueName: "name"))
  var orientation: EfficiencyOrientation = .output

  @Option(help: ArgumentHelp("The year, where the data have several.", valueName: "year"))
  var year: Double?

  @Option(help: ArgumentHelp("Draws of the bootstrap (default: none).", valueName: "number"))
  var draws: Int?

  @Option(help: ArgumentHelp("The level of the bootstrap's intervals (default: 0.95).", valueName: "number"))
  var confidence: Double?

  @Option(help: ArgumentHelp("The seed of the bootstrap.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup var workers: ThreadOptions

  func validate() throws {
    if source.memory != nil { throw ValidationError("--memory has no effect on efficiency; leave it out.") }
    if let draws, !(10...100_000).contains(draws) {
      throw ValidationError("--draws is \(draws); expected 10 to 100,000.")
    }
    if draws == nil, confidence != nil || seed != nil {
      throw ValidationError("--confidence and --seed belong to the bootstrap; add --draws.")
    }
    if let confidence, !(confidence > 0 && confidence < 1) {
      throw ValidationError("--confidence is \(confidence); expected a number between 0 and 1.")
    }
  }

  func run() throws {
    func list(_ text: String) -> [String] {
      text.split(separator: ",").map { part in
        let kept = part.drop { $0.isWhitespace }
        return String(kept.reversed().drop { $0.isWhitespace }.reversed())
      }.filter { !$0.isEmpty }
    }
    let (used, made) = (list(inputs), list(outputs))
    guard !used.isEmpty, !made.isEmpty, Set(used + made).count == used.count + made.count else {
      throw CommandFailure.usage("--inputs and --outputs name columns, each once, as --inputs staff,budget")
    }
    let (unit, time) = try source.panelColumns()
    guard let entity = unit else {
      throw CommandFailure.usage("efficiency needs --entity with --data: the column of the unit")
    }
    if year != nil && time == nil {
      throw CommandFailure.usage("--year needs --time with --data: the column of the year")
    }
    let table = try source.rows(named: [entity] + used + made + [time].compactMap(\.self))
    do {
      var study = EfficiencyStudy(entity: entity, inputs: used, outputs: made)
      study.time = time
      study.year = year
      study.returns = returns.value
      study.orientation = orientation.value
      study.draws = draws
      study.level = confidence ?? 0.95
      if let seed { study.seed = seed }
      study.threads = workers.count
      let result = try study.run(table)
      for one in result.excluded { Console.notice("\(one.unit) left out: \(one.reason)") }
      try output.show(EfficiencyReport(result: result, language: try output.language()).report())
    } catch let error as RegressionError {
      throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
    }
  }
}

/// Returns to scale as an argument.
enum EfficiencyReturns: String, ExpressibleByArgument, CaseIterable {
  case crs, vrs
  var value: EfficiencyProblem.Returns { self == .crs ? .crs : .vrs }
}

/// Orientation as an argument.
enum EfficiencyOrientation: String, ExpressibleByArgument, CaseIterable {
  case input, output
  var value: EfficiencyProblem.Orientation { self == .input ? .input : .output }
}
