import LintasanIndices
import LintasanTestSupport
import Testing

/// The audit's figures on data small enough to do by hand.
@Suite("Auditing an index")
struct AuditTests {
  private static let base = [1.0, 2, 3, 4, 5]

  private func audit(
    _ columns: [[Double?]], weights: [Double], index: [Double?] = [1, 2, 3, 4, 5]
  ) -> IndexAudit {
    IndexAudit(columns, components: columns.indices.map { "c\($0)" }, weights: weights, index: index)
  }

  @Test("Pairs that say the same are named, also where one is the other turned round")
  func redundant() {
    let found = audit(
      [Self.base, Self.base.map { 2 * $0 }, Self.base.map { -$0 }, [1, 0, 0, 0, 1]], weights: [1, 1, 1, 1])
    #expect(found.redundant.map { [$0.first, $0.second] } == [["c0", "c1"], ["c0", "c2"], ["c1", "c2"]])
    #expect(found.redundant.map { $0.correlation.rounded() } == [1, -1, -1])
    #expect(found.correlations[3][3] == 1 && abs(found.correlations[0][3] ?? 1) < 1e-15)
  }

  @Test("A component dominates where its share of the variance is twice its weight")
  func dominance() {
    // The index is the first column alone: its share is weight · r · s / s = weight, and a scale multiplies it.
    for (scale, isDominant) in [(1.99, false), (2.01, true)] {
      let found = audit([Self.base.map { scale * $0 }, [3, 1, 2, 1, 3]], weights: [1, 3])
      expectDigits(found.entries[0].varianceShare ?? 0, certified: 0.25 * scale, atLeast: 14)
      expectDigits(found.entries[0].dominance ?? 0, certified: scale, atLeast: 14)
      #expect(found.dominant == (isDominant ? ["c0"] : []))
    }
    #expect(audit([Self.base, Self.base], weights: [1, 0]).entries[1].dominance == nil)
    #expect(audit([Self.base], weights: [1], index: [2, 2, 2, 2, 2]).entries[0].varianceShare == nil)
  }

  @Test("Values beyond one and a half interquartile ranges are outlying, on the fence they are not")
  func outliers() {
    let inside: [Double?] = [-3, 2, 3, 4, 5, 6, 7, 8, 13]  // quartiles 3 and 7: fences at -3 and 13
    #expect(audit([inside], weights: [1], index: inside).entries[0].outlying.isEmpty)
    let beyond: [Double?] = [-3.5, 2, 3, 4, 5, 6, nil, 7, 8, 13.5]
    let entry = audit([beyond], weights: [1], index: beyond).entries[0]
    #expect(entry.outlying == [0, 9] && entry.outliers == 2)
    #expect(entry.availability == 0.9)
    #expect(audit([[nil, nil]], weights: [1], index: [1, 2]).entries[0].outlying.isEmpty)
    #expect(audit([[nil, nil]], weights: [1], index: [1, 2]).entries[0].availability == 0)
    #expect(audit([[]], weights: [1], index: []).entries[0].availability == 0)
  }

  @Test("Only entities with an index and both components count for a correlation")
  func complete() {
    let found = audit(
      [[1, 2, 3, 100, nil], [2, 4, 6, 0, 1]], weights: [1, 1], index: [3, 6, 9, nil, 2])
    #expect(found.correlations[0][1].map { $0.rounded(.toNearestOrEven) } == 1)
    #expect(abs((found.entries[0].correlation ?? 0) - 1) < 1e-15)
  }

  @Test("Alpha of standardised components")
  func alpha() {
    expectDigits(IndexAudit.alpha([[1, 0.5], [0.5, 1]]) ?? 0, certified: 2.0 / 3, atLeast: 15)
    // Mean correlation 0.3: 3 · 0.3 / (1 + 2 · 0.3).
    expectDigits(
      IndexAudit.alpha([[1, 0.5, 0.3], [0.5, 1, 0.1], [0.3, 0.1, 1]]) ?? 0, certified: 0.5625, atLeast: 14)
    #expect(IndexAudit.alpha([[1]]) == nil && IndexAudit.alpha([[1, nil], [nil, 1]]) == nil)
  }

  @Test("An entity stays with exactly the share of values that is asked")
  func available() {
    let columns: [[Double?]] = [[1, 1, nil], [1, nil, nil], [1, 1, 1]]
    #expect(IndexAudit.available(columns, atLeast: 1) == [0])
    #expect(IndexAudit.available(columns, atLeast: 2.0 / 3) == [0, 1])
    #expect(IndexAudit.available(columns, atLeast: 0) == [0, 1, 2])
    #expect(IndexAudit.available([], atLeast: 0.5).isEmpty)
  }
}
