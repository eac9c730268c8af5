import Foundation
import LintasanStatistics
import LintasanTestSupport
import Testing

@testable import LintasanRegression

/// Data envelopment analysis against an independent linear programme (`Fixtures/peers/make_efficiency.py`).
struct EfficiencyTests {
  struct File: Decodable {
    let inputs: [[Double]]
    let outputs: [[Double]]
    let cases: [Case]
    struct Case: Decodable {
      let returns: String
      let orientation: String
      let scores: [Double]
    }
  }

  @Test func agreesWithLinearProgramming() throws {
    let file = try Fixture.json(File.self, "peers/efficiency.json")
    #expect(file.cases.count == 4)
    for one in file.cases {
      let problem = try EfficiencyProblem(
        inputs: file.inputs, outputs: file.outputs, returns: one.returns == "crs" ? .crs : .vrs,
        orientation: one.orientation == "input" ? .input : .output)
      let scores = try problem.scores(threads: 2)
      for (unit, (found, expected)) in zip(scores, one.scores).enumerated() {
        expectDigits(
          found.efficiency, certified: expected, atLeast: 8, "\(one.returns) \(one.orientation) unit \(unit)")
      }
    }
  }

  /// The facets, from which the bootstrap's points start, give what the whole programme gives.
  @Test func facetsAgreeWithLinearProgramming() throws {
    let file = try Fixture.json(File.self, "peers/efficiency.json")
    for one in file.cases {
      let problem = try EfficiencyProblem(
        inputs: file.inputs, outputs: file.outputs, returns: one.returns == "crs" ? .crs : .vrs,
        orientation: one.orientation == "input" ? .input : .output)
      var facets = EfficiencyFacets(
        inputs: problem.inputs, outputs: problem.outputs, returns: problem.returns, orientation: problem.orientation)
      let world = EfficiencyWorld(
        inputs: problem.inputs, outputs: problem.outputs, returns: problem.returns, orientation: problem.orientation,
        scores: one.scores)
      for (unit, expected) in one.scores.enumerated() {
        let found = facets.efficiency(
          input: problem.inputs.map { $0[unit] }, output: problem.outputs.map { $0[unit] })
        expectDigits(found ?? .nan, certified: expected, atLeast: 8, "\(one.returns) \(one.orientation) unit \(unit)")
      }
      for draw in 0..<4 {
        var stream = PhiloxStream(seed: 3, stream: 1, draw: UInt64(draw))
        let moved = world.moved(one.scores.map { _ in 0.3 + 0.7 * stream.uniform() })
        var facets = EfficiencyFacets(
          inputs: moved.inputs, outputs: moved.outputs, returns: problem.returns, orientation: problem.orientation)
        let frontier = EfficiencyFrontier(
          inputs: moved.inputs, outputs: moved.outputs, returns: problem.returns, orientation: problem.orientation)
        for unit in one.scores.indices {
          let point = (input: problem.inputs.map { $0[unit] }, output: problem.outputs.map { $0[unit] })
          let answer = facets.efficiency(input: point.input, output: point.output)
          let found = try #require(answer)
          let whole = try frontier.score(input: point.input, output: point.output).efficiency
          #expect(abs(found - whole) < 1e-10 * whole, "\(one.returns) \(one.orientation) draw \(draw) unit \(unit)")
        }
      }
    }
  }

  /// Where inputs are zero, no facet may be at hand: then the whole programme answers.
  @Test func zerosAreAnsweredByTheWholeProgramme() throws {
    let (inputs, outputs) = ([[0, 2, 1, 3.0], [1, 0, 2, 1.0]], [[1, 1, 2, 2.0]])
    let problem = try EfficiencyProblem(inputs: inputs, outputs: outputs, returns: .crs, orientation: .output)
    var comparison = EfficiencyComparison(
      inputs: problem.inputs, outputs: problem.outputs, returns: .crs, orientation: .output)
    for (unit, score) in try problem.scores(threads: 1).enumerated() {
      let found = try comparison.efficiency(of: unit, inputs: problem.inputs, outputs: problem.outputs)
      #expect(abs(found - score.efficiency) < 1e-10)
    }
  }

