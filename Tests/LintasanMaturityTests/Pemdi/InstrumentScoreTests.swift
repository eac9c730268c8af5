import Foundation
import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport
import Testing

/// Scores of Pemdi sheets, certified by one agency's assessed sheet, the published bounds, and random sheets in exact fractions.
@Suite struct InstrumentScoreTests {
  private struct Case: Decodable {
    let sheet: String
    let external: [[ExternalField]]
    let missing: [String]
    let values: [Double]
    let index: Double
    let lower: Double
    let upper: Double
    let aspects: [Double]
    let grade: String
  }

  private enum ExternalField: Decodable {
    case name(String)
    case score(Double)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let score = try? container.decode(Double.self) {
        self = .score(score)
      } else {
        self = .name(try container.decode(String.self))
      }
    }
  }

  private func sheet(_ values: [String], head: String = "indicator,value") -> String {
    head + "\n" + values.enumerated().map { "I\($0 + 1),\($1)\n" }.joined()
  }

  private let aceh = [
    "2.00", "1.50", "1.26", "1.30", "1.00", "1.00", "1.00", "1.00", "1.00", "1.00", "1.50", "1.25", "1.17", "1.00",
    "1.00",
    "1.00", "2.50", "1.00", "1.00", "1.30",
  ]

  @Test func randomSheetsAgreeWithExactFractions() throws {
    let instrument = try Shipped.pemdi()
    let cases = try Fixture.json([Case].self, "pemdi/sheets.json")
    #expect(cases.count == 240)
    for (number, one) in cases.enumerated() {
      let external = one.external.compactMap { pair -> ExternalScore? in
        guard case .name(let id) = pair.first, case .score(let score) = pair.last else { return nil }
        return ExternalScore(id, score)
      }
      let grid = SheetGrid(csv: Array(one.sheet.utf8), file: "sheet.csv")
      let score = InstrumentScore(try Ratings.read([grid], of: instrument, external: external))
      for (found, expected) in zip(score.ratings.ratings, one.values) {
        #expect(abs(found.value - expected) < 1e-12, "case \(number)")
      }
      for (found, expected) in zip(score.aspects, one.aspects) {
        #expect(abs(found.value - expected) < 1e-12, "case \(number)")
      }
      #expect(abs(score.index.value - one.index) < 1e-12, "case \(number)")
      #expect(abs(score.index.lower - one.lower) < 1e-12, "case \(number)")
      #expect(abs(score.index.upper - one.upper) < 1e-12, "case \(number)")
      #expect(score.predicate.grade.indonesian == one.grade, "case \(number)")
      #expect(score.ratings.externalMissing == one.missing, "case \(number)")
    }
  }

  @Test func acehTengahFromPrintedValues() throws {
    let score = try Shipped.score(sheet(aceh))
    #expect(abs(score.index.value - 1.2415) < 1e-12)
    // The unrounded index of the assessor's sheet, whose I13 is 1 + 0.5/3.
    #expect(score.index.lower < 1.24133 && 1.24133 < score.index.upper)
    #expect(score.predicate.grade.indonesian == "Kurang")
    #expect(score.predicate.label.indonesian == "Merintis")
    var exact = aceh
    exact[12] = "1.1666666666666667"
    let unrounded = try Shipped.score(sheet(exact))
    #expect(abs(unrounded.index.value - 1.2413333333333334) < 1e-12)
    for (aspect, printed) in zip(unrounded.aspects, [1.75, 1.28, 1.0, 1.17, 1.08, 1.4, 1.18]) {
      #expect(abs(aspect.value - printed) <= 0.005 + 1e-12)
    }
  }

  @Test func acehTengahFromItemsIsAnInterval() throws {
    let bytes = try Fixture.bytes("pemdi/aceh_tengah_items_2026.csv")
    let ratings = try Ratings.read([SheetGrid(csv: bytes, file: "items.csv")], of: Shipped.pemdi())
    let score = InstrumentScore(ratings)
    #expect(abs(score.index.value - 1.2325) < 1e-12)
    #expect(score.index.lower < 1.24133 && 1.24133 < score.index.upper)
    #expect(ratings.externalMissing == ["I5", "I6", "I7", "I10", "I18"])
    for (position, value) in [(0, 2.0), (1, 1.5), (10, 1.5), (11, 1.25), (16, 2.5)] {
      #expect(ratings.ratings[position].value == value)
    }
    // What the assessor gave lies inside each interval, whatever the items' weights.
    for (position, published) in [(2, 1.26), (3, 1.30), (12, 1.17), (19, 1.30)] {
      #expect(ratings.ratings[position].lower <= published && published <= ratings.ratings[position].upper)
    }
  }

  @Test func gradesCloseTheirLowerEnd() throws {
    let instrument = try Shipped.pemdi()
    let table = try Shipped.fixture("pemdi/boundaries.csv")
    let (index, grade) = (try table.numbers("index"), try table.texts("grade_final_text"))
    for row in 0..<table.rowCount {
      #expect(instrument.predicate(of: try #require(index[row])).grade.indonesian == grade[row])
    }
    for (value, grade, warned) in [("1.5", "Cukup", true), ("1.49999", "Kurang", true), ("2.5", "Baik", true)] {
      let score = try Shipped.score(sheet(Array(repeating: value, count: 20)))
      #expect(score.predicate.grade.indonesian == grade, "\(value)")
      let says = score.warnings.contains { $0.english.contains("exactly on") || $0.english.contains("rounded to two") }
      #expect(says == warned, "\(value)")
    }
  }

  @Test func levelsAboveAnIncompleteOneCountNothing() throws {
    let score = try Shipped.score("indicator,level,items,accepted\nI17,2,2,2\nI20,1,4,4\nI20,3,6,6\n")
    #expect(score.ratings.ratings[16].value == 1 && score.ratings.ratings[16].source == .nothingAccepted)
    #expect(score.ratings.ratings[19].value == 1.5)
    let said = score.warnings.map(\.english).joined(separator: "\n")
    #expect(said.contains("items above an incomplete level count 0: I17 L2, I20 L3"))
    #expect(said.contains("not listed, counted as nothing accepted: I1, I2"))
  }

  @Test func externalScores() throws {
    var values = aceh
    for position in [4, 5, 6, 17] { values[position] = "" }
    let plain = try Shipped.score(sheet(values))
    #expect(plain.ratings.externalMissing == ["I5", "I6", "I7", "I18"])
    let given = try Shipped.score(
      sheet(values), external: [ExternalScore("sdi", 68.75), ExternalScore("ips", 2.97), ExternalScore("sjig", 3)])
    #expect(given.ratings.ratings[4].value == 3.75)
    #expect(abs(given.ratings.ratings[6].value - (2.5 + 0.37 / 0.9)) < 1e-12)
    #expect(given.ratings.ratings[5].value == 3)
    #expect(given.warnings.contains { $0.english.contains("I7 from ips") })
    for (score, says) in [
      (ExternalScore("sdi", 101), "scale goes from 0 to 100"), (ExternalScore("gci", 1), "no external index"),
      (ExternalScore("ikasandi_cyber", 2, year: 2024), "is older than 1 year"),
      (ExternalScore("sdi", .nan), "scale goes from 0 to 100"),
    ] {
      let error = #expect(throws: InstrumentError.self) { try Shipped.score(sheet(values), external: [score]) }
      #expect(error.map { "\($0)" }?.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
    }
    let twice = #expect(throws: InstrumentError.self) {
      try Shipped.score(sheet(aceh), external: [ExternalScore("sdi", 20)])
    }
    #expect(twice.map { "\($0)" }?.contains("leave one of them out") == true)
  }

  @Test(arguments: [
    ("I1,0.99", "values go from 1 to 5"), ("I1,5.01", "values go from 1 to 5"), ("I1,x", "found “x”"),
    ("I1,-1", "values go from 1 to 5"), ("I1,1e9", "found “1e9”"), ("I1,nan", "found “nan”"),
    ("I1,", "I1 has no value"),
    ("I21,2", "no indicator “I21”"), ("Aplikasi kami,2", "no indicator “Aplikasi kami”"),
  ]) func badValues(_ row: String, _ says: String) throws {
    let rest = (2...20).map { "I\($0),2\n" }.joined()
    let error = #expect(throws: InstrumentError.self) { try Shipped.score("indicator,value\n\(row)\n\(rest)") }
    #expect(error.map { "\($0)" }?.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test(arguments: [
    ("I1,1,1,2", "2 items are accepted, and level 1 has only 1"), ("I1,6,1,1", "found the level 6"),
    ("I1,1,3,1", "found 3 items, level 1 has 1"), ("I1,1,1,-1", "expected a whole number from 0"),
    ("I1,1,1,0.5", "expected a whole number from 0"), ("I1,1,1,1\nI1,1,1,1", "given twice"),
    ("I1,,1,1", "found the level"),
  ]) func badItems(_ rows: String, _ says: String) throws {
    let error = #expect(throws: InstrumentError.self) { try Shipped.score("indicator,level,items,accepted\n\(rows)\n") }
    #expect(error.map { "\($0)" }?.contains(says) == true, "\(error.map { "\($0)" } ?? "")")
  }

  @Test func otherSheetsAreRefused() throws {
    func says(_ text: String, year: Int? = nil) -> String {
      let error = #expect(throws: InstrumentError.self) { try Shipped.score(text, year: year) }
      return error.map { "\($0)" } ?? ""
    }
    let spbe = "indicator,maturity\n" + (1...47).map { "\($0),3\n" }.joined()
    #expect(says(spbe).contains("a sheet of SPBE (47 indicators)"))
    #expect(says(sheet(aceh), year: 2025).contains("holds from 2026"))
    #expect(says("a,b\n1,2\n").contains("needs a header"))
    #expect(says("").contains("needs a header"))
    #expect(says(sheet(aceh) + "I3,2\n").contains("I3 is given 2 times, in data rows 3, 21"))
    let kami =
      "indicator,value,source\n"
      + aceh.enumerated().map { "I\($0 + 1),\($1),\($0 == 9 ? "Indeks KAMI 2023" : "x")\n" }.joined()
    #expect(says(kami).contains("no evidence for I10"))
    let both = "indicator,level,nilai,accepted\nI1,1,2,1\n"
    #expect(says(both).contains("keep one of them"))
  }

  @Test func olderDraftsAreLinted() throws {
    let weights = [5, 5, 5, 5, 5, 3, 3, 4, 4, 4, 3, 4, 4, 5, 4, 4, 4, 3, 10, 15]
    let rows = zip(aceh, weights).enumerated().map { "I\($0 + 1),\($1.1),\($1.0)\n" }.joined()
    let score = try Shipped.score("Indikator,Bobot,Nilai\n" + rows + "Memuaskan mulai 4.2,,\n")
    let said = score.warnings.map(\.english).joined(separator: "\n")
    #expect(said.contains("adding up to 99, not 100") && said.contains("I13 4 (5)"))
    #expect(said.contains("names 4.2 as a cut-off"))
    #expect(abs(score.index.value - 1.2415) < 1e-12)
  }

  @Test func namesCodesAndRomanNumeralsAreRead() throws {
    let instrument = try Shipped.pemdi()
    let expected = try Shipped.score(sheet(aceh)).ratings.ratings.map(\.value)
    let roman = [
      "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
      "XVIII",
      "XIX", "XX",
    ]
    let forms: [[String]] = [
      instrument.indicators.map(\.name.indonesian), instrument.indicators.map(\.name.english),
      instrument.indicators.map(\.code), roman, (1...20).map { "Indikator \($0)" },
      instrument.indicators.map { "\($0.number). \($0.name.indonesian)" },
    ]
    for keys in forms {
      let rows = zip(keys, aceh).map { "\"\($0)\";\($1.replacing(".", with: ","))\n" }.joined()
      let score = try Shipped.score("LEMBAR PENILAIAN;\n\nIndikator;Nilai\n" + rows + "Indeks Pemdi;1,24\n")
      #expect(score.ratings.ratings.map(\.value) == expected, "\(keys[0])")
    }
  }
}
