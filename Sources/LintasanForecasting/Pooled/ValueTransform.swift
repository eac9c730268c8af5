import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The scale on which scores are modelled: as they are, or in logarithms where the newest survey is clearly less skewed so.
///
/// Zeros do not stop the logarithm: half the smallest positive score is added to all.
struct ValueTransform: Hashable, Sendable {
  /// Whether logarithms are taken.
  let isLogged: Bool
  /// What is added before the logarithm.
  let offset: Double

  private static let fewest = 8
  private static let positiveShare = 0.9
  private static let margin = 0.3

  /// Scores as they are.
  static let identity = ValueTransform(isLogged: false, offset: 0)

  private init(isLogged: Bool, offset: Double) {
    self.isLogged = isLogged
    self.offset = offset
  }

  /// What suits a variable up to its last survey.
  init(_ grid: UnitTimeGrid) {
    let values = grid.values.filter { !$0.isNaN }
    let newest = (0..<grid.timeCount).reversed().lazy.map { grid.present($0) }.first { $0.count >= Self.fewest }
    guard let newest, let least = values.min(), least >= 0,
      let smallest = values.lazy.filter({ $0 > 0 }).min(),
      Double(values.count { $0 > 0 }) > Self.positiveShare * Double(values.count)
    else {
      self = .identity
      return
    }
    let offset = least > 0 ? 0 : smallest / 2
    let logged = newest.map { log($0 + offset) }
    self.init(
      isLogged: abs(Self.skewness(logged)) < abs(Self.skewness(newest)) - Self.margin, offset: offset)
  }

  /// A score on the scale of the model.
  func forward(_ value: Double) -> Double { isLogged ? log(value + offset) : value }
  /// A score on its own scale.
  func back(_ value: Double) -> Double { isLogged ? exp(min(value, 700)) - offset : value }

  static func skewness(_ values: [Double]) -> Double {
    guard let mean = Moments.mean(values), let spread = Moments.standardDeviation(values, degreesLost: 0), spread > 0
    else { return 0 }
    return values.reduce(0) { sum, value in
      let z = (value - mean) / spread
      return sum + z * z * z
    } / Double(values.count)
  }
}
