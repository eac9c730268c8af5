import ArgumentParser
import Lintasan

/// A time as it is typed: a year, or a quarter, month or day such as `2021Q2`, `2021-04`, `2021-04-30`.
struct TimeOption: ExpressibleByArgument {
  let text: String
  private let unit: TimeAxis.Unit
  private let count: Int

  init?(argument: String) {
    guard let (unit, count) = TimeAxis.parsed(argument), count >= 1 else { return nil }
    (text, self.unit, self.count) = (argument, unit, count)
  }

  /// The year; `nil` for a time of another unit.
  var year: Int? { unit == .year ? count : nil }

  /// The time on an index's axis.
  func time(on axis: TimeAxis, option: String) throws(CommandFailure) -> Int {
    guard let time = axis.ordinal(text) else {
      let example = axis.label(axis.ordinal("2020") ?? 2020)
      throw .usage("--\(option) is \(text); the times of the table are written like \(example)")
    }
    return time
  }
}
