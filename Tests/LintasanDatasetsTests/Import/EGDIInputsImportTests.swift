import LintasanDatasets
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Tables of the technical appendix")
struct EGDIInputsImportTests {
  private func importer(_ year: Int = 2024) throws -> EGDIInputsImport {
    EGDIInputsImport(countries: try CountryCodes(Shipped.library()), year: year)
  }

  private func table(_ text: String) throws -> Table { try CSVReader().read(Array(text.utf8), file: "t.csv").table }

  private let osi = """
    ID,Country_Name,OSI_2024,Institutional_framework,Content_provision,Services_provision,E_participation,Technology
    1,Indonesia,0.8035,1,1,0.7229,0.7945,0.6875
    2,Republic of Korea,1,1,1,1,0.9726,0.875
    """
  private let tii = """
    Country_Name,Percentage_of_Mobile_subscriptions,Percentage_of_using_Internet,Percentage_of_Mobile_data_price,\
    Percentage_of_broadband_price,Percentage_of_Active_mobile_subscriptions
    Indonesia,120,66.48,1.71,6.13,116
    Korea (Republic of),120,97.2,1,1.03,120
    """
  private let hci = """
    country,adult_literacy,ger,eys,mys,egov_literacy
    Indonesia,96,83.77,13.79,8.6,0.6667
    Republic of Korea,98.8,99.06,16.51,12.5,0.8333
    """

  @Test("Three tables become one: shares of items become counts, the rest stands as it is")
  func joined() throws {
    let result = try importer().read([("osi.csv", table(osi)), ("tii.csv", table(tii)), ("hci.csv", table(hci))])
    let shipped = try Shipped.table("inputs.csv", of: "egdi")
    let codes = try result.table.texts("iso3")
    let known = try shipped.texts("iso3")
    #expect((0..<result.table.rowCount).compactMap { codes[$0] } == ["IDN", "KOR"])
    for column in result.table.columnNames where column.contains("_") && column != "survey_year" {
      let (found, expected) = (try result.table.numbers(column), try shipped.numbers(column))
      for row in 0..<result.table.rowCount {
        guard let value = found[row] else { continue }
        let other = try #require((0..<shipped.rowCount).first { known[$0] == codes[row] })
        #expect(value == expected[other], "\(column)")
      }
    }
    #expect(result.notes.contains { $0.kind == .dropped && $0.found == "OSI_2024" })
  }

  @Test("A share that is no whole number of items, and a table that lacks inputs, are refused")
  func refused() throws {
    let wrong = try table("Country,Content_provision\nIndonesia,0.5\n")
    #expect(throws: ImportError.self) { try importer().read([("wrong.csv", wrong)]) }
    #expect(throws: ImportError.self) { try importer().read([("osi.csv", table(osi))]) }
    #expect(throws: ImportError.self) { try importer().read([]) }
  }
}
