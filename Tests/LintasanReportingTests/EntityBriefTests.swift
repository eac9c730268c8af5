import Foundation
import LintasanAnalysis
import LintasanDatasets
import LintasanDocuments
import LintasanForecasting
import LintasanReporting
import LintasanTables
import LintasanTestSupport
import Testing

/// The claims of briefs against the tables, by a reader of its own: it takes the sentences apart and the CSV file by commas.
@Suite struct EntityBriefTests {
  /// A country's figures in one survey: the index and its components.
  private typealias Figures = [Double]

  /// The figures of a survey by country, straight from the file.
  private func figures(in year: String) throws -> [String: Figures] {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/egdi/scores.csv")
    var found: [String: Figures] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    where !line.contains("not_surveyed") {
      let quoted = line.split(separator: "\"", omittingEmptySubsequences: false)
      let plain = quoted.enumerated().map { $0.offset % 2 == 1 ? "name" : String($0.element) }.joined()
      let cells = plain.split(separator: ",", omittingEmptySubsequences: false)
      let numbers = [3, 5, 6, 7].compactMap { Double(cells[$0]) }
      if cells[0] == year, numbers.count == 4 { found[String(cells[1])] = numbers }
    }
    return found
  }

  private func rank(_ value: Double, _ all: [Double]) -> Int { 1 + all.count { $0 > value } }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? .nan : (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }

