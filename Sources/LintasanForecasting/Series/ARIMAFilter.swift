#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The Kalman filter of an ARIMA model on yearly data with gaps.
///
/// Data and the regressor of the constant run side by side with one gain.
struct ARIMAFilter {
  private let model: ARIMAModel

  init(_ model: ARIMAModel) { self.model = model }

  /// The fit at given coefficients; `nil` where the data do not vary.
  func run(_ gaps: [Double?], phi: [Double], theta: [Double], firstYear: Int) -> ARIMAFit? {
    var state = State(phi: phi, theta: theta, isDifferenced: model.difference)
    var (yy, xy, xx, logs, count) = (0.0, 0.0, 0.0, 0.0, 0)
    for (offset, value) in gaps.enumerated() {
      let x = model.difference ? Double(offset) : 1
      if offset > 0 { state.predict() }
      guard let value else { continue }
      if model.difference && offset == 0 {
        state.data[0] = value
        state.regressor[0] = x
        continue
      }
      let f = state.covariance[0]
      guard f > 0 else { return nil }
      let (v, w) = (value - state.data[0], x - state.regressor[0])
      yy += v * v / f
      xy += v * w / f
      xx += w * w / f
      logs += log(f)
      count += 1
      state.update(v, w)
    }
    let effect = model.constant && xx > 0 ? xy / xx : 0
    let squares = yy - 2 * effect * xy + effect * effect * xx
    guard count > 0, squares > 0 else { return nil }
    let n = Double(count)
    let variance = squares / n
    state.removeRegressor(times: effect)
    return ARIMAFit(
      model: model, phi: phi, theta: theta, constant: effect, variance: variance,
      logLikelihood: -0.5 * (n * log(2 * .pi * variance) + logs + n), count: count, firstYear: firstYear,
      lastYear: firstYear + gaps.count - 1, end: state)
  }

  /// What the filter knows: the sum of the process where differenced, then the process' own state, with the covariance
  /// in units of the variance.
  ///
  /// The process w with coefficients φ and θ has states a₁ = w and aᵢ′ = φᵢ a₁ + aᵢ₊₁ + θᵢ₋₁ ε.
  struct State: Sendable {
    /// The coefficients, filled up with zeros to the number of states.
    private let phi: [Double]
    private let shock: [Double]
    /// Number of all states, and where those of the process begin.
    private let size: Int
    private let first: Int
    /// The expected states of the data, and of the regressor; what is observed first.
    var data: [Double]
    var regressor: [Double]
    /// Row by row.
    var covariance: [Double]
    private var scratch: [Double]

    init(phi: [Double], theta: [Double], isDifferenced: Bool) {
      let order = max(phi.count, theta.count + 1)
      first = isDifferenced ? 1 : 0
      size = order + first
      self.phi = phi + [Double](repeating: 0, count: order - phi.count)
      shock = [1] + theta + [Double](repeating: 0, count: order - theta.count - 1)
      data = [Double](repeating: 0, count: size)
      regressor = data
      covariance = [Double](repeating: 0, count: size * size)
      scratch = covariance
      let stationary = Self.stationary(self.phi, shock)
      for row in 0..<order {
        for column in 0..<order {
          covariance[(row + first) * size + column + first] = stationary[row * order + column]
        }
      }
    }

    /// The covariance P = T P Tᵀ + R Rᵀ of the process' states, by doubling: P ← P + A P Aᵀ, A ← A².
    private static func stationary(_ phi: [Double], _ shock: [Double]) -> [Double] {
      let order = phi.count
      if order == 1 { return [1 / (1 - phi[0] * phi[0])] }
      var power = [Double](repeating: 0, count: order * order)
      for row in 0..<order {
        power[row * order] = phi[row]
        if row + 1 < order { power[row * order + row + 1] = 1 }
      }
      var total = (0..<order * order).map { shock[$0 / order] * shock[$0 % order] }
      var (left, next) = (total, total)
      for _ in 0..<24 {
        // left = A P, next = left Aᵀ.
        multiply(power, total, into: &left, order, isTransposed: false)
        multiply(left, power, into: &next, order, isTransposed: true)
        var (largest, change) = (0.0, 0.0)
        for place in total.indices {
          total[place] += next[place]
          largest = max(largest, abs(total[place]))
          change = max(change, abs(next[place]))
        }
        if change <= 1e-17 * largest { break }
        multiply(power, power, into: &left, order, isTransposed: false)
        swap(&power, &left)
      }
      return total
    }

    private static func multiply(
      _ a: [Double], _ b: [Double], into c: inout [Double], _ order: Int, isTransposed: Bool
    ) {
      for row in 0..<order {
        for column in 0..<order {
          var sum = 0.0
          for inner in 0..<order {
            sum += a[row * order + inner] * (isTransposed ? b[column * order + inner] : b[inner * order + column])
          }
          c[row * order + column] = sum
        }
      }
    }

    /// One year on.
    mutating func predict() {
      let order = size - first
      Self.advance(&data, phi, from: first)
      Self.advance(&regressor, phi, from: first)
      // Rows of T P, then (T P) Tᵀ + R Rᵀ; the sum, if any, takes up the new value of the process.
      for row in 0..<order {
        for column in 0..<size {
          let below = row + 1 < order ? covariance[(row + 1 + first) * size + column] : 0
          scratch[(row + first) * size + column] = phi[row] * covariance[first * size + column] + below
        }
      }
      for row in 0..<order {
        let start = (row + first) * size
        for column in 0..<order {
          let right = column + 1 < order ? scratch[start + column + 1 + first] : 0
          covariance[start + column + first] =
            phi[column] * scratch[start + first] + right + shock[row] * shock[column]
        }
      }
      guard first == 1 else { return }
      // scratch[row, 0] is the covariance of the old sum with the new states.
      covariance[0] += 2 * scratch[size] + covariance[size + 1]
      for row in 1..<size {
        let crossed = scratch[row * size] + covariance[row * size + 1]
        covariance[row * size] = crossed
        covariance[row] = crossed
      }
    }

    // A method of the state itself would copy it, for every year of every trial of a search.
    private static func advance(_ state: inout [Double], _ phi: [Double], from first: Int) {
      let now = state[first]
      let order = state.count - first
      for row in 0..<order {
        state[row + first] = phi[row] * now + (row + 1 < order ? state[row + 1 + first] : 0)
      }
      if first == 1 { state[0] += state[1] }
    }

    /// Learns from an observation and from the regressor's value, by what they differ from the expected ones.
    mutating func update(_ innovation: Double, _ other: Double) {
      let f = covariance[0]
      for row in 0..<size {
        let gain = covariance[row * size] / f
        data[row] += gain * innovation
        regressor[row] += gain * other
        scratch[row] = covariance[row * size]
      }
      for row in 0..<size {
        for column in 0..<size { covariance[row * size + column] -= scratch[row] * scratch[column] / f }
      }
      // What was observed is known exactly.
      for place in 0..<size {
        covariance[place] = 0
        covariance[place * size] = 0
      }
    }

    /// Takes away a multiple of the regressor's states.
    mutating func removeRegressor(times factor: Double) {
      for row in 0..<size { data[row] -= factor * regressor[row] }
    }
  }
}
