/// What lies between the two sides of a decomposition: years, or another entity in one year.
enum DecompositionSpan: Sendable {
  case years(Int, Int)
  case entities(String, Int)

  /// The year of the first side and that of the second.
  var years: (from: Int, to: Int) {
    switch self {
    case .years(let from, let to): (from, to)
    case .entities(_, let year): (year, year)
    }
  }

  /// The other entity, where there is one.
  var other: String? {
    if case .entities(let other, _) = self { other } else { nil }
  }
}

/// The scores of all units on the two sides of a decomposition.
struct DecompositionSides: Sendable {
  /// The unit whose places are taken apart.
  let unit: Int
  let before: [Double?]
  let after: [Double?]
  /// Whose figures each unit has on the second side: its own, but that two entities in one year have changed places.
  let later: [Int]

  /// The units that are ranked on either side.
  var ranked: [Int] { before.indices.filter { before[$0] != nil || after[$0] != nil } }
}
