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

/// A series goes to a shipped column by its exact code or whole name only.
@Suite struct WDISeriesTests {
  private func table(_ text: String) throws -> (columns: [String], notes: [ImportNote]) {
    let importer = WDIImport(
      countries: try CountryCodes(DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))),
      years: 2000...2024)
    let result = try importer.read([ImportFile(name: "f.csv", bytes: Array(text.utf8))])
    return (Array(result.table.columnNames.dropFirst(2)), result.notes.filter { $0.kind == .mapped })
  }

  private func wide(_ code: String, _ name: String) -> String {
    "Country Name,Country Code,Indicator Name,Indicator Code,2020\nIndonesia,IDN,\"\(name)\",\(code),9\n"
  }

  @Test(arguments: [
    ("NY.GDP.PCAP.CD", "GDP per capita (current US$)"), ("SP.POP.GROW", "Population growth (annual %)"),
    ("NE.CON.GOVT.ZS", "General government final consumption expenditure (% of GDP)"),
    ("IT.NET.USER.FE.ZS", "Individuals using the Internet, female (% of female population)"),
    ("EN.POP.DNST", "Population density (people per sq. km of land area)"),
    ("NY.GDP.PCAP.PP.CD", "GDP per capita, PPP (current international $)"),
  ])
  func othersKeepTheirOwnNames(code: String, name: String) throws {
    let found = try table(wide(code, name))
    #expect(found.columns == [code])
    #expect(found.notes.map(\.kept) == [code])
  }

  @Test(arguments: [
    ("NY.GDP.PCAP.PP.KD", "GDP per capita, PPP (constant 2021 international $)", "gdp_per_capita_ppp"),
    ("SP.POP.TOTL", "Population, total", "population"), ("GE.EST", "Government Effectiveness: Estimate", "gov_effectiveness"),
  ])
  func shippedOnesAreListed(code: String, name: String, column: String) throws {
    let found = try table(wide(code, name))
    #expect(found.columns == [column])
    #expect(found.notes.map(\.kept) == [column])
  }

  @Test func aColumnBesideCountryAndYearKeepsItsName() throws {
    #expect(try table("iso3,year,gender_gap\nIDN,2020,0.7\n").columns == ["gender_gap"])
  }

  @Test func carriageReturnsAndFooters() throws {
    let lines = [
      "\"Data Source\",\"World Development Indicators\",", "", "\"Last Updated Date\",\"2024-05-30\",", "",
      "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2000\",\"2001\",",
      "\"Indonesia\",\"IDN\",\"Population, total\",\"SP.POP.TOTL\",\"2\",\"3\",", "",
    ]
    for end in ["\r\n", "\n"] { #expect(try table(lines.joined(separator: end)).columns == ["population"]) }
    let bank = [
      "Country Name,Country Code,Series Name,Series Code,2020 [YR2020]", "Indonesia,IDN,\"Population, total\",SP.POP.TOTL,5",
      "", "", "", "Data from database: World Development Indicators", "Last Updated: 05/30/2024", "",
    ]
    #expect(try table(bank.joined(separator: "\r\n")).columns == ["population"])
  }
}
