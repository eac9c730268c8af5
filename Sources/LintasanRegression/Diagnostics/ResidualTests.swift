/// Tests of residuals: heteroskedasticity, form, normality and autocorrelation.
enum ResidualTests {
  /// Koenker's studentised form: n R² of the squared residuals on the regressors.
  ///
  /// - Reference: Breusch and Pagan (1979), doi:10.2307/1911963; Koenker (1981), doi:10.1016/0304-4076(81)90062-2.
  static func breuschPagan(_ data: DiagnosticData) throws(RegressionError) -> TestResult {
    try auxiliary(
      "breusch_pagan", "Breusch-Pagan (studentised)", null: "the error variance does not depend on the regressors",
      data, data.columns)
  }

  /// White's test: squared residuals on regressors, their squares and products.
  ///
  /// - Reference: White (1980), doi:10.2307/1912934.
  static func white(_ data: DiagnosticData) throws(RegressionError) -> TestResult {
    let null = "the error variance does not depend on the regressors, their squares and products"
    guard data.columns.count <= 13 else {
      return TestResult("white", "White", null: null, unavailable: "more than 12 slopes make too many products")
    }
    let products = data.columns.count * (data.columns.count + 3) / 2
    guard products * data.response.count <= 10_000_000 else {
      return TestResult(
        "white", "White", null: null, unavailable: "\(products) products of \(data.response.count) rows are too many")
    }
    var columns = data.columns
    for i in data.columns.indices {
      for j in i..<data.columns.count { columns.append(zip(data.columns[i], data.columns[j]).map { $0 * $1 }) }
    }
    guard columns.count < data.response.count else {
      return TestResult("white", "White", null: null, unavailable: "more products than rows")
    }
    return try auxiliary("white", "White", null: null, data, columns)
  }

  private static func auxiliary(
    _ key: String, _ name: String, null: String, _ data: DiagnosticData, _ columns: [[Double]]
  ) throws(RegressionError) -> TestResult {
    guard data.hasIntercept else { return TestResult(key, name, null: null, unavailable: "the model has no constant") }
    let squares = data.residuals.map { $0 * $0 }
    let total = LinearFit.totalSumOfSquares(squares, weights: nil, centred: true)
    let (left, rank) = try data.regress(squares, on: columns)
    guard total > 0, rank > 1 else { return TestResult(key, name, null: null, unavailable: "the model has no slope") }
    let statistic = Double(squares.count) * (1 - LinearFit.sumOfSquares(left) / total)
    return TestResult(key, name, null: null, statistic: statistic, .chiSquared(Double(rank - 1)))
  }

  /// Ramsey's RESET with squares and cubes of the fitted values.
  ///
  /// - Reference: Ramsey (1969), doi:10.1111/j.2517-6161.1969.tb00796.x.
  static func reset(_ data: DiagnosticData) throws(RegressionError) -> TestResult {
    let (key, name, null) = ("reset", "Ramsey RESET", "powers of the fitted values add nothing")
    let scale = data.fitted.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else { return TestResult(key, name, null: null, unavailable: "the fitted values are zero") }
    let scaled = data.fitted.map { $0 / scale }
    let (left, rank) = try data.regress(
      data.response, on: data.columns + [scaled.map { $0 * $0 }, scaled.map { $0 * $0 * $0 }])
    let added = rank - data.columns.count
    let df = data.response.count - rank
    guard added > 0, df > 0 else {
      return TestResult(key, name, null: null, unavailable: "the powers are collinear with the regressors")
    }
    let rss = LinearFit.sumOfSquares(left)
    let f = (LinearFit.sumOfSquares(data.residuals) - rss) / Double(added) / (rss / Double(df))
    return TestResult(key, name, null: null, statistic: f, .fisher(Double(added), Double(df)))
  }

  /// - Reference: Jarque and Bera (1987), doi:10.2307/1403192.
  static func jarqueBera(_ residuals: [Double]) -> TestResult {
    let n = Double(residuals.count)
    let mean = residuals.reduce(0, +) / n
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
    for value in residuals {
      let d = value - mean
      second += d * d
      third += d * d * d
      fourth += d * d * d * d
    }
    let null = "the errors are normal"
    guard second > 0 else {
      return TestResult("jarque_bera", "Jarque-Bera", null: null, unavailable: "no residual varies")
    }
    let variance = second / n
    let skewness = third / n / (variance * variance.squareRoot())
    let kurtosis = fourth / n / (variance * variance)
    let statistic = n / 6 * (skewness * skewness + (kurtosis - 3) * (kurtosis - 3) / 4)
    return TestResult("jarque_bera", "Jarque-Bera", null: null, statistic: statistic, .chiSquared(2))
  }

  /// Durbin–Watson; in a panel sums run within units (Bhargava, Franzini and Narendranathan).
  ///
  /// - Reference: Durbin and Watson (1950), doi:10.2307/2332391; Bhargava et al. (1982), doi:10.2307/2297285.
  static func durbinWatson(_ data: DiagnosticData) -> TestResult {
    let earlier = data.earlier()
    var sum = 0.0
    for row in data.residuals.indices {
      guard let before = earlier(row, 1) else { continue }
      let change = data.residuals[row] - data.residuals[before]
      sum += change * change
    }
    let total = LinearFit.sumOfSquares(data.residuals)
    return TestResult(
      "durbin_watson", data.units == nil ? "Durbin-Watson" : "Durbin-Watson (within units)",
      null: "2 where errors are not autocorrelated", statistic: sum / total, .none)
  }

  /// n R² of the residuals on the regressors and their own lags, missing lags as 0.
  ///
  /// - Reference: Breusch (1978), doi:10.1111/j.1467-8454.1978.tb00635.x; Godfrey (1978), doi:10.2307/1913829.
  static func breuschGodfrey(_ data: DiagnosticData, order: Int) throws(RegressionError) -> TestResult {
    let (key, name) = ("breusch_godfrey", "Breusch-Godfrey (order \(order))")
    let null = "errors have no autocorrelation up to order \(order)"
    guard data.residuals.count > data.columns.count + order else {
      return TestResult(key, name, null: null, unavailable: "too few rows")
    }
    let earlier = data.earlier()
    let lags = (1...order).map { lag in
      data.residuals.indices.map { row in earlier(row, lag).map { data.residuals[$0] } ?? 0 }
    }
    let (left, _) = try data.regress(data.residuals, on: data.columns + lags)
    let statistic =
      Double(data.residuals.count) * (1 - LinearFit.sumOfSquares(left) / LinearFit.sumOfSquares(data.residuals))
    return TestResult(key, name, null: null, statistic: statistic, .chiSquared(Double(order)))
  }

  /// The tests that readers look for, `plain` in a model without weights and absorbed effects.
  static func names(plain: Bool) -> [(key: String, name: String, null: String)] {
    let always = [
      ("jarque_bera", "Jarque-Bera", "the errors are normal"),
      ("durbin_watson", "Durbin-Watson", "2 where errors are not autocorrelated"),
    ]
    guard plain else { return always }
    let variance = "the error variance does not depend on the regressors"
    return [
      ("breusch_pagan", "Breusch-Pagan (studentised)", variance),
      ("white", "White", variance + ", their squares and products"),
      ("reset", "Ramsey RESET", "powers of the fitted values add nothing"),
    ] + always + [("breusch_godfrey", "Breusch-Godfrey (order 2)", "errors have no autocorrelation up to order 2")]
  }
}
