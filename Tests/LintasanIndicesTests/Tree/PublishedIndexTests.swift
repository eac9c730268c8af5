import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// Whole indices from their parts, against what was published.
@Suite struct PublishedIndexTests {
  @Test func humanDevelopmentIndexToItsThreeDecimals() throws {
    let (built, table) = try Tree.build("hdi.yaml", "hdi.csv")
    let published = try table.numbers("hdi")
    var compared = 0
    for row in 0..<table.rowCount {
      guard let figure = published[row] else { continue }
      let value = try #require(built.value(0, row: row))
      #expect(abs(value - figure) <= 0.0005 + 1e-9, "\(built.rows.entities[row]) \(built.rows.times[row])")
      compared += 1
    }
    #expect(compared == 4328)
  }

  @Test func statisticalPerformanceFromItsFivePillars() throws {
    let (built, table) = try Tree.build("spi.yaml", "spi.csv")
    let published = try table.numbers("overall")
    #expect(table.rowCount == 374)
    for row in 0..<table.rowCount {
      // Pillars and the overall score are printed to four decimals.
      #expect(abs(try #require(built.value(0, row: row)) - (published[row] ?? 0)) < 1e-4, "\(built.rows.entities[row])")
    }
  }

  @Test func eGovernmentIndexFromItsFifteenInputs() throws {
    let (built, table) = try Tree.build("inputs.yaml", "inputs.csv")
    for (id, tolerance, off) in [("osi", 1e-5, 0), ("tii", 1e-4, 0), ("hci", 0.002, 6)] {
      let node = try #require(built.tree.position(of: id))
      let published = try table.numbers(id)
      let far = (0..<table.rowCount).filter { row in
        guard let figure = published[row], let value = built.value(node, row: row) else { return true }
        return abs(value - figure) > tolerance + 1e-9
      }
      #expect(far.count == off, "\(id)")
    }
  }

  @Test(arguments: [
    ("raw", "Raw"), ("denominated", "Denominated"), ("imputed", "Imputed"), ("treated", "Treated"),
    ("normalised", "Normalised"), ("aggregated", "Aggregated"),
  ])
  func everyStepOfASEM(_ step: String, _ file: String) throws {
    let (built, _) = try Tree.build("asem/asem.yaml", "asem/asem_iData.csv", keepingSteps: true)
    let expected = try Tree.table("asem/asem_\(file).csv")
    let units = try expected.texts("uCode")
    let stage = try #require(built.stages.first { $0.name == step })
    let nodes =
      step == "aggregated" ? built.tree.nodes.filter { !$0.isLeaf } : built.tree.leaves.map { built.tree.nodes[$0] }
    #expect(nodes.count == (step == "aggregated" ? 11 : 49))
    for (position, node) in nodes.enumerated() {
      let column = try expected.numbers(node.id == "asem" ? "Index" : node.id)
      for row in 0..<expected.rowCount {
        let unit = try #require(units[row])
        let place = try #require(built.row(of: unit, in: 2018))
        let (found, wanted) = (stage.value(leaf: position, row: place), column[row])
        #expect((found == nil) == (wanted == nil), "\(node.id) \(unit)")
        if let found, let wanted { #expect(abs(found - wanted) <= 1e-9 * max(1, abs(wanted)), "\(node.id) \(unit)") }
      }
    }
  }
}
