import Foundation
import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct WDIImportTests {
  private func importer(_ years: ClosedRange<Int> = 2000...2024) throws -> WDIImport {
    WDIImport(
      countries: try CountryCodes(DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))),
      years: years)
  }

  private func file(_ name: String, column: String? = nil) throws -> ImportFile {
    ImportFile(name: name, bytes: try Fixture.bytes("import/\(name)"), column: column)
  }

  /// Cut from four copies of four forms; the shipped covariates hold the same values, rounded.
  @Test func fourFormsGiveTheShippedValues() throws {
    let result = try importer().read([
      file("wide.csv", column: "mobile_per_100"), file("long.csv", column: "population"),
      file("wgi.csv", column: "gov_effectiveness"), file("bars.csv"),
    ])
    let table = result.table
    #expect(
      table.columnNames == [
        "iso3", "year", "population", "gov_effectiveness", "mobile_per_100", "fixed_broadband_per_100",
      ])
    let url = Fixture.repositoryRoot().appendingPathComponent("datasets/egdi/covariates.csv")
    let shipped = try CSVReader().read(contentsOf: url).table
    var places: [String: Int] = [:]
    let (codes, years) = try (shipped.texts("iso3"), shipped.numbers("year"))
    for row in 0..<shipped.rowCount { places["\(codes[row] ?? "") \(years[row] ?? 0)"] = row }
    let decimals = [
      "population": 0, "gov_effectiveness": 6, "mobile_per_100": 4, "fixed_broadband_per_100": 6,
    ]
    var compared = 0
    for row in 0..<table.rowCount {
      guard let place = try places["\(table.texts("iso3")[row] ?? "") \(table.numbers("year")[row] ?? 0)"] else {
        continue
      }
      for (column, count) in decimals {
        guard let value = try table.numbers(column)[row] else { continue }
        // The shipped figure is this one rounded; whichever way a half went, they lie half a last digit apart at most.
        let unit = (0..<count).reduce(1.0) { unit, _ in unit / 10 }
        #expect(abs(value - (try shipped.numbers(column)[place] ?? .infinity)) <= 0.5 * unit * (1 + 1e-6))
        compared += 1
      }
    }
    #expect(compared > 60)
  }

  @Test func whatIsLeftOutIsListed() throws {
    let result = try importer(2003...2005).read([file("long.csv"), file("wgi.csv", column: "gov_effectiveness")])
    #expect(result.table.columnNames == ["iso3", "year", "gov_effectiveness", "long"])
    #expect(result.notes.contains { $0.kind == .dropped && $0.found == "ABW (rows: 1)" })
    #expect(result.notes.contains { $0.kind == .dropped && $0.column == "1999" && $0.found == "1 values" })
    #expect(result.notes.contains { $0.kind == .changed && $0.found == "ROM" && $0.kept == "ROU" })
  }

  /// The World Bank's own form: lines before the header, a comma at the end of each line.
  @Test func theWorldBanksOwnFormIsRead() throws {
    let text = """
      "Data Source","World Development Indicators",

      "Last Updated Date","2026-07-01",

      "Country Name","Country Code","Indicator Name","Indicator Code","2002","2003","2004",
      "Namibia","NAM","Population, total","SP.POP.TOTL","1860000","1890000.5","",
      "World","WLD","Population, total","SP.POP.TOTL","6","6","6",
      """
    let result = try importer().read([ImportFile(name: "API.csv", bytes: Array(text.utf8))])
    #expect(result.table.columnNames == ["iso3", "year", "population"])
    let rows = result.table.filter { result.table[$0, "iso3"] == .text("NAM") }
    #expect(try rows.numbers("year").dense == [2002, 2003])
    #expect(try rows.numbers("population").dense == [1_860_000, 1_890_000.5])
    #expect(result.notes.contains { $0.line == 7 && $0.found == "WLD (rows: 1)" })
  }

  @Test func dataBanksFormIsRead() throws {
    let text = """
      Country Name,Country Code,Series Name,Series Code,2003 [YR2003],2004 [YR2004]
      Namibia,NAM,Individuals using the Internet (% of population),IT.NET.USER.ZS,3.4,..
      Namibia,NAM,"Fixed broadband subscriptions (per 100 people)",IT.NET.BBND.P2,..,x
      """
    let result = try importer().read([ImportFile(name: "bank.csv", bytes: Array(text.utf8))])
    #expect(result.table.columnNames == ["iso3", "year", "internet_users_pct"])
    #expect(result.notes.contains { $0.found == "x" && $0.line == 3 && $0.reason == "not a number" })
  }

  @Test func filesOfAnotherFormAreRefused() throws {
    for (text, part) in [
      ("a,b\n1,2\n", "no column holds the country's code"),
      ("Country Code,b\nNAM,2\n", "expected a column “Year”, or a column for each year"),
      ("Country Code,Year,Value\nABW,2003,1\n", "no row could be taken over"),
      ("Country Code,Year,Value\nNAM,2003,1\nNAM,2003,2\n", "NAM 2003: t is “1” in t.csv, line 2 and “2” in t.csv"),
    ] {
      let error = try #require(throws: ImportError.self) {
        try importer().read([ImportFile(name: "t.csv", bytes: Array(text.utf8))])
      }
      #expect("\(error)".contains(part), "\(error)")
    }
  }
}
