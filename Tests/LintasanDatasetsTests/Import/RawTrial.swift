import Foundation
import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct RawTrial {
  private func library() throws -> DatasetLibrary { try DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")) }
  private func file(_ p: String) throws -> ImportFile { ImportFile(name: p, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: "/work/shared/data/egdi/raw/" + p)))) }
  @Test func egov() throws {
    let years = [2003, 2004, 2005, 2008, 2010, 2012, 2014, 2016, 2018, 2020, 2022, 2024]
    let importer = EGOVKBImport(countries: try CountryCodes(library()))
    let shipped = try library().bytes(of: "scores.csv", in: "egdi")
    let a = try importer.read(years.map { try file("EGOV_DATA_\($0).csv") })
    #expect(a.csv == shipped)
    print(CSVText(a.summary))
    let b = try importer.read(years.map { try file($0 == 2024 ? "crosscheck/MaryliaCruzS_EGOV_DATA_2024.csv" : "crosscheck/sevenChrisK_EGOV_DATA_\($0).csv") })
    #expect(b.csv == shipped)
    print(CSVText(b.summary))
    #expect(try importer.read([ImportFile(name: "scores.csv", bytes: shipped)]).csv == shipped)
    let names = ["gdp-per-capita-worldbank", "population", "internet_penetration", "wgi_ge", "mobile_subscriptions", "IT.NET.BBND.P2"]
    let w = try WDIImport(countries: try CountryCodes(library()), years: 2000...2024).read(names.map { try file("covariates/\($0).csv") })
    print(w.table.columnNames, w.table.rowCount); print(CSVText(w.summary))
    let cov = try CSVReader().read(library().bytes(of: "covariates.csv", in: "egdi"), file: "c").table
    let dec = ["gdp_per_capita_ppp": 2, "population": 0, "internet_users_pct": 4, "gov_effectiveness": 6, "mobile_per_100": 4, "fixed_broadband_per_100": 6]
    for (name, d) in dec {
      let x = try w.table.numbers(name).optional.map { $0.map { NumberText.fixed($0, decimals: d) } }
      let y = try cov.numbers(name).optional.map { $0.map { NumberText.fixed($0, decimals: d) } }
      #expect(x == y, "\(name)")
    }
    let s = try SPBEImport(agencies: AgencyNames(library())).read([ImportFile(name: "s", bytes: Array(Data(contentsOf: URL(fileURLWithPath: "/work/shared/data/spbe/spbe_agency_scores.csv"))))])
    print(s.table.rowCount, CSVText(s.summary))
  }
  func CSVText(_ t: Table) -> String { String(decoding: CSVWriter().write(t), as: UTF8.self) }
}
