import LintasanCore
import LintasanDatasets
import LintasanIndices
import LintasanTables
import Testing

@Suite("EGDI as shipped")
struct EGDITests {
  /// A country in a survey.
  struct Row {
    let year: Int
    let country: String
    let egdi: Double?
    let rank: Double?
    let components: [String: Double]
    let flag: String?
  }

  let definition: IndexDefinition
  let rows: [Row]

  init() throws {
    definition = try Shipped.definition("egdi")
    let table = try Shipped.table("scores.csv", of: "egdi")
    let years = try table.years(definition.data.time)
    let countries = try table.texts(definition.data.entity)
    let egdi = try table.numbers(definition.data.value)
    let ranks = try table.numbers(#require(definition.data.publishedRank))
    let flags = try table.texts(#require(definition.data.flag))
    var columns: [(String, Numbers)] = []
    for component in definition.components {
      columns.append((component.id, try table.numbers(#require(component.column))))
    }
    var found: [Row] = []
    for row in 0..<table.rowCount {
      var components: [String: Double] = [:]
      for (id, numbers) in columns { components[id] = numbers[row] }
      found.append(
        Row(
          year: years[row], country: try #require(countries[row]), egdi: egdi[row], rank: ranks[row],
          components: components, flag: flags[row]))
    }
    rows = found
  }

  @Test("193 countries in each of 12 surveys")
  func size() {
    #expect(rows.count == 2316)
    #expect(definition.calendar.surveys.count == 12)
    for year in definition.calendar.surveys {
      #expect(Set(rows.filter { $0.year == year }.map(\.country)).count == 193)
    }
  }

  @Test("The index follows from its components and the year's weights, but for those named in the definition")
  func composition() throws {
    // Five decimals are printed: the index is within 0.000005 of its value and so is the mean of the components. The
    // United Nations computes from more decimals still, and 0.0002 is the most that any unnamed country is off.
    let tolerance = 0.0002
    for year in definition.calendar.surveys {
      var odd: Set<String> = []
      for row in rows where row.year == year && row.flag == nil {
        let index = try #require(try definition.aggregate(row.components, in: year).index)
        if abs(index - (try #require(row.egdi))) > tolerance { odd.insert(row.country) }
      }
      #expect(odd == definition.exceptions(to: .composition, in: year), "\(year)")
    }
    #expect(definition.exceptions(to: .composition, in: 2008) == ["CMR", "KHM"])
  }

  @Test("Without the weights of 2008 and 2010 more than a hundred countries would be off")
  func weightPeriods() throws {
    let thirds = [Double](repeating: 1.0 / 3, count: 3)
    #expect(definition.weights(in: 2012) == thirds)
    for (found, expected) in zip(definition.weights(in: 2008), [0.34, 0.33, 0.33]) {
      #expect(abs(found - expected) <= 1e-15)
    }
    for year in [2008, 2010] {
      var odd = 0
      for row in rows where row.year == year && row.flag == nil {
        let index = try #require(try definition.aggregate(row.components, in: 2012).index)
        if abs(index - (try #require(row.egdi))) > 0.0002 { odd += 1 }
      }
      #expect(odd > 100, "\(year)")
    }
  }

  @Test("Published ranks are descending with the smallest rank for ties, but for those named in the definition")
  func ranks() throws {
    #expect(definition.ties == .minimum)
    #expect(definition.scale.direction == .higherIsBetter)
    for year in definition.calendar.surveys {
      let scores = rows.filter { $0.year == year }.compactMap(\.egdi)
      var odd: Set<String> = []
      for row in rows where row.year == year {
        guard let egdi = row.egdi else { continue }
        let rank = scores.count { $0 > egdi } + 1
        if Double(rank) != row.rank { odd.insert(row.country) }
      }
      #expect(odd == definition.exceptions(to: .rankTieRule, in: year), "\(year)")
    }
    #expect(definition.exceptions(to: .rankTieRule, in: 2020) == ["AND", "HUN", "MKD", "TLS"])
  }

  @Test("Classes have as many countries as exact decimals count")
  func classes() throws {
    let expected = try Shipped.counts().egdi_classes
    for year in definition.calendar.surveys {
      var found: [String: Int] = [:]
      for row in rows where row.year == year {
        guard let egdi = row.egdi else { continue }
        found[try #require(definition.classify(egdi)).id, default: 0] += 1
      }
      #expect(found == expected["\(year)"], "\(year)")
    }
  }

  @Test("Flags: 8 rows not surveyed and blank, 65 with an index of 0")
  func flags() throws {
    var found: [String: Int] = [:]
    for row in rows {
      if let flag = row.flag { found["\(row.year) \(flag)", default: 0] += 1 }
      #expect((row.flag == definition.missing.notSurveyed) == (row.egdi == nil))
      #expect((row.flag == definition.missing.zero) == (row.egdi == 0))
      if row.flag == definition.missing.notSurveyed { #expect(row.rank == nil && row.components.isEmpty) }
    }
    #expect(found == (try Shipped.counts().egdi_flags))
    #expect(rows.count { $0.flag == "not_surveyed" } == 8)
    #expect(rows.count { $0.flag == "zero_egdi" } == 65)
  }

  @Test("Scores lie on the scale, but for those named in the definition")
  func range() {
    for year in definition.calendar.surveys {
      let odd = rows.filter { row in
        row.year == year && row.components.values.contains { !definition.scale.bounds.contains($0) }
      }
      #expect(Set(odd.map(\.country)) == definition.exceptions(to: .range, in: year), "\(year)")
    }
  }

  @Test("Indonesia was 107th in 2018 and 88th in 2020")
  func indonesia() {
    func rank(_ year: Int) -> Double? { rows.first { $0.year == year && $0.country == "IDN" }?.rank }
    #expect(rank(2018) == 107)
    #expect(rank(2020) == 88)
    #expect(rank(2024) == 64)
  }

  @Test("The derived rank of e-participation follows its column")
  func participation() throws {
    let companion = try #require(definition.companions.first)
    let table = try Shipped.table("scores.csv", of: "egdi")
    let years = try table.years("survey_year")
    let scores = try table.numbers(companion.column)
    let ranks = try table.numbers(#require(companion.rank))
    for year in definition.calendar.surveys {
      let here = years.indices.filter { years[$0] == year }
      let all = here.compactMap { scores[$0] }
      for row in here {
        #expect(ranks[row] == scores[row].map { score in Double(all.count { $0 > score } + 1) })
      }
    }
  }

  @Test("Namibia's code stays text, and every spelling leads to a country")
  func countries() throws {
    let countries = try Shipped.table("countries.csv", of: "egdi")
    let codes = try countries.texts("iso2")
    let row = try #require((0..<countries.rowCount).first { countries[$0, "iso3"] == .text("NAM") })
    #expect(codes[row] == "NA")
    #expect(countries.rowCount == 193)
    let names = try Shipped.table("country_names.csv", of: "egdi")
    #expect(names.rowCount == 220)
    let known = Set(try countries.texts("iso3").optional)
    #expect(Set(try names.texts("iso3").optional) == known)
  }

  @Test("Covariates: 193 countries from 2000 to 2024")
  func covariates() throws {
    let layout = try #require(definition.data.covariates)
    let table = try Shipped.table(layout.file, of: "egdi")
    #expect(table.rowCount == 193 * 25)
    #expect(Set(try table.years(layout.time)) == Set(2000...2024))
    #expect(try table.numbers("population").optional.allSatisfy { $0 != nil })
  }
}
