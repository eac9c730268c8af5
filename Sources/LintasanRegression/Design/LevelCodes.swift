import LintasanTables

/// A column read as categories: sorted levels, and each row's level or −1 where missing.
///
/// Numbers sort by value, text by its Unicode scalars, so that the coding does not depend on row order.
struct LevelCodes: Sendable {
  let levels: [String]
  let codes: [Int32]

  init(levels: [String], codes: [Int32]) {
    self.levels = levels
    self.codes = codes
  }

  init(table: Table, column name: String) throws(RegressionError) {
    switch try tableColumn(table, name).values {
    case .numbers(let numbers): self.init(numbers)
    case .texts(let texts):
      let order = texts.levels.indices.sorted {
        texts.levels[$0].unicodeScalars.lexicographicallyPrecedes(texts.levels[$1].unicodeScalars)
      }
      var map = [Int32](repeating: 0, count: texts.levels.count)
      for (position, level) in order.enumerated() { map[level] = Int32(position) }
      self.init(levels: order.map { texts.levels[$0] }, codes: texts.codes.map { $0 < 0 ? -1 : map[Int($0)] })
    case .booleans(let values):
      self.init(levels: ["false", "true"], codes: values.map { $0.map { $0 ? 1 : 0 } ?? -1 })
    }
  }

  init(_ numbers: Numbers) {
    if let dense = numbers.dense, let low = dense.min(), let high = dense.max(), high - low < 4_000_000,
      high - low < 64 * Double(dense.count) + 1024,
      low >= -1e15, dense.allSatisfy({ $0 == $0.rounded() })
    {
      // Whole numbers in a narrow range: count instead of hashing.
      var seen = [Int32](repeating: -1, count: Int(high - low) + 1)
      for value in dense { seen[Int(value - low)] = 0 }
      var levels: [String] = []
      for position in seen.indices where seen[position] == 0 {
        seen[position] = Int32(levels.count)
        levels.append(NumberText.shortest(low + Double(position)))
      }
      self.init(levels: levels, codes: dense.map { seen[Int($0 - low)] })
    } else {
      let sorted = Set(numbers.present).sorted()
      var position: [Double: Int32] = [:]
      for (index, value) in sorted.enumerated() { position[value] = Int32(index) }
      self.init(
        levels: sorted.map { NumberText.shortest($0) },
        codes: numbers.optional.map { $0.flatMap { position[$0] } ?? -1 })
    }
  }

  /// Codes of the combination of several columns, in the order of first appearance.
  static func combined(_ parts: [LevelCodes], separator: String = "^") -> LevelCodes {
    guard parts.count > 1, let first = parts.first else {
      return parts.first ?? LevelCodes(levels: [], codes: [])
    }
    var lookup: [[Int32]: Int32] = [:]
    var levels: [String] = []
    var codes = [Int32](repeating: -1, count: first.codes.count)
    for row in codes.indices {
      let key = parts.map { $0.codes[row] }
      if key.contains(where: { $0 < 0 }) { continue }
      if let known = lookup[key] {
        codes[row] = known
      } else {
        let code = Int32(levels.count)
        lookup[key] = code
        codes[row] = code
        levels.append(zip(parts, key).map { $0.levels[Int($1)] }.joined(separator: separator))
      }
    }
    return LevelCodes(levels: levels, codes: codes)
  }

  /// The rows at the positions given, levels that do not occur there removed.
  func rows(_ positions: [Int]) -> LevelCodes {
    var map = [Int32](repeating: -1, count: levels.count)
    for row in positions where codes[row] >= 0 { map[Int(codes[row])] = 0 }
    var kept: [String] = []
    for level in map.indices where map[level] == 0 {
      map[level] = Int32(kept.count)
      kept.append(levels[level])
    }
    return LevelCodes(levels: kept, codes: positions.map { codes[$0] < 0 ? -1 : map[Int(codes[$0])] })
  }

  /// The levels that occur in the rows that are used.
  func present(in usable: [Bool]) -> [Int] {
    var present = [Bool](repeating: false, count: levels.count)
    for row in codes.indices where usable[row] && codes[row] >= 0 { present[Int(codes[row])] = true }
    return levels.indices.filter { present[$0] }
  }

  /// The same rows with codes into another list of levels, −1 for those that it does not have.
  func recoded(to others: [String]) -> LevelCodes {
    var places: [String: Int32] = [:]
    for (place, level) in others.enumerated() { places[level] = Int32(place) }
    let map = levels.map { places[$0] ?? -1 }
    return LevelCodes(levels: others, codes: codes.map { $0 < 0 ? -1 : map[Int($0)] })
  }
}
