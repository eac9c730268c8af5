import Foundation
import LintasanRankings
import LintasanTestSupport
import Testing

@Suite("Agreement and mobility of rankings")
struct MobilityTests {
  private struct Case: Decodable {
    let x: [Double]
    let y: [Double]
    let spearman: Double
    let kendall: Double
  }

  @Test("Correlations of tied ranks")
  func correlations() throws {
    for one in try Fixture.json([Case].self, "agreement/agreement.json") {
      let agreement = try #require(RankAgreement(one.x, one.y))
      expectDigits(try #require(agreement.spearman), certified: one.spearman, atLeast: 12)
      expectDigits(try #require(agreement.kendall), certified: one.kendall, atLeast: 12)
    }
  }

  @Test("A ranking turned round has full churn, itself none")
  func churn() throws {
    for count in [4, 5, 9] {
      let scores = (0..<count).map(Double.init)
      let reversed = try #require(RankAgreement(scores, scores.reversed()))
      #expect(reversed.churn == 1 && reversed.spearman == -1 && reversed.kendall == -1)
      let same = try #require(RankAgreement(scores, scores))
      #expect(same.churn == 0 && same.kendall == 1 && same.meanShift == 0)
    }
    #expect(RankAgreement([1], [1]) == nil)
  }

  @Test("Transitions by hand")
  func transitions() throws {
    // Two units: the first stays twice in the first class, the second leaves it, comes back and stays.
    let moves = [(0, 0, 0), (0, 0, 0), (1, 0, 1), (1, 0, 0), (1, 1, 1), (1, 1, 0)].map {
      TransitionMatrix.Move(unit: $0.0, from: $0.1, to: $0.2)
    }
    let matrix = TransitionMatrix(moves, classes: 2)
    expectClose(try #require(matrix.clusteredError(from: 0, to: 0)), 0.25, ulps: 4)
    #expect(matrix.longRun == [2.0 / 3, 1.0 / 3])
    #expect(matrix.probability(from: 0, to: 0) == 0.75)
    #expect(matrix.standardError(from: 1, to: 0) == 0.125.squareRoot())
    #expect(matrix.shorrocks == 0.75)
    #expect(matrix.persistence(of: 0) == 4)
    // √(0.75 · 0.25 / 4 + 0.5 · 0.5 / 2)
    expectClose(try #require(matrix.shorrocksError), (0.046875 + 0.125).squareRoot(), ulps: 2)
    #expect(TransitionMatrix([], classes: 2).shorrocks == nil)
  }

  @Test("Two groups that close up within themselves are two clubs")
  func clubs() {
    let times = (1...12).map(Double.init)
    func path(_ level: Double, _ gap: Double) -> [Double] { times.map { level + gap / ($0 * $0) } }
    let paths = [path(10, 1), path(10, -1), path(10, 0.5), path(2, 0.3), path(2, -0.3), path(2, 0.1)]
    let clubs = ConvergenceClubs(paths)
    #expect(clubs.clubs.map { Set($0.members) } == [[0, 1, 2], [3, 4, 5]])
    #expect(clubs.divergent.isEmpty)
  }
}
