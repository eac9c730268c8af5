import LintasanLinearAlgebra

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The profiled deviance of a linear mixed model as a function of the relative factors θ of the random effects.
///
/// y = Xβ + Zb + e with b = σΛ(θ)u. The grouping with most effects is taken out level by level; what is left is a dense
/// system of the other groupings, the fixed effects and the response.
///
/// - Reference: Bates, Mächler, Bolker and Walker (2015), doi:10.18637/jss.v067.i01.
struct MixedProblem {
  /// A place in a lower triangle.
  struct Place: Hashable, Sendable {
    var row: Int
    var column: Int
  }

  /// One grouping on the rows: its group's codes, and one column an effect.
  struct Part: Sendable {
    var codes: [Int32]
    var levels: Int
    var columns: [[Double]]
    var effects: Int { columns.count }
    /// Places of θ in the lower triangle, by columns; elsewhere it is zero, as for effects without correlation.
    var pattern: [Place]
    var parameters: Int { pattern.count }
  }

  /// What a θ gives.
  struct Value {
    /// log |L|², and with REML log |X′V⁻¹X| of the orthonormal design.
    var logDeterminants: Double
    /// The penalised residual sum of squares.
    var squares: Double
    /// The lower factor of the dense system: random effects, then fixed ones, then the response.
    var lower: [Double]
  }

  static let denseLimit = 1_500

  let rows: Int
  let fixed: Int
  let isRestricted: Bool
  /// The part that is taken out level by level first.
  let parts: [Part]
  /// Columns of the dense system: the other parts' effects, the fixed ones, the response.
  let width: Int
  /// Z′Z of each level of the first part, q × q.
  private let own: [[Double]]
  /// Z′W of each level of the first part, q × width by columns.
  private let cross: [[Double]]
  /// W′W, width × width.
  private let gram: [Double]

  /// - Parameters:
  ///   - parts: the one with most effects first.
  ///   - design: orthonormal columns.
  ///   - response: with the design's part taken out.
  init(parts: [Part], design: [[Double]], response: [Double], isRestricted: Bool) throws(RegressionError) {
    self.parts = parts
    self.isRestricted = isRestricted
    rows = response.count
    fixed = design.count
    var offsets: [Int] = []
    var count = 0
    for part in parts.dropFirst() {
      offsets.append(count)
      count += part.levels * part.effects
    }
    width = count + design.count + 1
    guard width <= Self.denseLimit else {
      throw .tooManyLevels(column: "the groups beside the largest", found: width, limit: Self.denseLimit)
    }
    let (m, first) = (width, parts[0])
    let q = first.effects
    var own = [[Double]](repeating: [Double](repeating: 0, count: q * q), count: first.levels)
    var cross = [[Double]](repeating: [Double](repeating: 0, count: q * m), count: first.levels)
    var gram = [Double](repeating: 0, count: m * m)
    var places: [Int] = []
    var values: [Double] = []
    for row in 0..<rows {
      places.removeAll(keepingCapacity: true)
      values.removeAll(keepingCapacity: true)
      for (part, offset) in zip(parts.dropFirst(), offsets) {
        for effect in 0..<part.effects {
          places.append(offset + Int(part.codes[row]) * part.effects + effect)
          values.append(part.columns[effect][row])
        }
      }
      for (index, column) in design.enumerated() {
        places.append(count + index)
        values.append(column[row])
      }
      places.append(m - 1)
      values.append(response[row])
      let level = Int(first.codes[row])
      for a in 0..<q {
        let z = first.columns[a][row]
        for b in 0..<q { own[level][a * q + b] += z * first.columns[b][row] }
        for index in places.indices { cross[level][places[index] * q + a] += z * values[index] }
      }
      for i in places.indices {
        for j in 0...i { gram[places[i] * m + places[j]] += values[i] * values[j] }
      }
    }
    // Places are ascending, so that the lower triangle is full.
    self.own = own
    self.cross = cross
    self.gram = gram
  }

  var parameterCount: Int { parts.reduce(0) { $0 + $1.parameters } }

  /// Independent effects of the size of the residual: where searches begin.
  var start: [Double] {
    parts.flatMap { part in part.pattern.map { $0.row == $0.column ? 1.0 : 0.0 } }
  }

  /// The lower triangles of θ, a q × q matrix by rows for each part.
  func factors(_ theta: [Double]) -> [[Double]] {
    var at = 0
    return parts.map { part in
      let q = part.effects
      var factor = [Double](repeating: 0, count: q * q)
      for place in part.pattern {
        factor[place.row * q + place.column] = theta[at]
        at += 1
      }
      return factor
    }
  }

  /// The first part's share at one level: L of T′Z′ZT + I, and L⁻¹T′Z′W with W still unscaled; q × width by columns.
  func level(_ index: Int, _ t: [Double]) -> (lower: [Double], scaled: [Double])? {
    var (lower, scaled) = spare
    return level(index, t, &lower, &scaled) ? (lower, scaled) : nil
  }

