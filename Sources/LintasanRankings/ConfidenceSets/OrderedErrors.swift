import LintasanLinearAlgebra
import LintasanStatistics

/// Draws of independent errors with the units of each draw in order of size, so that the largest studentised difference is
/// found among a few pairs.
///
/// With errors e and standard errors s, (e₁ − e₂)² / (s₁² + s₂²) ≤ (e₁ / s₁)² + (e₂ / s₂)² (Cauchy, Schwarz). Where units
/// come in falling order of e / s nothing that follows can exceed a bound that falls as well. What is found is the same to
/// the last bit as what looking at all pairs finds.
struct OrderedErrors: Sendable {
  /// What a difference “first less second” is multiplied by: the larger of the two products counts; zeros where the pair
  /// is closed.
  ///
  /// Two numbers rather than a vector, which a debug build of a program handles a hundred times as slowly.
  struct Ways: Hashable, Sendable {
    let x: Double
    let y: Double

    init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }

    static let zero = Ways(0, 0)
    static prefix func - (ways: Ways) -> Ways { Ways(-ways.x, -ways.y) }
    static func * (ways: Ways, difference: Double) -> Ways { Ways(ways.x * difference, ways.y * difference) }
  }

  private struct Entry: Sendable {
    let error: Double
    /// No less than (e / s)².
    let square: Float
    let unit: Int32

    init(error: Double, standardError: Double, unit: Int) {
      self.error = error
      square = Float(OrderedErrors.square(error, standardError)) * 1.000_001
      self.unit = Int32(unit)
    }
  }

  /// The open pairs that a first look at a draw takes in.
  private static let glance = 8

  private let standardErrors: [Double]
  /// Draw by draw the units with the largest error first.
  private var entries: [Entry] = []

  /// No draws yet.
  init(_ standardErrors: [Double]) { self.standardErrors = standardErrors }

  private static func square(_ error: Double, _ standardError: Double) -> Double {
    let ratio = standardError > 0 ? error / standardError : 0
    return ratio * ratio
  }

  /// Adds draws, one row each.
  mutating func append(_ draws: [[Double]], threads: Int) throws(ConfidenceSetError) {
    let standardErrors = standardErrors
    let sorted = try parallelMap(
      count: draws.count, threads: threads, cancelled: { ConfidenceSetError.cancelled }
    ) { draw throws(ConfidenceSetError) in
      var row: [Entry] = []
      row.reserveCapacity(standardErrors.count)
      var unit = 0
      while unit < standardErrors.count {
        row.append(Entry(error: draws[draw][unit], standardError: standardErrors[unit], unit: unit))
        unit &+= 1
      }
      row.sort { $0.square > $1.square }
      return row
    }
    entries.reserveCapacity(entries.count + draws.count * standardErrors.count)
    for row in sorted { entries.append(contentsOf: row) }
  }

  /// The quantile over draws of the largest difference of all units.
  ///
  /// - Parameter ways: first unit by second unit.
  func quantile(_ level: Double, of ways: [Ways], threads: Int) throws(ConfidenceSetError) -> Double {
    let units = standardErrors.count
    let draws = entries.count / units
    let chunk = 64
    func largest(_ floor: Double, _ glance: Int) throws(ConfidenceSetError) -> [Double] {
      let parts = try parallelMap(
        count: (draws + chunk - 1) / chunk, threads: threads, cancelled: { ConfidenceSetError.cancelled }
      ) { part throws(ConfidenceSetError) in
        (part * chunk..<min(draws, (part + 1) * chunk)).map { draw in
          var search = Search(floor: floor, glance: glance)
          let end = (draw + 1) * units
          var first = draw * units
          while !search.isDone, first < end, search.mayExceed(2 * Double(entries[first].square)) {
            search.look(
              at: entries, first + 1, end, beside: entries[first].error, Double(entries[first].square), ways,
              Int(entries[first].unit) * units)
            first += 1
          }
          return search.best
        }
      }
      return Array(parts.joined())
    }
    return try Self.quantile(level, largest)
  }

  /// The quantile over draws of the largest difference between one unit and the others.
  ///
  /// - Parameters:
  ///   - ways: by the other unit.
  ///   - errors: the unit's own errors by draw.
  ///   - standardError: its standard error.
  func quantile(_ level: Double, of ways: [Ways], around errors: [Double], standardError: Double) -> Double {
    let units = standardErrors.count
    return Self.quantile(level) { floor, glance in
      (0..<entries.count / units).map { draw in
        var search = Search(floor: floor, glance: glance)
        search.look(
          at: entries, draw * units, (draw + 1) * units, beside: errors[draw],
          Self.square(errors[draw], standardError) * (1 + 1e-12), ways, 0)
        return search.best
      }
    }
  }

  /// The quantile of what `largest` finds, with most draws only glanced at: a glance at each gives a floor that the
  /// quantile does not lie below, and then only draws are searched that may exceed the floor.
  private static func quantile<Failure: Error>(
    _ level: Double, _ largest: (_ floor: Double, _ glance: Int) throws(Failure) -> [Double]
  ) throws(Failure) -> Double {
    let glances = try largest(-.infinity, glance)
    let floor = floor(of: glances, place: max(0, Int(level * Double(glances.count - 1)) - 1))
    let above = try largest(floor, .max).filter { $0 > floor }
    // Whatever is not above stands for values at the floor or below, which the quantile does not depend on.
    let sorted = [Double](repeating: floor, count: glances.count - above.count) + above.sorted()
    return Quantiles.ofSorted(sorted, level) ?? .infinity
  }

  /// A number that the value at a place in ascending order does not lie below, and not far beneath it.
  private static func floor(of values: [Double], place: Int) -> Double {
    let (width, bins) = (1.0 / 64, 1024)
    var counts = [Int](repeating: 0, count: bins)
    for value in values { counts[max(0, min(bins - 1, Int(max(0, min(value, 1000)) / width)))] += 1 }
    var before = 0
    for bin in 0..<bins {
      before += counts[bin]
      if before > place { return bin == 0 ? -.infinity : Double(bin) * width }
    }
    return -.infinity
  }

  /// The search through one draw.
  private struct Search {
    var best: Double
    /// The square of what has to be exceeded.
    private var bar: Double
    private var left: Int

    init(floor: Double, glance: Int) {
      best = floor
      bar = floor > 0 ? floor * floor : -1
      left = glance
    }

    var isDone: Bool { left == 0 }

    func mayExceed(_ bound: Double) -> Bool { bound > bar }

    /// Looks at pairs of one unit with others, from a place to an end, that come in falling order of size; the ways of the unit
    /// begin at `start`.
    @inline(__always)
    mutating func look(
      at entries: [Entry], _ begin: Int, _ end: Int, beside error: Double, _ square: Double, _ ways: [Ways], _ start: Int
    ) {
      var place = begin
      while place < end {
        let other = entries[place]
        place &+= 1
        if square + Double(other.square) <= bar { return }
        let way = ways[start + Int(other.unit)]
        if way.x == 0, way.y == 0 { continue }
        let difference = error - other.error
        let (one, two) = (way.x * difference, way.y * difference)
        let value = two >= one ? two : one
        if value > best {
          best = value
          if value > 0 { bar = value * value }
        }
        left -= 1
        if left == 0 { return }
      }
    }
  }
}
