import Testing

@testable import LintasanForecasting

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Widths follow what the same rule missed at earlier surveys.
@Suite struct ErrorScalingTests {
  /// Errors of one shape, of some size at each survey.
  private func scaling(_ sizes: [Double], horizon: Int = 1) -> ErrorScaling {
    ErrorScaling(sizes.map { size in (1...100).map { Double($0) / 100 * size } }, scales: sizes, horizon: horizon)
  }

  @Test func steadyErrorsAreWidenedALittle() {
    let scaling = scaling([Double](repeating: 2, count: 10))
    #expect(scaling.factors.allSatisfy { abs($0 - 1) < 1e-12 })
    #expect(scaling.width > 1 && scaling.width < 1.05)
  }

  @Test func shrinkingErrorsNarrowAndGrowingOnesWiden() {
    let sizes = (0..<10).map { exp(0.15 * Double($0)) }
    // What the newest survey's errors are taken for, beside the size that comes next.
    func expected(_ sizes: [Double], _ next: Double) -> Double {
      let scaling = scaling(sizes)
      return scaling.width * sizes[sizes.count - 1] * scaling.factors[sizes.count - 1] / next
    }
    #expect(scaling(sizes.reversed()).width < 1)
    #expect(scaling(sizes).width > 1.05)
    #expect(expected(sizes, exp(1.5)) > 0.6 && expected(sizes, exp(1.5)) < 1.1)
    #expect(expected(sizes.reversed(), exp(-0.15)) > 0.9 && expected(sizes.reversed(), exp(-0.15)) < 1.5)
  }

  @Test func nothingKnownAndNothingMovedAreNoTrap() {
    #expect(ErrorScaling([], scales: [], horizon: 1).factors.isEmpty)
    let still = ErrorScaling([[0, 0], [0, 0]], scales: [1e-12, 1e-12], horizon: 1)
    #expect(still.width.isFinite && still.factors == [1, 1])
    #expect(scaling([1, 2], horizon: 3).width > 1)
  }
}
