/// The levels of a grouping, numbered as they are first met in a file.
struct LevelIndex: Sendable {
  private var codes: [String: Int32] = [:]

  var count: Int { codes.count }
  /// The levels by their numbers.
  var levels: [String] { codes.sorted { $0.value < $1.value }.map(\.key) }
  /// About how many bytes a level takes.
  static let bytesPerLevel = 96

  /// The number of each level, new ones added.
  mutating func adding(_ levels: [String]) -> [Int32] {
    levels.map { level in
      if let known = codes[level] { return known }
      let code = Int32(codes.count)
      codes[level] = code
      return code
    }
  }

  /// The number of each level, −1 for one that is not known.
  func codes(of levels: [String]) -> [Int32] { levels.map { codes[$0] ?? -1 } }
}
