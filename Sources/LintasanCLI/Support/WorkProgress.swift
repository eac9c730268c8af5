import Dispatch
import Lintasan
import Synchronization

/// How far a piece of work is, shown on a terminal from its second second on: what was done, how fast, how long yet.
final class WorkProgress: Sendable {
  private struct State {
    var what: String
    var done = 0
    var isOver = false
  }

  private let unit: String
  private let total: Int?
  private let start = DispatchTime.now()
  private let state: Mutex<State>

  /// Work that begins now.
  ///
  /// - Parameters:
  ///   - what: what is being done, such as `drawing 10000 futures`.
  ///   - unit: what is counted, in the plural, such as `forecasts`.
  ///   - total: how many there are, where that is known.
  init(_ what: String, unit: String = "", total: Int? = nil) {
    self.unit = unit
    self.total = total
    state = Mutex(State(what: what))
    if Console.showsProgress { tick(after: 1) }
  }

  /// Says what is being done now.
  func note(_ what: String) { state.withLock { $0.what = what } }

  /// One more is done.
  func advance() { state.withLock { $0.done += 1 } }

  /// Nothing more is shown.
  func end() {
    let wasOver = state.withLock { state in
      defer { state.isOver = true }
      return state.isOver
    }
    if !wasOver { Console.endProgress() }
  }

  private func tick(after seconds: Double) {
    DispatchQueue.global(qos: .utility).asyncAfter(deadline: .now() + seconds) { [weak self] in
      guard let self else { return }
      let now = DispatchTime.now()
      let elapsed = Double(now.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
      let isOver = state.withLock { state in
        if !state.isOver {
          Console.progress(Self.line(state.what, done: state.done, of: total, unit: unit, seconds: elapsed))
        }
        return state.isOver
      }
      if !isOver { tick(after: 0.25) }
    }
  }

  /// The line that is shown.
  static func line(_ what: String, done: Int, of total: Int?, unit: String, seconds: Double) -> String {
    guard let total, total > 0 else { return "\(what) … \(duration(seconds))" }
    var line = "\(what): \(done) of \(total) \(unit)"
    guard done > 0, seconds > 0 else { return line + ", \(duration(seconds))" }
    let rate = Double(done) / seconds
    let shown = rate >= 10 ? String(Int(rate.rounded())) : String((rate * 10).rounded() / 10)
    line += rate >= 0.1 ? ", \(shown) a second" : ", \(duration(1 / rate)) each"
    return done < total ? line + ", \(duration(Double(total - done) / rate)) left" : line
  }

  /// The seconds since a moment, to a hundredth.
  static func seconds(since start: ContinuousClock.Instant) -> String {
    NumberText.fixed((ContinuousClock.now - start) / .seconds(1), decimals: 2)
  }

  /// A time as people say it: `8 s`, `3 min 20 s`, `2 h 5 min`.
  static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
