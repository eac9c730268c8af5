/// Rows with fewer or more fields than the header: how many, and the lines of the first and of the last.
struct UnevenRows: Hashable, Sendable {
  private(set) var count = 0
  /// The lines of the first ones.
  private(set) var firstLines: [Int] = []
  private(set) var lastLine: Int?
  /// How many lines are named.
  static let named = 5

  mutating func add(line: Int) {
    count += 1
    if firstLines.count < Self.named { firstLines.append(line) }
    lastLine = line
  }

  /// Adds those of a piece of the file that begins on a line.
  mutating func add(_ more: UnevenRows, from line: Int) {
    count += more.count
    firstLines += more.firstLines.prefix(Self.named - firstLines.count).map { $0 + line }
    lastLine = more.lastLine.map { $0 + line } ?? lastLine
  }
}