  /// The rows of the table under a caption, as cells.
  private func rows(under caption: String, in text: String) -> [[String]] {
    guard let start = text.range(of: "**\(caption)") else { return [] }
    return text[start.upperBound...].split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .prefix { $0.hasPrefix("|") }.dropFirst(2)
      .map { $0.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) } }
  }

  private func number(_ text: some StringProtocol) -> Double? {
    Double(text.replacingOccurrences(of: "\u{2212}", with: "-").replacingOccurrences(of: ",", with: ""))
  }

  /// Whether a printed chance can stand for a probability.
  private func isTrue(_ chance: some StringProtocol, _ value: Double) -> Bool {
    switch chance {
    case "<1%": value > 0 && value < 0.01
    case ">99%": value > 0.99 && value < 1
    case "0%": value == 0
    case "100%": value == 1
    default: (Double(chance.dropLast()) ?? -9).isNear(value * 100, 0.5 + 1e-9)
    }
  }

  @Test func everySentenceOfEveryBriefIsTrueForItsNumbers() throws {
    let index = try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
    let projection = try Projection(of: index, horizon: .steps(2), settings: .init(model: "naive", draws: 300, seed: 7))
    let (now, before) = (try figures(in: "2024"), try figures(in: "2022"))
    #expect(now.count == 193)
    let scores = (now: now.values.map { $0[0] }, before: before.values.map { $0[0] })
    var target = 0
    for code in now.keys.sorted() {
      let own = try #require(now[code])
      let last = rank(own[0], scores.now)
      let mark = [100, 50, 25, 10].first { $0 < last }
      let study = try mark.map { try TargetStudy(projection, entity: code, aim: .rank($0), by: 2028) }
      let peers = EntityBrief.Peers(groupOf: code, in: index, language: .english)
      let brief = try EntityBrief(
        projection, entity: code, peers: peers, target: study, command: "lintasan brief \(code)")
      let text = try ReportFormats.named("markdown").render(brief.report(), options: RenderOptions())[0].text
      // The sentence to quote.
      let lead = try #require(
        text.firstMatch(of: /ranked (\d+)(st|nd|rd|th) of (\d+) in EGDI 2024, with a score of ([0-9.]+)\./))
      #expect(Int(lead.1) == last && lead.3 == "193", "\(code)")
      #expect((number(lead.4) ?? 9).isNear(own[0], 0.0000501), "\(code)")
      try checkStanding(text, code, last, own, now, Set(peers?.entities ?? []))
      try checkChange(text, code, own, now, before, index)
      try checkOutlook(text, code, projection, last, own)
      if let study, let trend = text.firstMatch(of: /The chance on current trends is ([^ ]+%)\./) {
        #expect(isTrue(trend.1, study.probability), "\(code)")
        // The same chance as in the table of the outlook.
        let row = try #require(rows(under: "Projected rank and score", in: text).last)
        let column = try #require([10, 25, 50, 100].firstIndex(of: mark ?? 0))
        #expect(row[5 + column] == String(trend.1), "\(code)")
        target += 1
      }
      #expect(
        !text.contains(" 1 places") && !text.contains(" 0 places") && !text.contains("nan") && !text.contains("&lt;"),
        "\(code)")
      #expect(!text.contains(" 1 surveys") && !text.contains("{"), "\(code)")
    }
    #expect(target == 183)
  }

  private func checkStanding(
    _ text: String, _ code: String, _ last: Int, _ own: Figures, _ now: [String: Figures], _ peers: Set<String>
  ) throws {
    let title = try #require(text.firstMatch(of: /Its class is “([^”]+)” \(from ([0-9.]+)\)/), "\(code)")
    let bounds = ["Very high": 0.75...1, "High": 0.5...0.74999999, "Middle": 0.25...0.4999999, "Low": 0...0.24999999]
    #expect(bounds[String(title.1)]?.contains(own[0]) == true, "\(code): \(title.0)")
    let table = rows(under: "Components in 2024", in: text)
    #expect(table.count == 3, "\(code)")
    for (component, row) in table.enumerated() {
      let all = now.values.map { $0[component + 1] }
      let others = now.filter { peers.contains($0.key) && $0.key != code }.map { $0.value[component + 1] }
      #expect((number(row[1]) ?? 9).isNear(own[component + 1], 0.0000501), "\(code)")
      #expect(Int(row[2]) == rank(own[component + 1], all), "\(code) \(row)")
      guard !others.isEmpty else { continue }
      #expect((number(row[3]) ?? 9).isNear(median(others), 0.000051), "\(code) \(row)")
      #expect((number(row[5]) ?? 9).isNear(others.max() ?? 9, 0.0000501), "\(code) \(row)")
    }
    if let place = text.firstMatch(of: /Within [^(]+ \((\d+) with a score\) it ranks (\d+)\w\w, behind/) {
      let group = now.filter { peers.contains($0.key) || $0.key == code }.map { $0.value[0] }
      #expect(Int(place.1) == group.count && Int(place.2) == rank(own[0], group), "\(code)")
    } else {
      #expect(now.filter { peers.contains($0.key) && $0.value[0] > own[0] }.isEmpty, "\(code)")
    }
    #expect(last >= 1)
  }

  private func checkChange(
    _ text: String, _ code: String, _ own: Figures, _ now: [String: Figures], _ before: [String: Figures],
    _ index: IndexData
  ) throws {
    guard let earlier = before[code] else { return }
    let first = rank(earlier[0], before.values.map { $0[0] })
    let last = rank(own[0], now.values.map { $0[0] })
    if first == last {
      #expect(text.contains("kept its rank"), "\(code)")
    } else {
      let move = try #require(
        text.firstMatch(of: /(rose|fell) (one|\d+) places?, from (\d+)\w\w to (\d+)\w\w, with/), "\(code)")
      #expect(
        (move.2 == "one" ? 1 : Int(move.2) ?? 0) == abs(first - last) && (move.1 == "rose") == (last < first), "\(code)"
      )
      #expect(Int(move.3) == first && Int(move.4) == last, "\(code)")
    }
    let scores = try #require(text.firstMatch(of: /with the score going from ([0-9.]+) to ([0-9.]+)\./), "\(code)")
    #expect(
      (number(scores.1) ?? 9).isNear(earlier[0], 0.0000501) && (number(scores.2) ?? 9).isNear(own[0], 0.0000501), "\(code)")
    // Everybody who was passed, or who passed.
    for (phrase, wasAhead) in [("It overtook ", true), ("It was overtaken by ", false)] {
      let others = now.filter { other, figures in
        guard other != code, let then = before[other] else { return false }
        return wasAhead ? then[0] > earlier[0] && figures[0] < own[0] : then[0] < earlier[0] && figures[0] > own[0]
      }
      guard let start = text.range(of: phrase) else {
        #expect(others.isEmpty, "\(code): \(others.keys)")
        continue
      }
      // To the end of the line: names have full stops and commas of their own.
      let line = text[start.upperBound...].prefix { $0 != "\n" }
      let named = others.keys.count { line.contains(index.name(of: $0)) }
      let more = line.firstMatch(of: #/ and (\d+) more/#).flatMap { Int($0.1) }
      #expect(others.count == (others.count > 5 ? 5 + (more ?? 0) : named), "\(code): \(line)")
      #expect(named >= min(5, others.count), "\(code): \(line)")
    }
    // The places of the components add up to the change, but for their rounding.
    let parts = rows(under: "Places won or lost by component", in: text).compactMap { number($0[4]) }
    #expect(
      parts.isEmpty || parts.reduce(0, +).isNear(Double(first - last), 0.05 * Double(parts.count) + 0.2),
      "\(code): \(parts)")
  }

  private func checkOutlook(_ text: String, _ code: String, _ projection: Projection, _ last: Int, _ own: Figures)
    throws
  {
    let table = rows(under: "Projected rank and score", in: text)
    let unit = try #require(projection.position(of: code))
    #expect(table.count == 2, "\(code)")
    for (step, row) in table.enumerated() {
      let scores = (0..<projection.forecast.units.count).map {
        projection.simulated.scores(step: step, variable: projection.forecast.variables.count - 1, unit: $0)
      }
      let mine = scores[unit]
      let ranks = mine.indices.map { draw in 1 + scores.count { $0[draw] > mine[draw] } }
      #expect((number(row[1]) ?? 999).isNear(median(ranks.map(Double.init)), 1), "\(code)")
      #expect((number(row[3]) ?? 9).isNear(median(mine), 0.0002), "\(code)")
      #expect(isTrue(row[4], Double(ranks.count { $0 < last }) / Double(mine.count)), "\(code): \(row)")
      for (column, top) in [10, 25, 50, 100].enumerated() {
        #expect(isTrue(row[5 + column], Double(ranks.count { $0 <= top }) / Double(mine.count)), "\(code): \(row)")
      }
      if step == 0,
        let keep = text.firstMatch(of: /The chance to be in this class or a better one in 2026 is ([^ ]+%)\./),
        let from = text.firstMatch(of: /\(from ([0-9.]+)\)/).flatMap({ Double($0.1) })
      {
        #expect(isTrue(keep.1, Double(mine.count { $0 >= from }) / Double(mine.count)), "\(code)")
      }
      if step == 0, let fall = text.firstMatch(of: /(is not projected to fall|median score falls from)/) {
        #expect(
          (fall.1 == "median score falls from") == (median(mine) < own[0])
            && median(ranks.map(Double.init)) > Double(last), "\(code)")
      }
    }
  }

  @Test func indonesianBriefsHoldNoEnglish() throws {
    let projection = try Sample.projection()
    let english = [
      "the", "of", "and", "with", "from", "is", "rank", "score", "chance", "others", "more", "index", "survey",
      "method",
    ]
    for code in ["IDN", "DNK", "TCD", "USA"] {
      let study = code == "DNK" ? nil : try TargetStudy(projection, entity: code, aim: .rank(1), by: 2026)
      let brief = try EntityBrief(projection, entity: code, target: study, language: .indonesian, command: "x")
      let text = try ReportFormats.named("markdown").render(brief.report(), options: RenderOptions())[0].text
      // The source is quoted as its publisher gives it.
      for line in text.split(separator: "\n") where !line.hasPrefix("- Sumber:") {
        let words = Set(line.lowercased().split { !$0.isLetter }.map(String.init))
        #expect(words.isDisjoint(with: english), "\(code): \(line)")
      }
    }
  }

  @Test func peersAreCalledByTheirGroup() throws {
    let index = try Sample.projection().index
    #expect(
      EntityBrief.Peers(named: "asean", entities: ["IDN", "SGP"], in: index, language: .indonesian).name == "ASEAN")
    #expect(
      EntityBrief.Peers(named: "south-eastern asia", entities: ["IDN", "SGP"], in: index, language: .indonesian).name
        == "Asia Tenggara")
    #expect(
      EntityBrief.Peers(named: "IDN,SGP", entities: ["IDN", "SGP"], in: index, language: .english).name == "the peers")
  }

  @Test func cheapestDeedsAreThoseOfThePlan() throws {
    let projection = try Sample.projection()
    let library = try DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))
    let table = try CSVReader().read(library.bytes(of: "inputs.csv", in: "egdi"), file: "inputs.csv").table
    let recipe = try InputRecipe(InputData(table, file: "inputs.csv", year: nil))
    let forecast = try InputForecast(projection, in: 2026, of: recipe.data)
    let plan = try InputPlan(recipe, entity: "IDN", aim: .rank(50), forecast: forecast, alternatives: 0)
    let study = try TargetStudy(projection, entity: "IDN", aim: .rank(50), by: 2026)
    let brief = try EntityBrief(
      projection, entity: "IDN", target: study, deeds: .inputs(all: plan, items: nil), command: "x")
    let text = try ReportFormats.named("markdown").render(brief.report(), options: RenderOptions())[0].text
    let sentence = try #require(
      text.firstMatch(of: /The cheapest way in inputs[^:]*: (.+)\. The chance with it: ([^ ]+%)\./))
    #expect(sentence.1.split(separator: ";").count == plan.best.steps.count)
    #expect(isTrue(sentence.2, try #require(plan.best.probability)))
    for step in plan.best.steps {
      #expect(sentence.1.contains("from \(NumberStyle.significant(4).text(step.from, in: .english)) to"))
    }
  }

  @Test func ordinalsAreEnglish() throws {
    let projection = try Sample.projection()
    let texts = try ["DNK", "EST", "SGP", "KOR"].map { code in
      try ReportFormats.named("markdown").render(
        EntityBrief(projection, entity: code, command: "x").report(), options: RenderOptions())[0].text
    }
    for (text, ordinal) in zip(texts, ["1st", "2nd", "3rd", "4th"]) {
      #expect(text.contains("ranked \(ordinal) of 193"))
    }
  }
}

extension Double {
  fileprivate func isNear(_ other: Double, _ tolerance: Double) -> Bool { abs(self - other) <= tolerance }
}
