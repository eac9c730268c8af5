import LintasanDatasets
import LintasanIndices
import LintasanTables
import Testing

@Suite("GTMI as shipped")
struct GTMITests {
  @Test("Three waves; the index is the mean of its components; the published group follows from the index")
  func composition() throws {
    let definition = try Shipped.definition("gtmi")
    let table = try Shipped.table("scores.csv", of: "gtmi")
    let years = try table.years(definition.data.time)
    let index = try table.numbers("gtmi")
    let parts = try definition.components.map { try table.numbers(#require($0.column)) }
    let groups = try table.texts("group")
    for year in [2020, 2022, 2025] { #expect(years.count { $0 == year } == (year == 2025 ? 197 : 198)) }
    for row in 0..<table.rowCount {
      let score = try #require(index[row])
      let mean = try parts.map { try #require($0[row]) }.reduce(0, +) / 4
      #expect(abs(score - mean) < 1e-12)
      #expect(groups[row] == definition.classify(score)?.id)
    }
  }
}

@Suite("What EGDI 2024 is made of, as shipped")
struct EGDIInputsTests {
  @Test("Items are within what there are; the flags name what differs")
  func flags() throws {
    let table = try Shipped.table("inputs.csv", of: "egdi")
    #expect(table.rowCount == 193)
    for (column, items) in [
      ("osi_if_points", 25.0), ("osi_cp_points", 9), ("osi_sp_points", 83), ("osi_epi_points", 73),
      ("osi_tec_points", 16),
    ] {
      for value in try table.numbers(column).optional {
        let points = try #require(value)
        #expect(points == points.rounded() && (0...items).contains(points))
      }
    }
    let (codes, flags) = (try table.texts("iso3"), try table.texts("flag"))
    let (shown, used) = (try table.numbers("epi"), try table.numbers("epi_in_osi"))
    let differ = try (0..<table.rowCount).filter { abs(try #require(shown[$0]) - (try #require(used[$0]))) > 0.001 }
    #expect(differ.compactMap { codes[$0] } == ["BEL", "CYP", "KEN", "KWT", "MLT", "OMN"])
    #expect(differ.allSatisfy { flags[$0]?.contains("epi_differs") == true })
    #expect(flags.optional.count { $0?.contains("hci_differs") == true } == 6)
    let exceptions = try Shipped.definition("egdi").exceptions(to: .companion, in: 2024)
    #expect(exceptions == Set(differ.compactMap { codes[$0] }))
  }
}
