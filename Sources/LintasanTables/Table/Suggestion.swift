/// Finds what somebody may have meant.
package enum Suggestion {
  /// The candidates nearest to a misspelt word by edit distance, best first; none where nothing is near.
  ///
  /// Case does not count. A candidate is near where at most a third of the letters (and at least one, or a swap of
  /// neighbours) differ.
  package static func nearest(to word: String, among candidates: some Sequence<String>, limit: Int = 3) -> [String] {
    let wanted = Array(word.lowercased())
    let allowed = max(1, wanted.count / 3)
    var found: [(distance: Int, position: Int, candidate: String)] = []
    for (position, candidate) in candidates.enumerated() {
      let letters = Array(candidate.lowercased())
      guard abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = editDistance(wanted, letters)
      if distance <= allowed { found.append((distance, position, candidate)) }
    }
    found.sort { ($0.distance, $0.position) < ($1.distance, $1.position) }
    return found.prefix(limit).map(\.candidate)
  }

  /// `" (did you mean “a” or “b”?)"`, or nothing where nothing is near.
  package static func sentence(for word: String, among candidates: some Sequence<String>) -> String {
    let near = nearest(to: word, among: candidates).map(Quotation.quoted)
    return near.isEmpty ? "" : " (did you mean \(near.joined(separator: " or "))?)"
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func editDistance(_ first: [Character], _ second: [Character]) -> Int {
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    var beforeLast = [Int](repeating: 0, count: second.count + 1)
    var last = Array(0...second.count)
    for i in 1...first.count {
      var row = [i] + [Int](repeating: 0, count: second.count)
      for j in 1...second.count {
        let cost = first[i - 1] == second[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
