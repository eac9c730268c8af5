import LintasanStatistics

extension TestResult {
  /// A statistic with its p-value from the reference's upper (or both) tails.
  init(_ key: String, _ name: String, null: String, statistic: Double, _ reference: Reference) {
    guard statistic.isFinite else {
      self.init(key, name, null: null, .unavailable(reason: "the statistic is not a finite number"))
      return
    }
    let p: Double? =
      switch reference {
      case .chiSquared(let df):
        statistic <= 0 ? 1 : try? ChiSquared(degreesOfFreedom: df).upperTail(statistic)
      case .fisher(let first, let second):
        statistic <= 0 ? 1 : try? FisherF(numerator: first, denominator: second).upperTail(statistic)
      case .normal: try? Normal.standard.twoSided(statistic)
      case .student(let df): try? StudentT(degreesOfFreedom: df).twoSided(statistic)
      case .lowerNormal: try? Normal.standard.lowerTail(statistic)
      case .simulated, .none: nil
      }
    self.init(key, name, null: null, .statistic(statistic, reference: reference, pValue: p))
  }

  init(_ key: String, _ name: String, null: String, unavailable reason: String) {
    self.init(key, name, null: null, .unavailable(reason: reason))
  }
}
