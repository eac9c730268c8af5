import Foundation
import LintasanAnalysis
import LintasanTestSupport
import Testing

@Suite("Sobol indices")
struct SobolStudyTests {
  @Test("Sobol's g-function against its analytic indices")
  func gFunction() throws {
    let a = [0.0, 0.5, 3, 9, 99, 99]
    let study = try SobolStudy(inputs: 6, outputs: 1, points: 4096, seed: 1) { u in
      [zip(u, a).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }]
    }
    // V_i = 1 / (3 (1 + a_i)²); the whole variance is Π (1 + V_i) − 1; totals V_i Π_{j ≠ i} (1 + V_j).
    let parts = a.map { 1 / (3 * (1 + $0) * (1 + $0)) }
    let product = parts.reduce(1) { $0 * (1 + $1) }
    let output = study.outputs[0]
    let (first, total) = (try #require(output.first), try #require(output.total))
    #expect(abs(output.mean - 1) < 0.005)
    #expect(abs(output.variance / (product - 1) - 1) < 0.02)
    for (input, part) in parts.enumerated() {
      #expect(abs(first[input] - part / (product - 1)) < 0.02, "first \(input)")
      #expect(abs(total[input] - part * product / (1 + part) / (product - 1)) < 0.02, "total \(input)")
    }
    let errors = try #require(output.totalErrors)
    #expect(errors[0] > 0 && errors[0] < 0.05)
  }

  @Test("Ishigami's function against its analytic indices, and an output that does not vary")
  func ishigami() throws {
    let study = try SobolStudy(inputs: 3, outputs: 2, points: 4096, seed: 2, threads: 2) { u in
      let x = u.map { (2 * $0 - 1) * Double.pi }
      return [sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sin(x[0]), 4]
    }
    let (a, b, pi) = (7.0, 0.1, Double.pi)
    let variance = a * a / 8 + b * pow(pi, 4) / 5 + b * b * pow(pi, 8) / 18 + 0.5
    let first = [0.5 * pow(1 + b * pow(pi, 4) / 5, 2) / variance, a * a / 8 / variance, 0]
    let pair = 8 * b * b * pow(pi, 8) / 225 / variance
    let total = [first[0] + pair, first[1], pair]
    let output = study.outputs[0]
    for input in 0..<3 {
      #expect(abs(try #require(output.first)[input] - first[input]) < 0.02)
      #expect(abs(try #require(output.total)[input] - total[input]) < 0.02)
    }
    #expect(study.outputs[1].first == nil && study.outputs[1].mean == 4)
  }

  @Test("Threads change nothing")
  func threads() throws {
    func study(_ threads: Int) throws -> SobolStudy {
      try SobolStudy(inputs: 2, outputs: 1, points: 256, seed: 5, threads: threads) { [$0[0] + $0[1] * $0[0]] }
    }
    #expect(try study(1).outputs == study(3).outputs)
  }
}