  /// Room for what a level gives.
  private var spare: (lower: [Double], scaled: [Double]) {
    let q = parts[0].effects
    return ([Double](repeating: 0, count: q * q), [Double](repeating: 0, count: q * width))
  }

  /// The same in arrays that are at hand: a search asks for it thousands of times. False where there is no factor.
  private func level(_ index: Int, _ t: [Double], _ inner: inout [Double], _ scaled: inout [Double]) -> Bool {
    let q = parts[0].effects
    for a in 0..<q {
      for b in 0...a {
        var sum = a == b ? 1.0 : 0
        for c in a..<q {
          for d in b..<q { sum += t[c * q + a] * own[index][c * q + d] * t[d * q + b] }
        }
        inner[a * q + b] = sum
      }
    }
    guard Self.factorise(&inner, q) else { return false }
    for place in scaled.indices { scaled[place] = cross[index][place] }
    for column in 0..<width {
      let base = column * q
      for a in 0..<q {
        var sum = 0.0
        for c in a..<q { sum += t[c * q + a] * scaled[base + c] }
        scaled[base + a] = sum
      }
      for a in 0..<q {
        var sum = scaled[base + a]
        for b in 0..<a { sum -= inner[a * q + b] * scaled[base + b] }
        scaled[base + a] = sum / inner[a * q + a]
      }
    }
    return true
  }

  /// The deviance's ingredients; nil where θ is so far off that the system is not positive definite.
  func value(_ theta: [Double]) -> Value? {
    let factors = factors(theta)
    let (m, q) = (width, parts[0].effects)
    var matrix = gram
    var logs = 0.0
    var (lower, scaled) = spare
    for index in 0..<parts[0].levels {
      guard level(index, factors[0], &lower, &scaled) else { return nil }
      for a in 0..<q { logs += 2 * log(lower[a * q + a]) }
      for i in 0..<m {
        for a in 0..<q {
          let left = scaled[i * q + a]
          if left == 0 { continue }
          for j in 0...i { matrix[i * m + j] -= left * scaled[j * q + a] }
        }
      }
    }
    scale(&matrix, factors)
    guard Self.factorise(&matrix, m) else { return nil }
    let random = m - fixed - 1
    for index in 0..<random { logs += 2 * log(matrix[index * m + index]) }
    if isRestricted { for index in random..<(m - 1) { logs += 2 * log(matrix[index * m + index]) } }
    let last = matrix[m * m - 1]
    return Value(logDeterminants: logs, squares: last * last, lower: matrix)
  }

  /// Multiplies rows and columns of the other parts by their factors, and adds the identity there.
  private func scale(_ matrix: inout [Double], _ factors: [[Double]]) {
    let m = width
    var offset = 0
    for (part, t) in zip(parts, factors).dropFirst() {
      let q = part.effects
      for level in 0..<part.levels {
        let base = offset + level * q
        // Rows: T′ from the left; the rows of the block are whole up to the diagonal block.
        for a in 0..<q { for b in 0..<a { matrix[(base + b) * m + base + a] = matrix[(base + a) * m + base + b] } }
        for column in 0..<(base + q) {
          for a in 0..<q {
            var sum = 0.0
            for c in a..<q { sum += t[c * q + a] * matrix[(base + c) * m + column] }
            matrix[(base + a) * m + column] = sum
          }
        }
        for row in base..<m {
          for a in 0..<q {
            var sum = 0.0
            for c in a..<q { sum += matrix[row * m + base + c] * t[c * q + a] }
            matrix[row * m + base + a] = sum
          }
        }
        for a in 0..<q { matrix[(base + a) * m + base + a] += 1 }
      }
      offset += part.levels * q
    }
  }

  /// The lower Cholesky factor in place, by rows; false where the matrix is not positive definite.
  static func factorise(_ matrix: inout [Double], _ n: Int) -> Bool {
    for i in 0..<n {
      for j in 0...i {
        var sum = matrix[i * n + j]
        for k in 0..<j { sum -= matrix[i * n + k] * matrix[j * n + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return false }
          matrix[i * n + i] = sum.squareRoot()
        } else {
          matrix[i * n + j] = sum / matrix[j * n + j]
        }
      }
    }
    return true
  }

  /// Degrees of freedom of the residual variance.
  var freedom: Double { Double(isRestricted ? rows - fixed : rows) }

  /// −2 log-likelihood (restricted or not) with the residual variance at its best, of the orthonormal design.
  func deviance(_ theta: [Double]) -> Double {
    guard let value = value(theta), value.squares > 0 else { return .infinity }
    return value.logDeterminants + freedom * (1 + log(2 * Double.pi * value.squares / freedom))
  }
}
