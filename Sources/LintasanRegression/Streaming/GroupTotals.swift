/// Sums of columns in each level of a grouping, in doubled precision; they grow as levels are met, without ever moving.
struct GroupTotals: Sendable {
  let width: Int
  private(set) var counts: [Int32] = []
  private var segments: [[DoubleDouble]] = []
  private static let segmentLength = 512

  init(width: Int) { self.width = width }

  var count: Int { counts.count }
  /// About how many bytes a group takes.
  static func bytes(width: Int) -> Int { 16 * width + 8 }

  /// Adds rows, whose groups are counted from 0.
  mutating func add(_ columns: [[Double]], lows: [[Double]?], groups: [Int32]) {
    guard let highest = groups.max() else { return }
    while segments.count * Self.segmentLength <= Int(highest) {
      segments.append([DoubleDouble](repeating: .zero, count: Self.segmentLength * width))
    }
    if count <= Int(highest) { counts.append(contentsOf: repeatElement(0, count: Int(highest) + 1 - count)) }
    for (row, group) in groups.enumerated() {
      let (segment, start) = (Int(group) / Self.segmentLength, Int(group) % Self.segmentLength * width)
      counts[Int(group)] += 1
      for (place, column) in columns.enumerated() {
        segments[segment][start + place] =
          segments[segment][start + place] + DoubleDouble(column[row], lows[place]?[row] ?? 0)
      }
    }
  }

  /// The sum of a column in a group.
  subscript(group: Int, column: Int) -> DoubleDouble {
    segments[group / Self.segmentLength][group % Self.segmentLength * width + column]
  }

  /// All sums of a group.
  func sums(_ group: Int) -> [DoubleDouble] { (0..<width).map { self[group, $0] } }
}
