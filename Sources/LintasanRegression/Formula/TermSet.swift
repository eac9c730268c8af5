/// The terms of one side of a formula while it is being expanded: ordered, without repeats.
struct TermSet {
  static let limit = 5_000

  private(set) var terms: [FormulaTerm] = []
  private var members: Set<FormulaTerm> = []
  /// Whether a constant was asked for (`1`) or refused (`0`, `-1`); nil where nothing was said.
  var intercept: Bool?

  init(_ term: FormulaTerm? = nil, intercept: Bool? = nil) {
    self.intercept = intercept
    if let term { insert(term) }
  }

  var isTooLarge: Bool { terms.count > Self.limit }

  mutating func insert(_ term: FormulaTerm) {
    if members.insert(term).inserted { terms.append(term) }
  }

  mutating func formUnion(_ other: TermSet) {
    for term in other.terms { insert(term) }
    intercept = other.intercept ?? intercept
  }

  mutating func subtract(_ other: TermSet) {
    for term in other.terms { members.remove(term) }
    terms.removeAll { !members.contains($0) }
    if let said = other.intercept { intercept = !said }
  }

  /// All pairwise interactions; stops as soon as the limit is passed.
  func crossed(with other: TermSet) -> TermSet {
    var result = TermSet()
    for left in terms {
      for right in other.terms {
        result.insert(left.crossed(with: right))
        if result.isTooLarge { return result }
      }
    }
    return result
  }
}
