import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanIndices

/// A workbook of the COIN Tool against a second program (`Fixtures/coin-tool`).
@Suite("Workbooks of the COIN Tool")
struct COINToolTests {
  private struct Expected: Decodable {
    let units: [String]
    let scores: [String: [Double?]]
  }

  private func sheets(_ bytes: [UInt8]) throws -> [WorkbookReader.SheetCells] {
    guard case .sheets(let sheets) = try SheetsReader.contents(bytes, file: "coin_tool.xlsx") else { return [] }
    return sheets
  }

  @Test("Its figures and its tree become a table and a definition that build the same index")
  func built() throws {
    let sheets = try sheets(Fixture.bytes("coin-tool/coin_tool.xlsx"))
    #expect(COINToolWorkbook.isOne(sheets) && !COINToolWorkbook.isOne(Array(sheets.prefix(1))))
    let workbook = try COINToolWorkbook(sheets, file: "coin_tool.xlsx")
    #expect(workbook.data.rowCount == 12 && workbook.data.columnNames.count == 8)
    let yaml = try StarterDefinition.yaml(coinr: workbook.meta, data: workbook.data, file: "data.csv")
    let tree = try IndexTree(yaml: Array(yaml.utf8), file: "index.yaml")
    // The level in which all are alike is left out.
    #expect(tree.nodes.map(\.depth).max() == 3 && tree.nodes.count == 12)
    let built = try IndexBuilder(tree, workbook.data).build()
    let expected = try Fixture.json(Expected.self, "coin-tool/coin_tool.json")
    for (code, scores) in expected.scores {
      let id = code == "Index" ? "index" : StarterDefinition.identifier(code)
      let node = try #require(tree.nodes.firstIndex { $0.id.lowercased() == id.lowercased() }, "\(code)")
      for (unit, score) in zip(expected.units, scores) {
        let row = try #require(built.row(of: unit, in: 2024))
        let found = built.value(node, row: row)
        #expect((found == nil) == (score == nil) && abs((found ?? 0) - (score ?? 0)) < 1e-9, "\(code) \(unit)")
      }
    }
  }

  @Test("Sheets of another form are refused with what was expected")
  func refused() throws {
    let error = #expect(throws: StarterDefinition.Failure.self) { try COINToolWorkbook([], file: "a.xlsx") }
    #expect(error?.description.contains("row 16") == true)
  }
}
