#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension TransformRule {
  /// The name.
  package var name: String {
    switch self {
    case .none: "none"
    case .log: "log"
    case .log10: "log10"
    case .squareRoot: "sqrt"
    case .boxCox(let exponent): MethodSpec.text("boxcox", exponent)
    case .share: "share"
    }
  }

  /// Whether a value can be transformed.
  func accepts(_ value: Double) -> Bool {
    switch self {
    case .none, .share: true
    case .squareRoot: value >= 0
    case .log, .log10, .boxCox: value > 0
    }
  }

  /// The map of one value; a share needs the whole year and leaves it as it is.
  package func applied(to value: Double) -> Double {
    switch self {
    case .none, .share: value
    case .log: Self.logarithm(value)
    case .log10: Self.logarithm10(value)
    case .squareRoot: value.squareRoot()
    case .boxCox(let exponent):
      exponent == 0 ? Self.logarithm(value) : (Self.power(value, exponent) - 1) / exponent
    }
  }

  /// Back from a transformed value; `nil` where there is no way.
  package func inverse(of value: Double) -> Double? {
    switch self {
    case .none: return value
    case .share: return nil
    case .log: return Self.exponential(value)
    case .log10: return Self.power(10, value)
    case .squareRoot: return value >= 0 ? value * value : nil
    case .boxCox(let exponent):
      if exponent == 0 { return Self.exponential(value) }
      let base = value * exponent + 1
      return base > 0 ? Self.power(base, 1 / exponent) : nil
    }
  }

  // The cases hide the functions of the same names.
  private static func logarithm(_ value: Double) -> Double { value.logarithm }
  private static func logarithm10(_ value: Double) -> Double { value.logarithm10 }
  private static func exponential(_ value: Double) -> Double { value.exponential }
  private static func power(_ value: Double, _ exponent: Double) -> Double { value.raised(to: exponent) }
}

extension Double {
  fileprivate var logarithm: Double { log(self) }
  fileprivate var logarithm10: Double { log10(self) }
  fileprivate var exponential: Double { exp(self) }
  fileprivate func raised(to exponent: Double) -> Double { pow(self, exponent) }
}
