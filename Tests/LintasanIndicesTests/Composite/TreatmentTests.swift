import Foundation
import LintasanIndices
import LintasanTestSupport
import Testing

/// When values count as regular, and what is done to those that do not.
@Suite("Treatment of outliers")
struct TreatmentTests {
  private static let ramp = (1...29).map(Double.init)

  private func apply(_ treatment: Treatment, _ values: [Double]) -> Treatment.Outcome {
    treatment.apply(values.map { $0 })
  }

  @Test("Values are treated where skewness reaches 2 and kurtosis 3.5, both")
  func limits() {
    // Skewness and kurtosis as scipy.stats gives them with bias=False, in each case.
    for (last, isTreated) in [(65.0, false), (65.1, true)] {  // 1.997 and 2.003; 7.03 and 7.07
      #expect(apply(.winsorise, Self.ramp + [last]).winsorised == (isTreated ? 1 : 0), "\(last)")
    }
    for (last, isTreated) in [(1.23, false), (1.24, true)] {  // 2.27; 3.487 and 3.517
      let values = [Double](repeating: 0, count: 25) + [1, 1, 1, last]
      #expect(apply(.winsorise, values).winsorised == (isTreated ? 1 : 0), "\(last)")
    }
    // Long tails on both sides: kurtosis 13 without skewness.
    let symmetric = [-1000] + Self.ramp.map { $0 - 15 } + [1000]
    #expect(apply(.winsorise, symmetric).values == symmetric)
  }

  @Test("Too few or equal values are regular")
  func small() {
    for values in [[], [1], [1, 1000], [1, 2, 1000], [Double](repeating: 7, count: 30)] {
      for treatment in Treatment.allCases { #expect(apply(treatment, values).values == values) }
    }
    #expect(Shape.skewness([1, 2]) == nil && Shape.kurtosis([1, 2, 3]) == nil && Shape.skewness([2, 2, 2]) == nil)
    // By hand, with the corrections for small samples: moments 2 and 2 of 0, 0, 3; excess −2 of two pairs.
    expectDigits(Shape.skewness([0, 0, 3]) ?? 0, certified: 3.0.squareRoot(), atLeast: 14)
    expectDigits(Shape.kurtosis([0, 0, 1, 1]) ?? 0, certified: -6, atLeast: 14)
  }

  @Test("What lies low is drawn up as what lies high is drawn down")
  func mirrored() {
    let values = Self.ramp + [900, 1000]
    #expect(apply(.winsorise, values).values == Self.ramp + [29, 29])
    #expect(apply(.winsorise, values).winsorised == 2)
    for treatment in Treatment.allCases {
      let (high, low) = (apply(treatment, values), apply(treatment, values.map { -$0 }))
      #expect(low.winsorised == high.winsorised && low.isLogged == high.isLogged)
      for (one, other) in zip(low.values, high.values) {
        #expect(abs((one ?? .nan) + (other ?? .nan)) < 1e-12, "\(treatment)")
      }
    }
  }

  @Test("Logarithms are of the distance from the lowest value and a hundredth of the range")
  func logarithms() {
    let logged = apply(.log, Self.ramp + [101])
    #expect(logged.isLogged && logged.winsorised == 0)
    #expect(logged.values.first == log(1.0) && logged.values.last == log(101.0))
  }

  @Test("Five points are drawn in at most; where that is not enough, logarithms may follow")
  func most() {
    let values = (1...200).map(Double.init) + (1...6).map { 10_000 * Double($0) }
    let five = apply(.winsorise, values)
    #expect(five.winsorised == 5 && !five.isLogged)
    #expect(five.values.compactMap { $0 }.max() == 10_000)
    let either = apply(.winsoriseOrLog, values)
    #expect(either == apply(.log, values))
    #expect(either.isLogged && either.winsorised == 0)
    #expect(apply(.winsoriseOrLog, Self.ramp + [1000]) == apply(.winsorise, Self.ramp + [1000]))
  }

  @Test("Names")
  func names() throws {
    for treatment in Treatment.allCases { #expect(try Treatment(named: treatment.rawValue) == treatment) }
    #expect(try Treatment(named: "Winsorize") == .winsorise)
  }
}
