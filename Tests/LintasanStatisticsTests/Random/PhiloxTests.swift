import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite struct PhiloxTests {
  /// The known-answer vectors that the authors of Philox publish (Random123, `kat_vectors`, philox4x32 with 10 rounds).
  @Test func answersTheKnownVectors() {
    let zeros = Philox.block(counter: (0, 0, 0, 0), key: (0, 0))
    #expect(zeros == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    let ones = Philox.block(counter: (.max, .max, .max, .max), key: (.max, .max))
    #expect(ones == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    let pi = Philox.block(
      counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: (0xA409_3822, 0x299F_31D0))
    #expect(pi == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test func aDrawDependsOnNothingButItsKey() {
    var first = PhiloxStream(seed: 7, stream: 1, draw: 41)
    var second = PhiloxStream(seed: 7, stream: 1, draw: 41)
    #expect((0..<100).map { _ in first.next() } == (0..<100).map { _ in second.next() })
    for other in [
      PhiloxStream(seed: 8, stream: 1, draw: 41), PhiloxStream(seed: 7, stream: 2, draw: 41),
      PhiloxStream(seed: 7, stream: 1, draw: 42), PhiloxStream(seed: 7 + 1 << 32, stream: 1, draw: 41),
    ] {
      var (a, b) = (other, PhiloxStream(seed: 7, stream: 1, draw: 41))
      #expect((0..<4).map { _ in a.next() } != (0..<4).map { _ in b.next() })
    }
  }

  /// Means and variances within five standard errors, for a fixed seed.
  @Test func uniformsAndNormalsHaveTheirMoments() throws {
    var stream = PhiloxStream(seed: 2024, stream: 3)
    let n = 40_000
    let uniforms = (0..<n).map { _ in stream.uniform() }
    #expect(uniforms.allSatisfy { $0 > 0 && $0 < 1 })
    #expect(abs(try #require(Moments.mean(uniforms)) - 0.5) < 5 * (1.0 / 12 / Double(n)).squareRoot())
    let normals = (0..<n).map { _ in stream.normal() }
    #expect(abs(try #require(Moments.mean(normals))) < 5 / Double(n).squareRoot())
    #expect(abs(try #require(Moments.variance(normals)) - 1) < 5 * (2.0 / Double(n)).squareRoot())
  }

  @Test func indicesCoverTheirRangeEvenly() {
    var stream = PhiloxStream(seed: 5, stream: 9)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[stream.index(below: 7)] += 1 }
    // Each count is binomial: mean 10,000, standard deviation 93.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 5 * 93 })
  }

  /// Wichura states about 1 part in 10¹⁶; against Boost.Math 14 digits are asked for.
  @Test func inversionAgreesWithBoost() throws {
    for p in [1e-300, 1e-20, 1e-7, 0.001, 0.074, 0.076, 0.3, 0.4999, 0.6, 0.924, 0.926, 0.999_999] {
      expectDigits(NormalInversion.quantile(p), certified: try Normal.standard.quantile(p), atLeast: 14, "p = \(p)")
    }
    #expect(NormalInversion.quantile(0.5) == 0)
  }
}
