import Dispatch
import Synchronization

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension Backtest {
  /// Makes the forecasts on threads of their own and compares them with what came, without keeping the caller's thread busy.
  ///
  /// All cores may work; the result is the same for every number of them.
  ///
  /// - Parameter progress: called after each forecast, from whichever thread made it.
  /// - Throws: `CancellationError` soon after the task is cancelled; otherwise what a model cannot do (``ForecastError``).
  public func run(
    progress: @escaping @Sendable () -> Void = {}
  ) async throws -> BacktestResult {
    let stop = StopSign()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async {
          do throws(ForecastError) {
            let result = try run(
              shard: nil, threads: ProcessInfo.processInfo.activeProcessorCount, isCancelled: { stop.isSet },
              progress: progress)
            continuation.resume(returning: result)
          } catch {
            continuation.resume(throwing: error == .cancelled ? CancellationError() : error)
          }
        }
      }
    } onCancel: {
      stop.set()
    }
  }
}

/// Whether work is to be given up, as a task tells threads that do not belong to it.
private final class StopSign: Sendable {
  private let value = Atomic<Bool>(false)
  var isSet: Bool { value.load(ordering: .relaxed) }
  func set() { value.store(true, ordering: .relaxed) }
}
