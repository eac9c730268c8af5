/// Rows that are alone in a level of an absorbed effect: the level fits them exactly and they tell nothing.
enum Singletons {
  /// Positions of the rows that stay after singletons are removed until none is left.
  static func remaining(_ effects: [LevelCodes]) -> [Int] {
    guard let rows = effects.first?.codes.count else { return [] }
    var alive = [Bool](repeating: true, count: rows)
    var counts = effects.map { effect in
      var counts = [Int32](repeating: 0, count: effect.levels.count)
      for code in effect.codes { counts[Int(code)] += 1 }
      return counts
    }
    var changed = counts.contains { $0.contains(1) }
    while changed {
      changed = false
      for row in 0..<rows where alive[row] {
        if effects.indices.contains(where: { counts[$0][Int(effects[$0].codes[row])] == 1 }) {
          alive[row] = false
          changed = true
          for effect in effects.indices { counts[effect][Int(effects[effect].codes[row])] -= 1 }
        }
      }
    }
    return alive.indices.filter { alive[$0] }
  }
}
