#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SmoothingModel {
  /// Filters a series with given weights and additive errors, initial states by least squares.
  func additive(_ series: [Double?], _ weights: Weights) -> SmoothingFit {
    // Lane 0 carries the data, lanes 1 and 2 the response of errors and states to each initial state.
    var level = SIMD4<Double>(0, 1, 0, 0)
    var slope = SIMD4<Double>(0, 0, trend == .none ? 0 : 1, 0)
    var withData = SIMD4<Double>.zero
    var withLevel = SIMD4<Double>.zero
    var slopeSquares = 0.0
    var count = 0
    for value in series {
      slope *= weights.phi
      level += slope
      guard let value else { continue }
      count += 1
      var errors = -level
      errors[0] += value
      withData += errors[0] * errors
      withLevel += errors[1] * errors
      slopeSquares += errors[2] * errors[2]
      slope += weights.beta * errors
      level += weights.alpha * errors
    }
    let (s00, s01, s02) = (withData[0], withData[1], withData[2])
    let (s11, s12, s22) = (withLevel[1], withLevel[2], slopeSquares)
    var (first, second) = (0.0, 0.0)
    let determinant = s11 * s22 - s12 * s12
    if trend != .none, determinant > 1e-12 * s11 * s22 {
      first = -(s01 * s22 - s02 * s12) / determinant
      second = -(s02 * s11 - s01 * s12) / determinant
    } else if s11 > 0 {
      first = -s01 / s11
    }
    let squares =
      s00 + 2 * (first * s01 + second * s02) + first * first * s11 + 2 * first * second * s12 + second * second * s22
    return SmoothingFit(
      model: self, weights: weights, initialLevel: first, initialSlope: second,
      level: level[0] + first * level[1] + second * level[2],
      slope: slope[0] + first * slope[1] + second * slope[2], sumOfSquares: max(0, squares), logSum: 0, count: count)
  }

  /// Filters a series with given weights, initial states and multiplicative errors; `nil` where a forecast is not
  /// positive.
  func multiplicative(_ series: [Double?], _ weights: Weights, level start: Double, slope: Double) -> SmoothingFit? {
    let (startLevel, startSlope) = (start, slope)
    var (level, slope) = (start, slope)
    var (squares, logs, product) = (0.0, 0.0, 1.0)
    var count = 0
    guard level > 0, !trend.isMultiplicative || slope > 0 else { return nil }
    for value in series {
      switch trend {
      case .none: break
      case .additive, .damped:
        slope *= weights.phi
        level += slope
      case .multiplicative: level *= slope
      case .dampedMultiplicative:
        slope = pow(slope, weights.phi)
        level *= slope
      }
      guard level > 0, level < .infinity else { return nil }
      guard let value else { continue }
      count += 1
      // One logarithm for many factors.
      product *= level
      if product < 1e-200 || product > 1e200 {
        logs += log(product)
        product = 1
      }
      let error = value / level - 1
      squares += error * error
      switch trend {
      case .none: break
      case .additive, .damped: slope += weights.beta * level * error
      case .multiplicative, .dampedMultiplicative: slope *= 1 + weights.beta * error
      }
      level *= 1 + weights.alpha * error
    }
    return SmoothingFit(
      model: self, weights: weights, initialLevel: startLevel, initialSlope: startSlope, level: level, slope: slope,
      sumOfSquares: squares, logSum: logs + log(product), count: count)
  }
}
