import ArgumentParser
import Lintasan

/// Which entities are ranked and forecast, and which end of a table of one's own is the better one.
struct PopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who is ranked and forecast: present (in the last period), ever, recent:K (in one of the K periods before it too), or "
        + "changing (present, and who leaves and enters is drawn as in the past).",
      valueName: "population"))
  var population: PopulationOption?

  @Flag(
    name: .customLong("lower-is-better"),
    help: "With --data: rank 1 goes to the lowest score.")
  var lowerIsBetter = false

  /// The options as they are typed.
  var words: [String] {
    (population.map { ["--population", $0.text] } ?? []) + (lowerIsBetter ? ["--lower-is-better"] : [])
  }

  /// The index with these options.
  func apply(to index: IndexData) throws -> IndexData {
    if lowerIsBetter, index.definition != nil {
      throw CommandFailure.usage(
        "--lower-is-better is for --data; \(index.shortName)\u{2019}s definition says which end is better")
    }
    let chosen = index.with(population: population?.population, lowerIsBetter: lowerIsBetter)
    if let partial = index.partialLastPeriod {
      let rule =
        chosen.population == .present || chosen.population == .changing
        ? "the ranking is among those; --population recent:1 carries the others forward"
        : "others are carried forward from their last score"
      Console.notice(
        "\(index.timeAxis.label(partial.year)) holds scores of \(partial.count) entities, the period before it \(partial.before): \(rule)"
      )
    }
    return chosen
  }
}

/// `present`, `ever`, `recent:K` or `changing`.
struct PopulationOption: ExpressibleByArgument {
  let population: ForecastProblem.Population

  init?(argument: String) {
    switch argument {
    case "present": population = .present
    case "ever": population = .ever
    case "changing": population = .changing
    default:
      let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0] == "recent", let surveys = Int(parts[1]), (1...1000).contains(surveys) else {
        return nil
      }
      population = .recent(surveys)
    }
  }

  static var allValueStrings: [String] { ["present", "ever", "recent:1", "changing"] }

  /// The option as it is typed.
  var text: String {
    switch population {
    case .present: "present"
    case .ever: "ever"
    case .changing: "changing"
    case .recent(let surveys): "recent:\(surveys)"
    }
  }
}

/// The bounds that scores of a table of one's own cannot leave.
struct BoundsOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --data: the lowest and the highest possible score, such as 0:100; an open end is left out; none for no bounds.",
      valueName: "lo:hi"))
  var bounds: BoundsOption?

  /// The option as it is typed.
  var words: [String] { bounds.map { ["--bounds", $0.text] } ?? [] }

  /// The index with these bounds; bounds that the data show by themselves are said.
  func apply(to index: IndexData) throws -> IndexData {
    if let bounds {
      guard index.definition == nil else {
        throw CommandFailure.usage("--bounds is for --data; the scale of \(index.shortName) is in its definition")
      }
      for (unit, entity) in index.panel.units.enumerated() {
        for (time, year) in index.panel.times.enumerated() {
          if let score = index.panel[unit: unit, time: time, variable: 0], !bounds.range.contains(score) {
            throw CommandFailure(
              .badData,
              "\(entity) at \(index.timeAxis.label(year)): found \(NumberText.shortest(score)), which is outside --bounds \(bounds.text)"
            )
          }
        }
      }
      return index.with(bounds: bounds.range)
    }
    if let found = index.foundBounds {
      let what =
        found.bounds.upperBound.isFinite
        ? "all scores lie within \(NumberText.shortest(found.bounds.lowerBound)) and "
          + "\(NumberText.shortest(found.bounds.upperBound)), and so do the forecasts"
        : "all scores are whole numbers from 0 on; no forecast goes below 0"
      Console.notice("\(what); --bounds LO:HI sets other bounds, --bounds none lifts them")
    }
    let outlying = index.outlyingCells
    if let first = outlying.first {
      Console.notice(
        "\(index.name(of: first.entity)) at \(index.timeAxis.label(first.year)) is \(NumberText.shortest(first.score)), beside "
          + "\(NumberText.shortest(first.neighbour)) next to it\(outlying.count > 1 ? " (and \(outlying.count - 1) more such cells)" : "")"
          + ": check it; the errors of others do not follow it")
    }
    return index
  }
}

/// `LO:HI`, `LO:`, `:HI` or `none`.
struct BoundsOption: ExpressibleByArgument {
  let range: ClosedRange<Double>
  let text: String

  init?(argument: String) {
    text = argument
    if argument == "none" {
      range = -.infinity ... .infinity
      return
    }
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let low = parts[0].isEmpty ? -Double.infinity : Double(parts[0])
    let high = parts[1].isEmpty ? Double.infinity : Double(parts[1])
    guard let low, let high, low < high, !low.isNaN, !high.isNaN else { return nil }
    range = low...high
  }
}
