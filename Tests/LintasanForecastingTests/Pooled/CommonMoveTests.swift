import LintasanStatistics
import LintasanTables
import Testing

@testable import LintasanForecasting

/// How all units move together, and what another method in one year does to it.
@Suite struct CommonMoveTests {
  private static let ordinary = [0.4, -0.3, 0.5, 0.1, -0.2, 0.3, -0.4, 0.2]

  private func move(_ changes: [Double], unitError: Double = 1) -> CommonMove {
    CommonMove(
      changes.enumerated().map { CommonMove.Change(survey: $0.offset + 1, change: $0.element, elapsed: 1) },
      unitError: unitError)
  }

  @Test func aJumpNeitherWidensNorBends() {
    let usual = move(Self.ordinary)
    let jumped = move(Self.ordinary + [40])
    #expect(usual.jumps.isEmpty && usual.jumpRate == 0)
    #expect(jumped.jumps == [9] && jumped.jumpSize == 40)
    #expect(jumped.drift == usual.drift && jumped.variance == usual.variance)
    // One in nine changes, drawn to none by two more.
    #expect(abs(jumped.jumpRate - 1.0 / 11) < 1e-12)
  }

  @Test func whatIsFarButNotBeyondAllIsNoJump() {
    #expect(move(Self.ordinary + [2.5]).jumps.isEmpty)
    // Where all changes are of that kind there is no usual one to stand out from, and of few none is known.
    #expect(move([40, -38, 41, -40, 39, 40]).jumps.isEmpty)
    #expect(move([0.1, 40, 0.2]).jumps.isEmpty)
    #expect(move([]).jumps.isEmpty)
    #expect(move([0, 0, 0, 0, 0, 0], unitError: 0).jumps.isEmpty)
  }

  /// The share of draws beyond a jump's nearest end is its chance, half of it on either side; draws rise with their numbers.
  @Test func aJumpComesAsOftenAsItCame() throws {
    let shock = CommonShock(expected: 1, deviation: 0.5, degreesOfFreedom: 12, jumpChance: 0.1, jumpSize: 40)
    let count = 20_000
    let moves = try (0..<count).map {
      shock.move(try Normal.standard.quantile((Double($0) + 0.5) / Double(count)))
    }
    #expect(moves == moves.sorted())
    #expect(moves.count { $0 > 1 + 20 } == count / 20)
    #expect(moves.count { $0 < 1 - 20 } == count / 20)
    #expect(abs(try #require(Quantiles.median(moves)) - 1) < 1e-3)
    // Without a jump nothing changes by the detour over the distribution.
    let plain = CommonShock(expected: 1, deviation: 0.5, degreesOfFreedom: 12)
    #expect(plain.move(1.5) == 1 + 0.5 * EmpiricalSimulator.student(1.5, degreesOfFreedom: 12))
  }

  /// A random walk of a hundred units and a shift of all in one year: the 80 % interval of the years after it is not the shift.
  @Test func intervalsAfterABreakAreThoseOfTheUnits() throws {
    var rows: (unit: [String], time: [Int], value: [Double]) = ([], [], [])
    for unit in 0..<60 {
      var random = PhiloxStream(seed: 11, stream: 3, draw: UInt64(unit))
      var score = 50 + 10 * random.normal()
      for time in 0..<16 {
        score += random.normal() + (time == 10 ? 40 : 0)
        rows.unit.append("u\(unit)")
        rows.time.append(2000 + time)
        rows.value.append(score)
      }
    }
    let table = Table(Column("unit", rows.unit), Column("time", rows.time), Column("value", rows.value))
    let panel = try Panel(table, unit: "unit", time: "time", variables: ["value"])
    let simulation = try DefaultModel().forecast(ForecastProblem(panel, value: "value"), steps: 1)
      .simulate(draws: 1000, seed: 1)
    for unit in 0..<60 {
      let ends = try #require(Quantiles.of(simulation.scores(step: 0, variable: 0, unit: unit), [0.1, 0.9]))
      #expect(ends[1] - ends[0] > 1 && ends[1] - ends[0] < 8, "unit \(unit): \(ends)")
    }
  }
}
