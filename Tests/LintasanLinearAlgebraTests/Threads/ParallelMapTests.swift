import Dispatch
import Foundation
import LintasanLinearAlgebra
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  struct Odd: Error, Equatable { let index: Int }

  @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 100]) func keepsTheOrder(threads: Int, count: Int) {
    #expect(parallelMap(count: count, threads: threads) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }

  @Test(arguments: [1, 2, 4]) func throwsTheErrorOfTheLowestIndex(threads: Int) {
    #expect(throws: Odd(index: 13)) {
      try parallelMap(count: 200, threads: threads) { (index: Int) throws(Odd) -> Int in
        if index >= 13 && index % 2 == 1 { throw Odd(index: index) }
        return index
      }
    }
  }

  /// Neighbours wait for each other, which two threads alone can do; what they make is in order nevertheless.
  @Test(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1)) func threadsWorkAtTheSameTime() {
    let arrived = (0..<6).map { _ in DispatchSemaphore(value: 0) }
    let found = parallelMap(count: 6, threads: 2) { index in
      arrived[index].signal()
      let other = arrived[index % 2 == 0 ? index + 1 : index - 1].wait(timeout: .now() + 60)
      return other == .success ? index : -1
    }
    #expect(found == [0, 1, 2, 3, 4, 5])
  }

  @Test(arguments: [0, 1, 2]) func aThreadStopsAtItsFirstError(threads: Int) {
    let calls = Mutex(0)
    #expect(throws: Odd(index: 0)) {
      try parallelMap(count: 1000, threads: threads) { (index: Int) throws(Odd) -> Int in
        calls.withLock { $0 += 1 }
        throw Odd(index: index)
      }
    }
    let count = calls.withLock { $0 }
    #expect(count <= max(1, threads))
  }

  @Test func theLibraryIsThere() {
    #expect(!BLASLibrary.core.isEmpty)
    #expect(BLASLibrary.configuration.contains("OpenBLAS"))
  }
}