  @Test func bootstrapRepeatsAndBounds() throws {
    let file = try Fixture.json(File.self, "peers/efficiency.json")
    let problem = try EfficiencyProblem(
      inputs: file.inputs, outputs: file.outputs, returns: .vrs, orientation: .output)
    let scores = try problem.scores(threads: 1).map(\.efficiency)
    let one = try EfficiencyBootstrap(problem, scores: scores, draws: 30, level: 0.9, seed: 5, threads: 1)
    let two = try EfficiencyBootstrap(problem, scores: scores, draws: 30, level: 0.9, seed: 5, threads: 2)
    #expect(one.corrected == two.corrected && one.upper == two.upper)
    for unit in scores.indices {
      // A sample's frontier lies inside the true one: scores are too high.
      #expect(one.bias[unit] > -0.02 && one.lower[unit] <= one.upper[unit])
      #expect(one.upper[unit] <= scores[unit] + 0.02)
    }
  }

  @Test func badInputIsRefused() throws {
    #expect(throws: RegressionError.self) {
      try EfficiencyProblem(inputs: [[1, -1]], outputs: [[1, 1]], returns: .crs, orientation: .input)
    }
    #expect(throws: RegressionError.self) {
      try EfficiencyProblem(inputs: [[0, 1]], outputs: [[1, 1]], returns: .crs, orientation: .input)
    }
  }

  struct Simulation: Decodable {
    let cells: [Cell]
    let small: Small
    struct Cell: Decodable {
      let units: Int
      let covered: Double
      let covered_on_frontier: Double
    }
    struct Small: Decodable {
      let inputs: [[Double]]
      let outputs: [[Double]]
      let truth: [Double]
      let draws: Int
      let seed: UInt64
      let held: Int
    }
  }

  /// The study's smallest sample again; its whole is `Fixtures/peers/simulate_efficiency.py`, of which the report says the result.
  @Test func intervalsHoldTheTruthAsSimulated() throws {
    let study = try Fixture.json(Simulation.self, "peers/simulate_efficiency.json")
    for cell in study.cells { #expect(cell.covered > 0.88 && cell.covered_on_frontier > 0.8, "\(cell)") }
    let small = study.small
    let problem = try EfficiencyProblem(
      inputs: small.inputs, outputs: small.outputs, returns: .vrs, orientation: .output)
    let scores = try problem.scores(threads: 2).map { min(1, $0.efficiency) }
    let bootstrap = try EfficiencyBootstrap(
      problem, scores: scores, draws: small.draws, level: 0.95, seed: small.seed, threads: 2)
    let held = small.truth.indices.count {
      bootstrap.lower[$0] <= small.truth[$0] && small.truth[$0] <= bootstrap.upper[$0]
    }
    #expect(held == small.held && held > 20)
  }

  /// With one input, one output and constant returns the frontier is one ray, whose best unit all are compared with: an interval of
  /// differences about the mean of the scores never held the truth there.
  @Test func aRayIsFound() throws {
    var held = 0
    for sample in 0..<8 {
      var stream = PhiloxStream(seed: 11, stream: 2, draw: UInt64(sample))
      let inputs = (0..<25).map { _ in 1 + 8 * stream.uniform() }
      let truth = (0..<25).map { _ in exp(-abs(0.3 * stream.normal())) }
      let problem = try EfficiencyProblem(
        inputs: [inputs], outputs: [zip(inputs, truth).map { $0 * $1 }], returns: .crs, orientation: .output)
      let scores = try problem.scores(threads: 2).map { min(1, $0.efficiency) }
      let bootstrap = try EfficiencyBootstrap(problem, scores: scores, draws: 40, level: 0.95, seed: 5, threads: 2)
      if bootstrap.lower[0] <= truth[0] && truth[0] <= bootstrap.upper[0] { held += 1 }
    }
    #expect(held >= 6, "\(held) of 8")
  }
}
