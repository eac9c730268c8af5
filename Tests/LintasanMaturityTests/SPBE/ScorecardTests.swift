import Foundation
import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Scores of maturity answers")
struct ScorecardTests {
  @Test("Weights are whole parts of 2000, and those of aspects and domains are the regulation's")
  func weights() throws {
    let questionnaire = try Shipped.questionnaire()
    #expect(questionnaire.items.count == 47)
    #expect(questionnaire.unit == 2000)
    #expect(Set(questionnaire.items.map(\.weight)) == [26, 30, 50, 55, 60])
    #expect(questionnaire.domains.map { questionnaire.share($0.weight) } == [13, 25, 16.5, 45.5])
    #expect(questionnaire.aspects.map { questionnaire.share($0.weight) } == [13, 10, 10, 5, 12, 4.5, 27.5, 18])
    #expect(questionnaire.levels == 1...5)
  }

  @Test("The regulation's worked examples, Tabel 10 to 12, as far as method and weights determine them")
  func workedExamples() throws {
    let questionnaire = try Shipped.questionnaire()
    // Aspect 2 = 3.00: its four indicators weigh the same, so any levels of mean 3 give it.
    var levels = [Int](repeating: 3, count: 47)
    (levels[10], levels[11], levels[12], levels[13]) = (2, 3, 3, 4)
    #expect(Scorecard(try Answers(levels, of: questionnaire), of: questionnaire).aspects[1].score == 3)
    // Domain 2 = 3.40 = (10 · 3 + 10 · a3 + 5 · a4) / 25: with aspect 2 = 3 its other six levels add to 22, however spread.
    for rest in [[4, 4, 4, 3, 4, 3], [5, 5, 5, 5, 1, 1], [3, 3, 3, 3, 5, 5], [2, 4, 4, 4, 4, 4]] {
      levels.replaceSubrange(14..<20, with: rest)
      let card = Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
      #expect(card.aspects[1].score == 3 && card.domains[1].score == 3.4)
      let parts = card.aspects[1...3].reduce(0) { $0 + $1.score * questionnaire.share($1.group.weight) }
      #expect(parts / 25 == 3.4)
    }
    // Index = 3.28: with domain 2 = 3.40 the other domains give 13 D1 + 16.5 D3 + 45.5 D4 = 243, to half a unit of the
    // second decimal. Every such sheet must print as 3.28 and be "Baik", from levels and from domains alike.
    var found = 0
    for first in 10...50 {
      for third in stride(from: 11, through: 55, by: 4) {
        for administration in stride(from: 10, through: 50, by: 5) {
          for service in stride(from: 6, through: 30, by: 3) {
            let units = 26 * first + 50 * 34 + 30 * third + 55 * administration + 60 * service
            guard (6550..<6570).contains(units) else { continue }
            found += 1
            levels.replaceSubrange(0..<10, with: Self.spread(first, over: 10))
            levels.replaceSubrange(20..<31, with: Self.spread(third, over: 11))
            levels.replaceSubrange(31..<41, with: Self.spread(administration, over: 10))
            levels.replaceSubrange(41..<47, with: Self.spread(service, over: 6))
            let card = Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
            #expect(card.index == Double(units) / 2000)
            #expect(NumberText.fixed(card.index, decimals: 2) == "3.28")
            #expect(card.predicate?.lowerBound == 2.6)
            let weighted = zip([13.0, 25, 16.5, 45.5], card.domains).reduce(0) { $0 + $1.0 * $1.1.score } / 100
            #expect(abs(weighted - card.index) < 1e-14)
          }
        }
      }
    }
    #expect(found > 20)
  }

  /// Levels from 1 to 5 that add to a sum, as even as can be.
  private static func spread(_ sum: Int, over count: Int) -> [Int] {
    (0..<count).map { sum / count + ($0 < sum % count ? 1 : 0) }
  }

  @Test("The largest, the smallest and a mixed sheet")
  func extremes() throws {
    let questionnaire = try Shipped.questionnaire()
    for level in 1...5 {
      let card = Scorecard(try Answers([Int](repeating: level, count: 47), of: questionnaire), of: questionnaire)
      #expect(card.index == Double(level))
      #expect((card.aspects + card.domains).allSatisfy { $0.score == Double(level) })
    }
    #expect(Scorecard(try Answers([Int](repeating: 5, count: 47), of: questionnaire), of: questionnaire).next == nil)
  }

