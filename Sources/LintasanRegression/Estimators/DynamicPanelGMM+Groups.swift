import LintasanLinearAlgebra

extension DynamicPanelGMM {
  private static let groupNull = "the instruments of the group are valid, given that the others are"

  /// Hansen's J without a group of instruments, its weight a part of the whole one, and what the group adds to it.
  ///
  /// - Reference: Roodman (2009), doi:10.1177/1536867X0900900106, section 2.4.
  func differenceInHansen(
    _ system: DynamicPanelSystem, _ xz: Matrix, _ zy: [Double], _ meat: Matrix, _ whole: Double, isFull: Bool
  ) throws(RegressionError) -> [TestResult] {
    var groups: [(key: String, name: String, columns: [Int])] = []
    func group(_ key: String, _ name: String, _ isIn: (DynamicPanelInstruments.Instrument) -> Bool) {
      let columns = system.instruments.indices.filter { isIn(system.instruments[$0]) }
      if !columns.isEmpty, columns.count < system.instrumentCount { groups.append((key, name, columns)) }
    }
    if options.system {
      group("levels", "equations in levels") { if case .change = $0 { true } else { false } }
    }
    if system.sets.count > 1 {
      for (place, set) in system.sets.enumerated() {
        group("gmm:\(set.name)", "past values of \(set.name)") { instrument in
          switch instrument {
          case .level(let found, _, _), .change(let found, _): found == place
          default: false
          }
        }
      }
    }
    group("iv", "terms that instrument themselves") { instrument in
      switch instrument {
      case .exogenous, .external: true
      default: false
      }
    }
    return try groups.map { group throws(RegressionError) in
      let (key, name) = ("difference_hansen:\(group.key)", "Difference in Hansen, \(group.name)")
      guard isFull else {
        return TestResult(
          key, name, null: Self.groupNull,
          unavailable: "the second-step weight of \(system.instrumentCount) instruments is singular; use fewer")
      }
      let null = Self.groupNull
      let kept = system.instruments.indices.filter { !group.columns.contains($0) }
      guard kept.count >= system.names.count else {
        return TestResult(key, name, null: null, unavailable: "the others are fewer than the coefficients")
      }
      let part = Matrix(rows: kept.count, columns: kept.count) { meat[kept[$0], kept[$1]] }
      let (weight, _) = try Self.inverse(part)
      let products = xz.selecting(columns: kept)
      guard let step = try? Step(xz: products, zy: kept.map { zy[$0] }, weight: weight) else {
        return TestResult(key, name, null: null, unavailable: "the others do not identify the coefficients")
      }
      let moments = try algebra { () throws(LinearAlgebraError) in
        zip(kept.map { zy[$0] }, try products.times(step.beta, .transposed)).map { $0 - $1 }
      }
      let value = try algebra { () throws(LinearAlgebraError) in
        zip(moments, try weight.times(moments)).reduce(0) { $0 + $1.0 * $1.1 }
      }
      guard whole >= value else {
        return TestResult(
          key, name, null: null,
          unavailable: "J is smaller with the group than without, as happens with many instruments for "
            + "\(system.units.count) units; use fewer")
      }
      return TestResult(
        key, name, null: null, statistic: whole - value, .chiSquared(Double(group.columns.count)))
    }
  }
}
