import CSystem
import Dispatch
import Synchronization

/// `body` of every index from 0 to `count - 1`, computed on up to `threads` threads, in the order of the indices.
///
/// Each value may depend on its index only, so that the result is the same for every number of threads. Where calls
/// throw, the error of the lowest index is thrown.
package func parallelMap<Element: Sendable, Failure: Error>(
  count: Int, threads: Int, _ body: @Sendable (Int) throws(Failure) -> Element
) throws(Failure) -> [Element] {
  precondition(count >= 0, "a count of \(count)")
  let workers = threads > 1 && count > 1 && !Threads.canStart ? 1 : min(max(1, threads), count)
  if workers <= 1 {
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for index in 0..<count { elements.append(try body(index)) }
    return elements
  }
  let next = Atomic<Int>(0)
  let results = Mutex<[(index: Int, value: Result<Element, Failure>)]>([])
  DispatchQueue.concurrentPerform(iterations: workers) { _ in
    var own: [(index: Int, value: Result<Element, Failure>)] = []
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { break }
      do throws(Failure) {
        own.append((index, .success(try body(index))))
      } catch {
        own.append((index, .failure(error)))
        break
      }
    }
    let finished = own
    results.withLock { $0.append(contentsOf: finished) }
  }
  var ordered = results.withLock { $0 }
  ordered.sort { $0.index < $1.index }
  var elements: [Element] = []
  elements.reserveCapacity(count)
  for result in ordered { elements.append(try result.value.get()) }
  return elements
}

/// Threads of the process.
private enum Threads {
  /// Whether another one can be started: where memory is limited too tightly, Dispatch would wait for one for ever, and the
  /// library of linear algebra for the 128 MB that it takes for each.
  static let canStart = !lintasan_is_short_of_memory() && lintasan_can_start_thread()
}

/// As ``parallelMap(count:threads:_:)``, and given up where the task that called it is cancelled.
///
/// - Parameters:
///   - count: how many values.
///   - threads: how many threads may work.
///   - cancelled: the error that is thrown then.
///   - body: the value of an index.
package func parallelMap<Element: Sendable, Failure: Error>(
  count: Int, threads: Int, cancelled: @Sendable () -> Failure, _ body: @Sendable (Int) throws(Failure) -> Element
) throws(Failure) -> [Element] {
  // Only the calling thread knows its task: it asks before each value, and tells the others.
  let stops = Atomic<Bool>(false)
  return try parallelMap(count: count, threads: threads) { index throws(Failure) in
    if Task.isCancelled { stops.store(true, ordering: .relaxed) }
    if stops.load(ordering: .relaxed) { throw cancelled() }
    return try body(index)
  }
}
