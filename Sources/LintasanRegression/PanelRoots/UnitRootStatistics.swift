import LintasanStatistics

/// Statistics of unit roots in the units of a panel.
enum UnitRootStatistics {
  /// Augmented Dickey–Fuller t of one series: its change on its level before, earlier changes, a constant, a trend.
  ///
  /// - Reference: Said and Dickey (1984), doi:10.1093/biomet/71.3.599.
  static func adf(_ values: [Double], lags: Int, trend: Bool) -> (t: Double, rows: Int)? {
    let n = values.count - lags - 1
    guard n > 0 else { return nil }
    let change = (1..<values.count).map { values[$0] - values[$0 - 1] }
    var columns = [[Double](repeating: 1, count: n)]
    if trend { columns.append((0..<n).map { Double($0 + 1) }) }
    for lag in 1..<(lags + 1) { columns.append(Array(change[(lags - lag)..<(lags - lag + n)])) }
    columns.append(Array(values[lags..<(lags + n)]))
    guard let fit = SmallRegression(Array(change[lags...]), on: columns) else { return nil }
    return (fit.lastStatistic, n)
  }

  /// Moments of the t of a random walk with so many rows and lags; nil outside the published table (10 to 100 rows).
  ///
  /// - Reference: Im, Pesaran and Shin (2003), table 3, doi:10.1016/S0304-4076(03)00092-7, linear between its columns.
  static func publishedMoments(rows: Int, lags: Int, trend: Bool) -> (mean: Double, variance: Double)? {
    guard rows >= 10, lags <= 8 else { return nil }
    let rows = min(rows, 100)
    let (means, variances) = (
      (trend ? trendMeans : constantMeans)[lags], (trend ? trendVariances : constantVariances)[lags]
    )
    guard let right = widths.firstIndex(where: { $0 >= rows }) else { return nil }
    let offset = widths.count - means.count
    func at(_ index: Int) -> (Double, Double)? {
      index >= offset ? (means[index - offset], variances[index - offset]) : nil
    }
    guard let high = at(right) else { return nil }
    if widths[right] == rows { return (high.0, high.1) }
    guard let low = at(right - 1) else { return nil }
    let share = Double(rows - widths[right - 1]) / Double(widths[right] - widths[right - 1])
    return (low.0 + share * (high.0 - low.0), low.1 + share * (high.1 - low.1))
  }

  private static let widths = [10, 15, 20, 25, 30, 40, 50, 60, 70, 100]
  private static let constantMeans = [
    [-1.504, -1.514, -1.522, -1.520, -1.526, -1.523, -1.527, -1.519, -1.524, -1.532],
    [-1.488, -1.503, -1.516, -1.514, -1.519, -1.520, -1.524, -1.519, -1.522, -1.530],
    [-1.319, -1.387, -1.428, -1.443, -1.460, -1.476, -1.493, -1.490, -1.498, -1.514],
    [-1.306, -1.366, -1.413, -1.433, -1.453, -1.471, -1.489, -1.486, -1.495, -1.512],
    [-1.171, -1.260, -1.329, -1.363, -1.394, -1.428, -1.454, -1.458, -1.470, -1.495],
    [-1.313, -1.351, -1.384, -1.421, -1.451, -1.454, -1.467, -1.494],
    [-1.289, -1.331, -1.380, -1.418, -1.427, -1.444, -1.476],
    [-1.273, -1.319, -1.371, -1.411, -1.423, -1.441, -1.474],
    [-1.212, -1.266, -1.329, -1.377, -1.393, -1.415, -1.456],
  ]
  private static let constantVariances = [
    [1.069, 0.923, 0.851, 0.809, 0.789, 0.770, 0.760, 0.749, 0.736, 0.735],
    [1.255, 1.011, 0.915, 0.861, 0.831, 0.803, 0.781, 0.770, 0.753, 0.745],
    [1.421, 1.078, 0.969, 0.905, 0.865, 0.830, 0.798, 0.789, 0.766, 0.754],
    [1.759, 1.181, 1.037, 0.952, 0.907, 0.858, 0.819, 0.802, 0.782, 0.761],
    [2.080, 1.279, 1.097, 1.005, 0.946, 0.886, 0.842, 0.819, 0.801, 0.771],
    [1.171, 1.055, 0.980, 0.912, 0.863, 0.839, 0.814, 0.781],
    [1.114, 1.023, 0.942, 0.886, 0.858, 0.834, 0.795],
    [1.164, 1.062, 0.968, 0.910, 0.875, 0.851, 0.806],
    [1.217, 1.105, 0.996, 0.929, 0.896, 0.871, 0.818],
  ]
  private static let trendMeans = [
    [-2.166, -2.167, -2.168, -2.167, -2.172, -2.173, -2.176, -2.174, -2.174, -2.177],
    [-2.173, -2.169, -2.172, -2.172, -2.173, -2.177, -2.180, -2.178, -2.176, -2.179],
    [-1.914, -1.999, -2.047, -2.074, -2.095, -2.120, -2.137, -2.143, -2.146, -2.158],
    [-1.922, -1.977, -2.032, -2.065, -2.091, -2.117, -2.137, -2.142, -2.146, -2.158],
    [-1.750, -1.823, -1.911, -1.968, -2.009, -2.057, -2.091, -2.103, -2.114, -2.135],
    [-1.888, -1.955, -1.998, -2.051, -2.087, -2.101, -2.111, -2.135],
    [-1.868, -1.923, -1.995, -2.042, -2.065, -2.081, -2.113],
    [-1.851, -1.912, -1.986, -2.036, -2.063, -2.079, -2.112],
    [-1.761, -1.835, -1.925, -1.987, -2.024, -2.046, -2.088],
  ]
  private static let trendVariances = [
    [1.132, 0.869, 0.763, 0.713, 0.690, 0.655, 0.633, 0.621, 0.610, 0.597],
    [1.453, 0.975, 0.845, 0.769, 0.734, 0.687, 0.654, 0.641, 0.627, 0.605],
    [1.627, 1.036, 0.882, 0.796, 0.756, 0.702, 0.661, 0.653, 0.634, 0.613],
    [2.482, 1.214, 0.983, 0.861, 0.808, 0.735, 0.688, 0.674, 0.650, 0.625],
    [3.947, 1.332, 1.052, 0.913, 0.845, 0.759, 0.705, 0.685, 0.662, 0.629],
    [1.165, 0.991, 0.899, 0.792, 0.730, 0.705, 0.673, 0.638],
    [1.055, 0.945, 0.828, 0.753, 0.725, 0.689, 0.650],
    [1.145, 1.009, 0.872, 0.786, 0.747, 0.713, 0.661],
    [1.208, 1.063, 0.902, 0.808, 0.766, 0.728, 0.670],
  ]

