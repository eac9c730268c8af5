import LintasanLinearAlgebra

/// Linear hypotheses about coefficients, as readers write them: `a = b`, `a + 2*b = 1`, several joined by commas.
struct LinearHypothesis {
  /// One row a restriction: weights of the coefficients.
  private(set) var weights: [[Double]] = []
  /// What each weighted sum is held to be.
  private(set) var values: [Double] = []

  /// Reads a hypothesis about coefficients with names.
  init(_ text: String, names: [String]) throws(RegressionError) {
    // Blanks mean nothing, also within the names of terms.
    let letters = Array(text.filter { !$0.isWhitespace && $0 != "`" })
    let known = names.enumerated().map { (index: $0, letters: Array($1.filter { !$0.isWhitespace && $0 != "`" })) }
      .sorted { $0.letters.count > $1.letters.count }
    func fail(_ at: Int) -> RegressionError {
      .badOption(
        option: "test", found: "'\(text)' at '\(String(letters[min(at, letters.count)...].prefix(20)))'",
        expected: "coefficients and numbers, as 'a = b' or 'a + 2*b = 1', of \(names.joined(separator: ", "))")
    }
    var at = 0
    var row = [Double](repeating: 0, count: names.count)
    var constant = 0.0
    var side = 1.0
    var sides = 0
    func number() -> Double? {
      let start = at
      while at < letters.count, letters[at].isNumber || letters[at] == "." { at += 1 }
      return start == at ? nil : Double(String(letters[start..<at]))
    }
    func close() throws(RegressionError) {
      guard sides == 1, row.contains(where: { $0 != 0 }) else { throw fail(at) }
      weights.append(row)
      values.append(-constant)
    }
    var expectsTerm = true
    var sign = 1.0
    while at < letters.count {
      let letter = letters[at]
      if expectsTerm {
        if letter == "-" || letter == "+" {
          if letter == "-" { sign = -sign }
          at += 1
          continue
        }
        var factor = sign * side
        if let found = known.first(where: { !$0.letters.isEmpty && letters[at...].starts(with: $0.letters) }) {
          at += found.letters.count
          row[found.index] += factor
        } else if let value = number() {
          factor *= value
          if at < letters.count, letters[at] == "*" {
            at += 1
            guard let found = known.first(where: { letters[at...].starts(with: $0.letters) }) else { throw fail(at) }
            at += found.letters.count
            row[found.index] += factor
          } else {
            constant += factor
          }
        } else {
          throw fail(at)
        }
        expectsTerm = false
      } else if letter == "+" || letter == "-" {
        sign = letter == "-" ? -1 : 1
        at += 1
        expectsTerm = true
      } else if letter == "=" {
        at += 1
        if at < letters.count, letters[at] == "=" { at += 1 }
        sides += 1
        guard sides == 1 else { throw fail(at) }
        (side, sign, expectsTerm) = (-1, 1, true)
      } else if letter == "," || letter == ";" {
        try close()
        at += 1
        row = [Double](repeating: 0, count: names.count)
        (constant, side, sides, sign, expectsTerm) = (0, 1, 0, 1, true)
      } else {
        throw fail(at)
      }
    }
    guard !expectsTerm else { throw fail(at) }
    try close()
  }
}

extension RegressionFit {
  /// The fit with Wald tests of linear hypotheses among its tests: F with the covariance's degrees of freedom, or χ².
  package func testing(_ hypotheses: [String]) throws(RegressionError) -> RegressionFit {
    var copy = self
    for (index, text) in hypotheses.enumerated() {
      let hypothesis = try LinearHypothesis(text, names: coefficients.map(\.name))
      copy.tests.append(test(hypothesis, text, index + 1))
    }
    return copy
  }

  private func test(_ hypothesis: LinearHypothesis, _ text: String, _ number: Int) -> TestResult {
    let (key, name) = ("test_\(number)", "Test: \(text)")
    guard let matrix = covariance.matrix else {
      return TestResult(key, name, null: text, unavailable: "the estimator has no covariance")
    }
    let q = hypothesis.weights.count
    let difference = (0..<q).map { i in
      zip(hypothesis.weights[i], coefficients).reduce(-hypothesis.values[i]) { $0 + $1.0 * $1.1.estimate }
    }
    let variance = Matrix(rows: q, columns: q) { i, j in
      var sum = 0.0
      for (a, left) in hypothesis.weights[i].enumerated() where left != 0 {
        for (b, right) in hypothesis.weights[j].enumerated() where right != 0 { sum += left * right * matrix[a, b] }
      }
      return sum
    }
    guard let f = WaldTest.fStatistic(difference, variance, Array(0..<q)) else {
      return TestResult(key, name, null: text, unavailable: "the restrictions repeat one another, or have no variance")
    }
    let df = covariance.degreesOfFreedom
    return df.isFinite && !normalReference
      ? TestResult(key, name, null: text, statistic: f, .fisher(Double(q), df))
      : TestResult(key, name, null: text, statistic: f * Double(q), .chiSquared(Double(q)))
  }
}
