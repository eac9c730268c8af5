import Foundation

extension Convergence {
  /// The natural logarithm.
  static func logarithm(_ value: Double) -> Double { log(value) }
}
