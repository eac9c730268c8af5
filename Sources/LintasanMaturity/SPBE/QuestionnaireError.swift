import LintasanIndices
import LintasanTables

/// What can be wrong with a maturity questionnaire, its answers, or a plan to raise them.
public enum QuestionnaireError: Error, Hashable, Sendable {
  /// A definition that is none.
  case notAQuestionnaire(index: String, reason: String)
  /// A year in which another instrument held.
  case outsideValidity(index: String, year: Int, first: Int, last: Int?, reason: String?)
  /// A year that belongs to the index's successor.
  case successor(index: String, year: Int, successor: String, from: Int, reason: String)
  /// Weights whose common denominator is too large for exact arithmetic.
  case weightsTooFine(index: String)
  /// An answer that is no level; `row` is counted from 1 where the answers came in rows.
  case notALevel(indicator: Int, found: String, levels: ClosedRange<Int>, row: Int?)
  /// An indicator that the questionnaire does not have.
  case unknownIndicator(found: String, numbers: ClosedRange<Int>, row: Int?)
  /// An indicator answered twice.
  case doubledIndicator(Int, rows: [Int])
  /// Indicators without an answer.
  case missingIndicators([Int])
  /// A sheet of answers that does not have the columns it needs.
  case sheetLayout(found: [String])
  /// A sheet that cannot be read as answers, and what to do.
  case sheetReason(String)
  /// Answers in YAML that cannot be read.
  case notYAML(reason: String)
  /// A sheet of costs that does not have the columns it needs.
  case costLayout(found: [String])
  /// A cost that is no number of 0 or more.
  case notACost(indicator: Int, found: String, row: Int)
  /// A target that cannot be aimed at.
  case targetOutOfRange(target: Double, lowest: Double, highest: Double)
  /// A target below where the agency stands.
  case targetBelow(target: Double, current: Double)
  /// Neither a target nor a budget.
  case nothingToAimAt
  /// A number that must be positive, or not negative.
  case badNumber(name: String, found: Double, expected: String)
  /// Costs of so many digits that sums are not exact.
  case costsTooFine(largest: Double)
  /// More years than nothing, but fewer than a road map needs.
  case tooFewYears(found: Int, needed: Int)
}

extension QuestionnaireError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notAQuestionnaire(let index, let reason):
      "“\(index)” cannot be scored from maturity levels: \(reason)"
    case .outsideValidity(let index, let year, let first, let last, let reason):
      "the present \(index) questionnaire holds from \(first)\(last.map { " to \($0)" } ?? ""), not in \(year)"
        + (reason.map { ": \($0)" } ?? "")
    case .successor(let index, let year, let successor, let from, let reason):
      "\(index) scores cannot be given for \(year): from \(from) the \(successor) takes its place. \(reason)"
    case .weightsTooFine(let index):
      "the weights of “\(index)” have no common denominator below 16 million; write them with fewer digits"
    case .notALevel(let indicator, let found, let levels, let row):
      "indicator \(indicator)\(Self.place(row)): found \(found), expected a whole level from \(levels.lowerBound) to "
        + "\(levels.upperBound)"
    case .unknownIndicator(let found, let numbers, let row):
      "there is no indicator \(found)\(Self.place(row)); indicators are numbered \(numbers.lowerBound) to "
        + "\(numbers.upperBound)"
    case .doubledIndicator(let indicator, let rows):
      "indicator \(indicator) is given \(rows.count) times, in data rows "
        + "\(rows.map(String.init).joined(separator: ", ")); keep one"
    case .missingIndicators(let numbers):
      "\(numbers.count == 1 ? "indicator" : "indicators") \(Self.list(numbers)) "
        + "\(numbers.count == 1 ? "has" : "have") no answer; every indicator needs a level"
    case .sheetLayout(let found):
      "the answers need a header with the columns “indicator” (Indikator, No) and “maturity” (Tingkat Kematangan, Nilai, "
        + "Skor); found \(found.prefix(12).joined(separator: ", "))"
    case .sheetReason(let reason):
      reason
    case .notYAML(let reason):
      "the answers cannot be read as YAML: \(reason)"
    case .costLayout(let found):
      "the costs need the columns “indicator” and “cost”; found \(found.joined(separator: ", "))"
    case .notACost(let indicator, let found, let row):
      "the cost of indicator \(indicator) in data row \(row): found \(found), expected a number of 0 or more"
    case .targetOutOfRange(let target, let lowest, let highest):
      "a target of \(NumberText.shortest(target)) is off the scale; expected a number from "
        + "\(NumberText.shortest(lowest)) to \(NumberText.shortest(highest))"
    case .targetBelow(let target, let current):
      "the target of \(NumberText.shortest(target)) lies below today's \(NumberText.shortest(current)); there is "
        + "nothing to plan"
    case .nothingToAimAt:
      "a plan needs a target index or a budget"
    case .badNumber(let name, let found, let expected):
      "\(name) is \(NumberText.shortest(found)); expected \(expected)"
    case .costsTooFine(let largest):
      "the costs (up to \(NumberText.shortest(largest))) have too many digits to be added exactly; round them to at most "
        + "15 digits in all"
    case .tooFewYears(let found, let needed):
      "the plan does not fit into \(found) \(found == 1 ? "year" : "years"): it needs at least \(needed)"
    }
  }

  /// Numbers with runs drawn together, such as `3, 5–9`.
  private static func list(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: "\(run.lowerBound)"
      case 2: "\(run.lowerBound), \(run.upperBound)"
      default: "\(run.lowerBound)–\(run.upperBound)"
      }
    }.joined(separator: ", ")
  }

  private static func place(_ row: Int?) -> String { row.map { " in data row \($0)" } ?? "" }
}