  @Test("All 1,071 agency-years come out at the four decimals at which they are given")
  func published() throws {
    let questionnaire = try Shipped.questionnaire()
    let answers = try Shipped.table("spbe/indicators.csv")
    let published = try Shipped.fixture("spbe/published.csv")
    var levelsOf: [String: [Int]] = [:]
    let (years, agencies) = (try answers.numbers("year"), try answers.texts("agency"))
    let columns = try (1...47).map { try answers.numbers(String(format: "i%02d", $0)) }
    for row in 0..<answers.rowCount {
      levelsOf["\(Int(years[row] ?? 0)) \(agencies[row] ?? "")"] = columns.map { Int($0[row] ?? 0) }
    }
    let names =
      (1...8).map { "aspect\($0)" }
      + ["domain_policy", "domain_governance", "domain_management", "domain_services", "spbe_index_exact"]
    let figures = try names.map { try published.numbers($0) }
    let (theirYears, theirAgencies) = (try published.numbers("year"), try published.texts("agency"))
    #expect(published.rowCount == 1071)
    for row in 0..<published.rowCount {
      let key = "\(Int(theirYears[row] ?? 0)) \(theirAgencies[row] ?? "")"
      let levels = try #require(levelsOf[key], "\(key)")
      let card = Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
      let ours = card.aspects.map(\.score) + card.domains.map(\.score) + [card.index]
      for (name, (our, column)) in zip(names, zip(ours, figures)) {
        let their = try #require(column[row])
        #expect(abs(our - their) <= 0.00005 + 1e-12, "\(key) \(name): \(our), given \(their)")
      }
    }
  }

  @Test("The predicate is set on the unrounded index")
  func predicate() throws {
    let questionnaire = try Shipped.questionnaire()
    // 46 at level 3 and one below: 3 + gains; 3.5 exactly needs 1000 units above 3: twenty of 50, no less.
    var levels = [Int](repeating: 3, count: 47)
    for position in 10..<20 { levels[position] = 5 }
    let exactly = Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
    #expect(exactly.index == 3.5)
    #expect(exactly.predicate?.lowerBound == 3.5)
    // 26 units less and 24 … 25 more cannot be had in one swap; swap a 30 for a 26 instead: 3.498 prints as 3.50.
    levels[19] = 4
    levels[0] = 4
    levels[20] = 3
    let below = Scorecard(try Answers(levels, of: questionnaire), of: questionnaire)
    #expect(below.index < 3.5)
    #expect(below.predicate?.lowerBound == 2.6)
    #expect(below.next?.scoreClass.lowerBound == 3.5)
    #expect(below.next?.distance == (3.5 * 2000 - Double(below.units)) / 2000)
  }

  @Test("A sheet in any order, with numbers or codes")
  func sheet() throws {
    let questionnaire = try Shipped.questionnaire()
    let numbers = Array((1...47).reversed())
    let plain = Table(Column("indicator", numbers), Column("maturity", numbers.map { $0 % 5 + 1 }))
    let coded = Table(
      Column("indicator", numbers.map { "i\($0)" }), Column("maturity", numbers.map { "\($0 % 5 + 1)" }))
    let answers = try Answers(sheet: plain, of: questionnaire)
    #expect(answers.levels == (1...47).map { $0 % 5 + 1 })
    #expect(try Answers(sheet: coded, of: questionnaire) == answers)
    #expect(try Answers(sheet: answers.table(of: questionnaire), of: questionnaire) == answers)
  }

  @Test("Sheets that are wrong say where")
  func wrongSheets() throws {
    let questionnaire = try Shipped.questionnaire()
    func sheet(_ numbers: [Int], _ cells: [Column]) -> Table { Table(trusted: [Column("indicator", numbers)] + cells) }
    let all = Array(1...47)
    func levels(_ change: (inout [Double?]) -> Void) -> Column {
      var values = [Double?](repeating: 3, count: 47)
      change(&values)
      return Column("maturity", values)
    }
    func error(_ table: Table) -> QuestionnaireError? {
      #expect(throws: QuestionnaireError.self) { try Answers(sheet: table, of: questionnaire) }
    }
    #expect(
      error(sheet(all, [levels { $0[4] = 0 }]))
        == .notALevel(indicator: 5, found: "0", levels: 1...5, row: 5))
    #expect(
      error(sheet(all, [levels { $0[4] = 6 }]))
        == .notALevel(indicator: 5, found: "6", levels: 1...5, row: 5))
    #expect(
      error(sheet(all, [levels { $0[46] = 2.5 }]))
        == .notALevel(indicator: 47, found: "2.5", levels: 1...5, row: 47))
    #expect(
      error(sheet(all, [levels { $0[0] = nil }]))
        == .notALevel(indicator: 1, found: "nothing", levels: 1...5, row: 1))
    #expect(error(sheet(Array(1...46) + [3], [levels { _ in }])) == .doubledIndicator(3, rows: [3, 47]))
    #expect(
      error(sheet(Array(1...46) + [48], [levels { _ in }]))
        == .unknownIndicator(found: "48", numbers: 1...47, row: 47))
    #expect(
      error(Table(Column("indicator", Array(1...45)), Column("maturity", [Int](repeating: 2, count: 45))))
        == .missingIndicators([46, 47]))
    #expect(error(Table(Column("a", [1]))) == .sheetLayout(found: ["a"]))
  }

  @Test("Years of another instrument are refused with the reason")
  func validity() throws {
    let definition = try Shipped.definition("spbe")
    #expect(throws: Never.self) { try Questionnaire(definition, year: 2021) }
    #expect(throws: Never.self) { try Questionnaire(definition, year: 2025) }
    for year in [2019, 2026] {
      #expect(throws: QuestionnaireError.self) { try Questionnaire(definition, year: year) }
    }
    #expect(throws: QuestionnaireError.self) { try Questionnaire(Shipped.definition("egdi")) }
  }
}
