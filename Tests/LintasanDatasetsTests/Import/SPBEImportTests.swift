import Foundation
import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct SPBEImportTests {
  private func importer(year: Int? = 2025) throws -> SPBEImport {
    SPBEImport(
      agencies: try AgencyNames(DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))),
      year: year, standing: "official", source: "panrb_report_2025")
  }

  /// The form of the ministry's tables; the figures are made up.
  @Test func namesFindTheirAgency() throws {
    let file = ImportFile(name: "panrb.csv", bytes: try Fixture.bytes("import/panrb.csv"))
    let result = try importer().read([file])
    #expect(
      try result.table.texts("agency").optional == [
        "badan-keamanan-laut", "kab-aceh-barat", "kementerian-agama", "kota-ambon", "prov-aceh",
      ])
    #expect(try result.table.texts("index").optional == ["2.05", "2.60", "3.10", "1.99", "3.01"])
    #expect(try result.table.texts("domain_services").optional == ["2.62", "3.30", "3.48", "2.44", "3.49"])
    #expect(try result.table.texts("group").optional == ["agency", "regency", "ministry", "city", "province"])
    #expect(result.table.columnNames == SPBEImport.columns)
    #expect(result.notes.contains { $0.found == "Kementerian Sihir" && $0.kind == .dropped && $0.line == 7 })
    #expect(result.notes.contains { $0.found == "Badan Pemeriksa Keuangan" && $0.reason.contains("no index") })
    #expect(result.notes.contains { $0.found == "Badan Koordinasi Keamanan Laut" && $0.kept == "Badan Keamanan Laut" })
    #expect(result.notes.contains { $0.found == "2,62" && $0.kept == "2.62" })
    #expect(result.notes.contains { $0.kind == .dropped && $0.found == "the column No" })
  }

  @Test func everyShippedNameFindsItself() throws {
    let root = Fixture.repositoryRoot().appendingPathComponent("datasets/spbe/scores.csv")
    let shipped = try CSVReader().read(contentsOf: root).table
    let result = try importer(year: nil).read([
      ImportFile(name: "scores.csv", bytes: CSVWriter(guardsFormulas: false).write(shipped))
    ])
    #expect(result.table.rowCount == shipped.rowCount)
    #expect(try result.table.texts("agency").optional == shipped.texts("agency").optional)
  }

  @Test func aTableWithoutYearAsksForIt() throws {
    let file = ImportFile(name: "panrb.csv", bytes: try Fixture.bytes("import/panrb.csv"))
    let error = try #require(throws: ImportError.self) { try importer(year: nil).read([file]) }
    #expect("\(error)".contains("no column holds the year (it can be given with `year`)"))
  }
}
