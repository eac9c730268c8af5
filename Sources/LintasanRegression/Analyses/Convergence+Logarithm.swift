#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Convergence {
  /// The natural logarithm.
  static func logarithm(_ value: Double) -> Double { log(value) }
}
