import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanRankings

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
    let two = try #require(RankAgreement([1, 2], [2, 1]))
    #expect(two.churn == 1 && two.kendall == -1 && two.meanShift == 1 && two.count == 2)
    // Ranks 1, 2, 3, 4 against 2, 1, 4, 3.
    let swapped = try #require(RankAgreement([4, 3, 2, 1], [3, 4, 1, 2]))
    #expect(swapped.meanShift == 1 && swapped.churn == 0.5)
    for (x, y) in [([1.0, 1, 1], [1.0, 2, 3]), ([1, 2, 3], [1, 1, 1])] {
      let level = try #require(RankAgreement(x, y))
      #expect(level.kendall == nil && level.spearman == nil)
    }
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
    #expect(matrix.classCount == 2 && matrix.total(from: 0) == 4 && matrix.counts == [[3, 1], [1, 1]])
    #expect(TransitionMatrix([], classes: 2).shorrocks == nil)
    #expect(TransitionMatrix([], classes: 2).shorrocksError == nil)
    #expect(TransitionMatrix([], classes: 2).probability(from: 0, to: 0) == nil)
    let one = TransitionMatrix([.init(unit: 0, from: 0, to: 0)], classes: 1)
    #expect(one.shorrocks == nil && one.longRun == [1])
    // A unit that was never in the class does not count among those that were.
    let apart = TransitionMatrix(
      [(0, 0, 0), (1, 0, 1), (2, 1, 1)].map { TransitionMatrix.Move(unit: $0.0, from: $0.1, to: $0.2) }, classes: 2)
    // Residuals ½ and −½ of one move each: √(½ · 2) / 2.
    #expect(apart.clusteredError(from: 0, to: 0) == 0.5 && apart.clusteredError(from: 1, to: 1) == nil)
    #expect(apart.shorrocks == 0.5 && apart.longRun == nil && apart.persistence(of: 1) == nil)
  }

  @Test("Three classes that follow one another in a circle")
  func circle() throws {
    let circle = [(0, 1), (1, 2), (2, 0)].map { TransitionMatrix.Move(unit: 0, from: $0.0, to: $0.1) }
    let round = TransitionMatrix(circle, classes: 3)
    #expect(round.shorrocks == 1.5 && round.shorrocksError == 0)
    for share in try #require(round.longRun) { expectClose(share, 1.0 / 3, ulps: 2) }
    // Of two moves from each class one stays.
    let half = TransitionMatrix(circle + (0..<3).map { .init(unit: 1, from: $0, to: $0) }, classes: 3)
    #expect(half.shorrocks == 0.75)
    expectClose(try #require(half.shorrocksError), (3 * 0.125).squareRoot() / 2, ulps: 2)
    for share in try #require(half.longRun) { expectClose(share, 1.0 / 3, ulps: 2) }
    #expect(TransitionMatrix([], classes: 0).longRun == [])
  }

  private struct Clubs: Decodable {
    let paths: [[Double]]
    let slope: Double
    let error: Double
    let clubs: [[Int]]
    let divergent: [Int]
    let merged: [[Int]]
  }

  private struct Moves: Decodable {
    let classes: Int
    let moves: [[Int]]
    let clustered: [[Double]]
    let longRun: [Double]
  }

  private struct Mobility: Decodable {
    let tests: [Clubs]
    let moves: [Moves]
  }

  @Test("Log t tests, clubs and transitions agree with an independent implementation")
  func independent() throws {
    let expected = try Fixture.json(Mobility.self, "mobility/mobility.json")
    for (number, one) in expected.tests.enumerated() {
      let test = try #require(LogTimeTest(one.paths))
      expectDigits(test.slope, certified: one.slope, atLeast: 9)
      expectDigits(test.standardError, certified: one.error, atLeast: 7)
      let clubs = try ConvergenceClubs(one.paths)
      #expect(clubs.clubs.map { $0.members.sorted() } == one.clubs, "panel \(number)")
      #expect(clubs.divergent.sorted() == one.divergent, "panel \(number)")
      #expect(clubs.merged.map { Array($0.clubs) } == one.merged, "panel \(number)")
      for merger in clubs.merged {
        #expect(Set(merger.club.members) == Set(merger.clubs.flatMap { clubs.clubs[$0].members }))
        guard merger.clubs.count > 1 else { continue }
        #expect(merger.club.test == LogTimeTest(merger.club.members.map { one.paths[$0] }))
        #expect(merger.club.test.isConvergent)
      }
    }
    for one in expected.moves {
      let matrix = TransitionMatrix(
        one.moves.map { .init(unit: $0[0], from: $0[1], to: $0[2]) }, classes: one.classes)
      let longRun = try #require(matrix.longRun)
      for from in 0..<one.classes {
        expectDigits(longRun[from], certified: one.longRun[from], atLeast: 11)
        for to in 0..<one.classes {
          expectDigits(
            try #require(matrix.clusteredError(from: from, to: to)), certified: one.clustered[from][to], atLeast: 11)
        }
      }
    }
  }

  @Test("A log t test does not depend on the unit of measurement; −1.65 is the 5 % point of the normal distribution")
  func scale() throws {
    let paths = [[1.0, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 8]]
    let small = try #require(LogTimeTest(paths.map { path in path.map { $0 / 64 } }))
    #expect(small == LogTimeTest(paths))
    #expect(LogTimeTest.critical == -1.65)
  }

  @Test("The long-run variance without a correlation of neighbours, and with a full one, is the sum of squares")
  func longRunVariance() {
    #expect(LogTimeTest.longRunVariance([1, 0, -2, 0, 2]) == 9.0 / 4)
    #expect(LogTimeTest.longRunVariance([1, 1, 1, 1]) == 4.0 / 3)
    #expect(LogTimeTest.longRunVariance([0, 0, 0, 0]) == 0)
  }

  @Test("Too few times or units, and classes that nobody leaves, have no answer")
  func edges() throws {
    #expect(LogTimeTest([[1, 2, 3, 4, 5], [2, 3, 4, 5, 6]]) == nil)
    #expect(LogTimeTest([[1, 2, 3, 4, 5, 6]]) == nil)
    #expect(LogTimeTest([[Double]](repeating: [1, 1, 1, 1, 1, 1], count: 3)) == nil)
    #expect(LogTimeTest([[-1, 2, 3, 4, 5, 6], [1, 3, 4, 5, 6, 7]]) == nil)
    #expect(LogTimeTest([[1, 2, 3, 4, 5, 6], [1, 3, 4, 5, 6, 7]]) == nil)
    #expect(LogTimeTest([[1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 8]])?.unitCount == 2)
    #expect(try ConvergenceClubs([]).clubs.isEmpty)
    let stuck = TransitionMatrix([.init(unit: 0, from: 0, to: 0), .init(unit: 1, from: 1, to: 1)], classes: 2)
    #expect(stuck.longRun == nil && stuck.persistence(of: 0) == nil)
    #expect(stuck.clusteredError(from: 0, to: 0) == nil)
  }

  @Test("Two groups that close up within themselves are two clubs")
  func clubs() throws {
    let times = (1...12).map(Double.init)
    func path(_ level: Double, _ gap: Double) -> [Double] { times.map { level + gap / ($0 * $0) } }
    let paths = [path(10, 1), path(10, -1), path(10, 0.5), path(2, 0.3), path(2, -0.3), path(2, 0.1)]
    let clubs = try ConvergenceClubs(paths)
    #expect(clubs.clubs.map { Set($0.members) } == [[0, 1, 2], [3, 4, 5]])
    #expect(clubs.divergent.isEmpty)
  }
}
