import LintasanIndices
import LintasanTables
import Testing

@Suite("Principal components of parts")
struct PrincipalComponentsTests {
  @Test("Two parts: the variances are 1 ± r, the loadings those of the sum and the difference")
  func two() throws {
    let found = try #require(PrincipalComponents([[1, 0.6], [0.6, 1]], parts: ["a", "b"]))
    #expect(abs(found.variances[0] - 1.6) < 1e-12 && abs(found.variances[1] - 0.4) < 1e-12)
    #expect(found.loadings[0].allSatisfy { abs($0 - 0.5.squareRoot()) < 1e-12 })
    #expect(abs(found.shares[0] - 0.8) < 1e-12 && found.kept == 1)
    #expect(
      found.table.columnNames == ["principal_component", "variance", "share", "cumulative", "loading_a", "loading_b"])
  }

  @Test("The components give the correlations back, and their variances add up to the number of parts")
  func whole() throws {
    let matrix = [[1, 0.5, 0.2, -0.1], [0.5, 1, 0.3, 0.4], [0.2, 0.3, 1, 0.25], [-0.1, 0.4, 0.25, 1]]
    let found = try #require(PrincipalComponents(matrix, parts: ["a", "b", "c", "d"]))
    #expect(abs(found.variances.reduce(0, +) - 4) < 1e-12 && found.variances == found.variances.sorted(by: >))
    for row in 0..<4 {
      for column in 0..<4 {
        let back = (0..<4).reduce(0) { $0 + found.variances[$1] * found.loadings[$1][row] * found.loadings[$1][column] }
        #expect(abs(back - matrix[row][column]) < 1e-12)
      }
    }
  }

  @Test("An unknown correlation, or a single part, has none")
  func none() {
    #expect(PrincipalComponents([[1, nil], [nil, 1]], parts: ["a", "b"]) == nil)
    #expect(PrincipalComponents([[1]], parts: ["a"]) == nil)
  }
}