  /// Im, Pesaran and Shin's mean of the units' t, and its published moments where the table has them.
  ///
  /// - Reference: Im, Pesaran and Shin (2003), doi:10.1016/S0304-4076(03)00092-7; as R's plm, `purtest(test = "ips")`.
  static func ips(_ runs: [PanelRun], lags: Int, trend: Bool) -> (
    tbar: Double, moments: (mean: Double, variance: Double)?, used: Int
  )? {
    var sum = 0.0
    var used = 0
    var mean: Double? = 0
    var variance: Double? = 0
    for run in runs {
      guard let one = adf(run.series[0], lags: lags, trend: trend) else { continue }
      sum += one.t
      used += 1
      let moments = publishedMoments(rows: one.rows, lags: lags, trend: trend)
      mean = moments.flatMap { m in mean.map { $0 + m.mean } }
      variance = moments.flatMap { m in variance.map { $0 + m.variance } }
    }
    guard used > 0 else { return nil }
    let n = Double(used)
    return (sum / n, mean.flatMap { mean in variance.map { (mean / n, $0 / n / n) } }, used)
  }

  /// Maddala and Wu's −2 Σ log p, the units' p from MacKinnon's (1994) approximation.
  ///
  /// - Reference: Maddala and Wu (1999), doi:10.1111/1468-0084.0610s1631; MacKinnon (1994),
  ///   doi:10.1080/07350015.1994.10510005; as plm's `purtest(test = "madwu", p.approx = "MacKinnon1994")`.
  static func fisher(_ runs: [PanelRun], lags: Int, trend: Bool) -> (statistic: Double, used: Int)? {
    var sum = 0.0
    var used = 0
    for run in runs {
      guard let one = adf(run.series[0], lags: lags, trend: trend), let p = probability(one.t, trend: trend) else {
        continue
      }
      sum -= 2 * Convergence.logarithm(max(p, 1e-300))
      used += 1
    }
    return used > 0 ? (sum, used) : nil
  }

  private static func probability(_ t: Double, trend: Bool) -> Double? {
    let z =
      trend
      ? (t <= -2.89
        ? 3.2512 + t * (1.6047 + t * 0.049588) : 2.5261 + t * (0.61654 + t * (-0.37956 - t * 0.060285)))
      : (t <= -1.61
        ? 2.1659 + t * (1.4412 + t * 0.038269) : 1.7339 + t * (0.93202 + t * (-0.12745 - t * 0.010368)))
    return try? Normal.standard.lowerTail(z)
  }

  /// Pesaran's cross-sectionally augmented t of each unit: means over units stand for a common factor.
  ///
  /// - Reference: Pesaran (2007), doi:10.1002/jae.951; as plm's `cipstest(model = "cmg")`.
  static func cadf(_ runs: [PanelRun], lags: Int, trend: Bool) -> [Double] {
    // Each period's means of what the regressions hold: level before, change, earlier changes.
    let width = lags + 2
    var sums: [[Double]] = []
    var counts: [Double] = []
    for run in runs where run.length > lags + 1 {
      let y = run.series[0]
      for position in (lags + 1)..<y.count {
        let step = run.first + position
        while sums.count <= step {
          sums.append([Double](repeating: 0, count: width))
          counts.append(0)
        }
        counts[step] += 1
        sums[step][0] += y[position - 1]
        for lag in 0..<(lags + 1) { sums[step][lag + 1] += y[position - lag] - y[position - lag - 1] }
      }
    }
    var found: [Double] = []
    for run in runs where run.length > lags + 1 {
      let y = run.series[0]
      let positions = (lags + 1)..<y.count
      var columns = [[Double](repeating: 1, count: positions.count)]
      if trend { columns.append(positions.map { Double(run.first + $0) }) }
      for column in 0..<width {
        columns.append(positions.map { sums[run.first + $0][column] / counts[run.first + $0] })
      }
      for lag in 1..<(lags + 1) { columns.append(positions.map { y[$0 - lag] - y[$0 - lag - 1] }) }
      columns.append(positions.map { y[$0 - 1] })
      if let fit = SmallRegression(positions.map { y[$0] - y[$0 - 1] }, on: columns) { found.append(fit.lastStatistic) }
    }
    return found
  }

  /// The units' t held between Pesaran's bounds, so that a short series does not rule the mean.
  static func truncated(_ t: Double, trend: Bool) -> Double {
    trend ? min(max(t, -6.42), 1.70) : min(max(t, -6.19), 2.61)
  }
}
