import Foundation
import LintasanDatasets
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanAnalysis

@Suite("Changes of rank taken apart")
struct RankDecompositionTests {
  private static func egdi() throws -> IndexData {
    try IndexLoader.shipped(
      "egdi", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
  }

  private static func check(_ result: RankDecomposition) {
    // Exactly, in any order, although every part is a Double.
    let all = result.parts.flatMap { [$0.rankChangeOwn, $0.rankChangeOthers] }
    #expect(all.reduce(0, +) == result.rankChange)
    #expect(all.reversed().reduce(0, +) == result.rankChange)
    #expect(result.parts.map(\.rankChange).reduce(0, +) == result.rankChange)
    #expect(abs(result.parts.map(\.contribution).reduce(0, +) - result.scoreChange) < 1e-9)
    #expect(Double(result.passed.count - result.passedBy.count) == result.rankChange)
  }

  @Test("Indonesia's 19 places from 2018 to 2020")
  func indonesia() throws {
    let result = try Self.egdi().decomposition(of: "IDN", from: 2018, to: 2020)
    #expect(result.ranks == (107, 88))
    #expect(result.rankChange == 19)
    Self.check(result)
    #expect(result.parts.map(\.id).prefix(3) == ["osi", "tii", "hci"])
  }

  @Test("Every country between two surveys, and some over changes of weights and of the ranking's size")
  func everybody() throws {
    let index = try Self.egdi()
    let (from, to) = (try index.scores(in: 2022), try index.scores(in: 2024))
    for unit in stride(from: 0, to: index.panel.units.count, by: 4) where from[unit] != nil && to[unit] != nil {
      Self.check(try index.decomposition(of: index.panel.units[unit], from: 2022, to: 2024))
    }
    for (first, last) in [(2003, 2024), (2005, 2008), (2008, 2012), (2010, 2012)] {
      let result = try index.decomposition(of: "KOR", from: first, to: last)
      Self.check(result)
      let changesWeights = (first == 2008 || first == 2010) != (last == 2008 || last == 2010)
      #expect(result.parts.contains { $0.id == "weights" } == changesWeights)
    }
  }

  @Test("Shapley values agree with the mean over all orders, by enumeration")
  func enumeration() {
    var state = UInt64(11)
    func number(_ range: Range<Int>) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return range.lowerBound + Int(state >> 33) % range.count
    }
    for round in 0..<12 {
      func parts(_ canLeave: Bool) -> RankGame.Parts {
        RankGame.Parts(
          before: [number(0..<10), number(0..<10)], after: [number(0..<10), number(0..<10)],
          rest: (number(0..<2), number(0..<2)),
          isRanked: canLeave && number(0..<5) == 0 ? (number(0..<2) == 0, true) : (true, true))
      }
      let game = RankGame(
        own: parts(false), others: (0..<6).map { _ in parts(true) }, weightsBefore: [2, 3],
        weightsAfter: round % 2 == 0 ? [2, 3] : [3, 1])
      let (own, others, denominator) = game.shapleyValues()
      let players = game.ownMoves.map { (true, $0) } + game.otherMoves.map { (false, $0) }
      var sums = [Int](repeating: 0, count: players.count)
      var orders = 0
      func visit(_ order: [Int]) {
        if order.count == players.count {
          orders += 1
          var (mine, theirs): (Set<RankGame.Move>, Set<RankGame.Move>) = ([], [])
          var rank = game.rank(own: { mine.contains($0) }, others: { theirs.contains($0) })
          for player in order {
            if players[player].0 { mine.insert(players[player].1) } else { theirs.insert(players[player].1) }
            let next = game.rank(own: { mine.contains($0) }, others: { theirs.contains($0) })
            sums[player] += rank - next
            rank = next
          }
          return
        }
        for player in players.indices where !order.contains(player) { visit(order + [player]) }
      }
      guard players.count <= 7 else { continue }
      visit([])
      for (player, value) in (own + others).enumerated() { #expect(value * orders == sums[player] * denominator) }
    }
  }

  @Test("Random orders add up exactly and come near the exact values")
  func sampled() throws {
    let parts: (Int) -> RankGame.Parts = { seed in
      RankGame.Parts(
        before: [seed * 7 % 31, seed * 11 % 29], after: [seed * 13 % 37, seed * 5 % 23], rest: (0, seed % 3),
        isRanked: (true, true))
    }
    let game = RankGame(own: parts(5), others: (6..<60).map(parts), weightsBefore: [1, 1], weightsAfter: [1, 2])
    let exact = game.shapleyValues()
    var stream = PhiloxStream(seed: 1, stream: 1)
    let sampled = game.sampledValues(orders: 2000, using: &stream)
    let change =
      game.rank(own: { _ in false }, others: { _ in false }) - game.rank(own: { _ in true }, others: { _ in true })
    #expect((sampled.own + sampled.others).reduce(0, +) == 2000 * change)
    for (value, estimate) in zip(exact.own + exact.others, sampled.own + sampled.others) {
      #expect(abs(Double(value) / Double(exact.denominator) - Double(estimate) / 2000) < 0.6)
    }
  }

  @Test("Fractions become multiples of a power of two that add up")
  func dyadic() {
    let shares = RankDecomposition.dyadic([7, 7, -2, 9, 0], over: 3)
    #expect(shares.reduce(0, +) == 7)
    for (share, exact) in zip(shares, [7.0 / 3, 7.0 / 3, -2.0 / 3, 3, 0]) { #expect(abs(share - exact) < 1e-11) }
    #expect(shares[3] == 3 && shares[4] == 0)
  }

  @Test("Years that do not ascend, are no surveys, or lie across a break")
  func refused() throws {
    let index = try Self.egdi()
    #expect(throws: DecompositionError.notAscending(from: 2020, to: 2018)) {
      try index.decomposition(of: "IDN", from: 2020, to: 2018)
    }
    #expect(throws: IndexDataError.self) { try index.decomposition(of: "IDN", from: 2019, to: 2020) }
    let spbe = try IndexLoader.shipped(
      "spbe", in: DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets")))
    let agency = spbe.panel.units[0]
    #expect(throws: DecompositionError.self) { try spbe.decomposition(of: agency, from: 2018, to: 2024) }
    for (from, to) in [(2021, 2022), (2023, 2024), (2018, 2019)]
    where spbe.panel.value("index", unit: agency, time: from) != nil {
      Self.check(try spbe.decomposition(of: agency, from: from, to: to))
    }
  }
}
