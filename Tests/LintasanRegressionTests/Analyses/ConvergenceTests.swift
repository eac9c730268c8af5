import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

struct ConvergenceTests {
  @Test func exactConvergence() throws {
    // Every unit closes a tenth of its gap to 1 in ten years: β·T = −0.1 exactly.
    let starts = [0.0, 0.25, 0.5, 0.75]
    var unit: [String] = []
    var year: [Int] = []
    var score: [Double] = []
    for (index, start) in starts.enumerated() {
      for (time, share) in [(2000, 0.0), (2005, 0.05), (2010, 0.1)] {
        unit.append("u\(index)")
        year.append(time)
        score.append(start + share * (1 - start))
      }
    }
    let table = Table(trusted: [Column("unit", unit), Column("year", year), Column("score", score)])
    let result = try Convergence(of: "score", in: table, unit: "unit", time: "year")
    expectDigits(try #require(result.beta.coefficient("initial")).estimate, certified: -0.01, atLeast: 12)
    #expect(result.beta.observationCount == 4)
    // 0.9 of a gap left after ten years: half after 10·log 2/−log 0.9.
    expectDigits(try #require(result.halfLife), certified: 65.788134787, atLeast: 9)
    #expect(result.spreads.map(\.unitCount) == [4, 4, 4])
    expectDigits(
      result.spreads[2].standardDeviation / result.spreads[0].standardDeviation, certified: 0.9, atLeast: 12)
    #expect((try #require(result.sigma.coefficient("time")).estimate) < 0)
  }

  @Test func egdi() throws {
    let result = try Convergence(
      of: "egdi", in: Panels.named("egdi"), unit: "iso3", time: "survey_year")
    #expect(result.spreads.count == 12)
    #expect((result.beta.coefficient("initial")?.estimate ?? 1) < 0)
  }

  @Test func tooShort() {
    let table = Table(trusted: [Column("u", ["a", "b"]), Column("t", [1, 1]), Column("v", [1.0, 2])])
    #expect(throws: RegressionError.self) { try Convergence(of: "v", in: table, unit: "u", time: "t") }
  }
}
