/// How much memory a regression on a stream may take, and what its parts are known to take.
struct MemoryBudget: Sendable {
  /// What was allowed, in bytes.
  let allowed: Int
  /// The program itself, its libraries, and the pieces of the file that are being read.
  static let base = 64_000_000

  /// Checks what does not depend on the number of groups, and gives what is left for them.
  func afterDesign(columns: Int, blockRows: Int, threads: Int) throws(RegressionError) -> Int {
    let window = 8 * max(1, threads)
    let perBlock = 32 * columns * blockRows + 16 * columns * columns
    let needed = Self.base + window * perBlock + 6 * 16 * columns * columns
    guard needed <= allowed else {
      throw .tooLittleMemory(needed: needed, allowed: allowed, what: "\(columns) columns")
    }
    return allowed - needed
  }

  /// Checks that groups fit in what is left.
  func checkGroups(_ groups: Int, width: Int, left: Int, name: String) throws(RegressionError) {
    let needed = groups * (GroupTotals.bytes(width: width) + LevelIndex.bytesPerLevel)
    guard needed <= left else {
      throw .tooLittleMemory(
        needed: allowed - left + needed, allowed: allowed, what: "\(groups) and more levels of '\(name)'")
    }
  }
}
