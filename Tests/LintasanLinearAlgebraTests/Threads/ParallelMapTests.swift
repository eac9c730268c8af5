import LintasanLinearAlgebra
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

  @Test func theLibraryIsThere() {
    BLASLibrary.useOneThread()
    #expect(!BLASLibrary.core.isEmpty)
    #expect(BLASLibrary.configuration.contains("OpenBLAS"))
  }
}
