import LintasanLinearAlgebra
import LintasanStatistics
import Testing

@testable import LintasanForecasting

/// A shock to the common level moves scores, not ranks, even where units stand near an end of the scale.
@Suite struct CommonShockTests {
  private static let units = 12

  private func simulator(deviation: Double) -> ShockSimulator {
    var standings: [Double] = []
    for factor in [5, 7, 11] {
      for unit in 0..<Self.units {
        let place = (unit * factor) % Self.units
        standings.append(Double(place) / 6 - 1)
      }
    }
    let errors = Matrix(rows: 0, columns: 3 * Self.units)
    let step = ShockSimulator.Step(
      standings: standings, levels: [0.85, 0.9, 0.8], levelDeviations: [deviation, deviation, deviation],
      spreads: [0.1, 0.1, 0.1], errorScales: [0.2, 0.2, 0.2], weights: [0.5, 0.3, 0.2],
      errors: errors, degreesOfFreedom: 8, ownShare: 1,
      own: OwnErrors(errors, levels: [], now: [Double](repeating: 0, count: Self.units)))
    return ShockSimulator(
      steps: [step], unitCount: Self.units, componentCount: 3, bounds: SoftBounds(0...1), isLogged: false, lattice: nil)
  }

  @Test func ranksAreThoseWithoutTheShock() {
    let (still, moved) = (simulator(deviation: 0), simulator(deviation: 0.3))
    let (a, b) = (still.block(0, seed: 4)[0], moved.block(0, seed: 4)[0])
    let width = still.drawsPerBlock
    for draw in 0..<width {
      func order(_ scores: [Double]) -> [Double] {
        RowRanker.ranks(
          (0..<Self.units).map { scores[(3 * Self.units + $0) * width + draw] }, higherIsBetter: true)
      }
      #expect(order(a) == order(b))
    }
  }

  @Test func componentsAddUpAndStayWithinTheScale() {
    let moved = simulator(deviation: 0.3)
    let (scores, width) = (moved.block(0, seed: 4)[0], moved.drawsPerBlock)
    #expect(scores.allSatisfy { (0...1).contains($0) })
    let size = Self.units * width
    for position in 0..<size {
      let sum = 0.5 * scores[position] + 0.3 * scores[size + position] + 0.2 * scores[2 * size + position]
      #expect(abs(sum - scores[3 * size + position]) < 1e-12)
    }
  }
}
