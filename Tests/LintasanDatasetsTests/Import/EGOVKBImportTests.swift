import Foundation
import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

/// Rows cut from the downloads, with their blanks, line ends and headers.
@Suite struct EGOVKBImportTests {
  private func importer() throws -> EGOVKBImport {
    EGOVKBImport(
      countries: try CountryCodes(DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))))
  }

  private func file(_ name: String) throws -> ImportFile {
    ImportFile(name: name, bytes: try Fixture.bytes("import/\(name)"))
  }

  /// The shipped row of a country and year as it stands in the file, without `epi_rank`, which needs all countries.
  private func shipped(_ start: String) throws -> [Substring] {
    let url = Fixture.repositoryRoot().appendingPathComponent("datasets/egdi/scores.csv")
    let lines = String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n")
    return try fields(#require(lines.first { $0.hasPrefix(start) }))
  }

  private func fields(_ line: Substring) -> [Substring] {
    var fields = line.split(separator: ",", omittingEmptySubsequences: false)
    fields.remove(at: 9)
    return fields
  }

  private func lines(_ result: ImportResult) -> [Substring] {
    String(decoding: result.csv, as: UTF8.self).split(separator: "\n")
  }

  @Test(arguments: ["egov_2003.csv", "egov_2003_blanks.csv"]) func rowsAreTheShippedOnes(name: String) throws {
    let result = try importer().read([file(name)])
    let lines = lines(result)
    #expect(lines.first == "survey_year,iso3,country,egdi,egdi_rank,osi,tii,hci,epi,epi_rank,flag")
    #expect(result.table.rowCount == 7)
    for line in lines.dropFirst() { #expect(try fields(line) == shipped(String(line.prefix(8)))) }
    #expect(try result.table.texts("iso3").optional == ["GEO", "IDN", "IRQ", "MNE", "NAM", "SSD", "TUV"])
    #expect(
      try result.table.texts("flag").optional == [
        nil, nil, "zero_egdi", "not_surveyed", nil, "not_surveyed", "zero_egdi",
      ])
    let blanks = result.notes.filter { $0.reason == "blanks around a value" }
    #expect(blanks.count == (name == "egov_2003.csv" ? 0 : 4))
    #expect(result.notes.contains { $0.found == "Georgia (Country)" && $0.kept == "Georgia" && $0.kind == .changed })
    #expect(result.notes.filter { $0.reason.contains("not surveyed") }.count == 2)
  }

  @Test func theOtherHeaderGivesTheSame() throws {
    let (first, second) = try (importer().read([file("egov_2024.csv")]), importer().read([file("egov_2024_other.csv")]))
    #expect(first.csv == second.csv)
    #expect(first.table.rowCount == 5)
    for line in lines(first).dropFirst() { #expect(try fields(line) == shipped(String(line.prefix(8)))) }
    #expect(second.notes.contains { $0.kind == .dropped && $0.column == "Region" })
  }

  @Test func aNewSurveyIsAddedToTheOldOnes() throws {
    let old = try importer().read([file("egov_2003.csv")])
    let both = try importer().read([ImportFile(name: "scores.csv", bytes: old.csv), file("egov_2024.csv")])
    #expect(lines(both).prefix(8) == lines(old)[...])
    #expect(lines(both).suffix(5) == lines(try importer().read([file("egov_2024.csv")])).suffix(5))
    // Once more changes nothing.
    #expect(
      try importer().read([ImportFile(name: "scores.csv", bytes: both.csv), file("egov_2024.csv")]).csv == both.csv)
  }

  @Test func ranksOfParticipationTieAtTheSmallest() throws {
    let text = """
      Survey Year,Country,Rank,E_Index,E_Participation,Online_Service,Human_Capital,Tele_Infra
      2026,Namibia,2,0.50000,0.30000,0.5,0.5,0.5
      2026,Indonesia,1,0.60000,0.70000,0.6,0.6,0.6
      2026,Denmark,3,0.40000,0.30000,0.4,0.4,0.4
      2026,Iraq,4,0.30000,0.10000,0.3,0.3,0.3
      """
    let result = try importer().read([ImportFile(name: "new.csv", bytes: Array(text.utf8))])
    #expect(try result.table.texts("iso3").optional == ["DNK", "IDN", "IRQ", "NAM"])
    #expect(try result.table.texts("epi_rank").optional == ["2", "1", "4", "2"])
  }

  @Test func whatCannotBeTakenIsListed() throws {
    let text = """
      Survey Year,Country Name,E-Government Rank,E-Government Index,E-Participation Index,Online Service Index,Human Capital Index,Telecommunication Infrastructure Index
      2024,Namibio,99,0.5,0.5,0.5,0.5,0.5
      next,Namibia,99,0.5,0.5,0.5,0.5,0.5
      2024,NAMIBIA,99.0,0.5,n/a,0.5,0.5,0.5
      """
    let result = try importer().read([ImportFile(name: "n.csv", bytes: Array(text.utf8))])
    #expect(result.table.rowCount == 1)
    let dropped = result.notes.filter { $0.kind == .dropped }
    #expect(dropped.map(\.line) == [2, 3, 4])
    #expect(dropped.first?.reason.contains("did you mean “Namibia”") == true)
    #expect(result.notes.contains { $0.found == "99.0" && $0.kept == "99" })
    #expect(result.notes.contains { $0.found == "NAMIBIA" && $0.kept == "Namibia" })
  }

  @Test func filesThatSayDifferentThingsAreRefused() throws {
    let old = try importer().read([file("egov_2024.csv")])
    let damaged = String(decoding: old.csv, as: UTF8.self).replacing("0.45721", with: "0.55721")
    let error = try #require(throws: ImportError.self) {
      try importer().read([file("egov_2024.csv"), ImportFile(name: "d.csv", bytes: Array(damaged.utf8))])
    }
    #expect("\(error)".contains("2024 IRQ: egdi is “0.45721” in egov_2024.csv, line"))
    #expect(throws: ImportError.nothingToRead) { try importer().read([]) }
    let other = try #require(throws: ImportError.self) {
      try importer().read([ImportFile(name: "x.csv", bytes: Array("a,b\n1,2\n".utf8))])
    }
    #expect("\(other)".contains("x.csv: no column holds the survey's year; expected one named “Survey Year”"))
  }
}
