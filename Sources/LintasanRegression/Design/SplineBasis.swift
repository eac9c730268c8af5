/// The columns of a spline, as R's `ns` and `bs` have them: B-splines over knots, the first one left out.
///
/// Knots are the quantiles (R's type 7) of the points inside. A natural spline is cubic and has no curvature at the ends;
/// beyond them it is straight, and a `bs` continues its last piece.
///
/// - Reference: de Boor (1978), A Practical Guide to Splines; Hastie (1992), in Statistical Models in S, chapter 7.
struct SplineBasis {
  private let degree: Int
  /// All knots, the ends repeated.
  private let knots: [Double]
  private let ends: (lower: Double, upper: Double)
  /// With a natural spline: the reflections that take out what curves at the ends.
  private var reflections: [(start: Int, vector: [Double])]?

  /// - Parameters:
  ///   - points: values, a NaN where missing.
  ///   - freedom: how many columns; nil takes as many as the knots give.
  ///   - inner: the knots between the ends; nil chooses them by `freedom`.
  /// - Returns: nil where the points do not have two distinct values, or an inner knot is not between them.
  init?(points: [Double], isNatural: Bool, degree: Int = 3, freedom: Int?, inner: [Double]?) {
    let sorted = points.filter { !$0.isNaN }.sorted()
    guard let lower = sorted.first, let upper = sorted.last, lower < upper else { return nil }
    var inside = inner?.sorted() ?? []
    if inner == nil, let freedom {
      let count = max(0, freedom - (isNatural ? 1 : degree))
      inside = (0..<count).map { Self.quantile(sorted, Double($0 + 1) / Double(count + 1)) }
    }
    guard inside.allSatisfy({ $0 > lower && $0 < upper }) else { return nil }
    self.degree = degree
    ends = (lower, upper)
    knots =
      [Double](repeating: lower, count: degree + 1) + inside + [Double](repeating: upper, count: degree + 1)
    guard isNatural else { return }
    let curvature = [lower, upper].map { Array(derivative($0, order: 2).dropFirst()) }
    reflections = Self.reflections(curvature)
  }

  /// The columns at given points; NaN where the point is.
  func columns(_ points: [Double]) -> [[Double]] {
    let first = row(ends.lower).count
    var result = [[Double]](repeating: [Double](repeating: .nan, count: points.count), count: first)
    for (position, point) in points.enumerated() where !point.isNaN {
      for (column, value) in row(point).enumerated() { result[column][position] = value }
    }
    return result
  }

  private func row(_ x: Double) -> [Double] {
    var values: [Double]
    if reflections != nil, x < ends.lower || x > ends.upper {
      let end = x < ends.lower ? ends.lower : ends.upper
      let slope = derivative(end, order: 1)
      values = derivative(end, order: 0)
      for index in values.indices { values[index] += (x - end) * slope[index] }
    } else {
      values = derivative(x, order: 0)
    }
    values.removeFirst()
    guard let reflections else { return values }
    for (start, vector) in reflections {
      var sum = 0.0
      for index in vector.indices { sum += vector[index] * values[start + index] }
      guard let pivot = vector.first, pivot != 0 else { continue }
      for index in vector.indices { values[start + index] -= sum / pivot * vector[index] }
    }
    return Array(values.dropFirst(2))
  }

  /// Every B-spline, or a derivative of it, at a point; beyond the ends the last piece goes on.
  private func derivative(_ x: Double, order: Int) -> [Double] {
    let count = knots.count - degree - 1
    var span = degree
    while span < count - 1, x >= knots[span + 1] { span += 1 }
    // Triangle of de Boor: values of degree d that do not vanish on the span.
    var values = [Double](repeating: 0, count: knots.count - 1)
    values[span] = 1
    for d in 1...degree {
      let derives = d > degree - order
      var next = [Double](repeating: 0, count: knots.count - 1)
      for index in max(0, span - d)...span where index + d + 1 < knots.count {
        let left = knots[index + d] - knots[index]
        let right = knots[index + d + 1] - knots[index + 1]
        if left > 0 { next[index] += (derives ? Double(d) : x - knots[index]) / left * values[index] }
        if right > 0, index + 1 < values.count {
          next[index] += (derives ? -Double(d) : knots[index + d + 1] - x) / right * values[index + 1]
        }
      }
      values = next
    }
    return Array(values.prefix(count))
  }

  private static func quantile(_ sorted: [Double], _ probability: Double) -> Double {
    let place = Double(sorted.count - 1) * probability
    let low = max(0, min(sorted.count - 1, Int(place)))
    let high = min(sorted.count - 1, low + 1)
    return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
  }

  /// Householder's reflections of a matrix by columns, in the convention of LINPACK.
  private static func reflections(_ columns: [[Double]]) -> [(start: Int, vector: [Double])] {
    var columns = columns
    var result: [(start: Int, vector: [Double])] = []
    for l in columns.indices where l < columns[l].count {
      var vector = Array(columns[l][l...])
      var length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > 0 else { continue }
      if vector[0] < 0 { length = -length }
      for index in vector.indices { vector[index] /= length }
      vector[0] += 1
      for j in columns.indices where j > l {
        var sum = 0.0
        for index in vector.indices { sum += vector[index] * columns[j][l + index] }
        for index in vector.indices { columns[j][l + index] -= sum / vector[0] * vector[index] }
      }
      result.append((l, vector))
    }
    return result
  }
}
