/// Compares texts with the numbers in them compared as numbers.
///
/// Whole numbers (years, ranks, counts) must be equal. Other numbers may be off by the tolerance, relative to the larger
/// of the two: a figure that was rounded for people differs as soon as one of its digits does, while the last digits of
/// a figure in full precision may follow the processor.
package struct NumericComparison: Sendable {
  /// How far a number may be off, relative to the larger of the two; 0 asks for equal numbers.
  package let tolerance: Double

  /// Where both numbers are closer to zero than this, they are what rounding left of nothing.
  private static let nothing = 1e-15

  /// A comparison.
  package init(tolerance: Double) { self.tolerance = tolerance }

  /// How two lines stand to each other.
  package enum Verdict: Hashable, Sendable {
    /// The same words and numbers; only padding may differ.
    case same
    /// Numbers differ by no more than the tolerance.
    case withinTolerance
    /// Something else is said.
    case different
  }

  /// Compares two lines.
  package func compare(_ first: String, _ second: String) -> Verdict {
    if first == second { return .same }
    let left = Self.pieces(first)
    let right = Self.pieces(second)
    guard left.count == right.count else { return .different }
    var verdict = Verdict.same
    for (old, new) in zip(left, right) where old.text != new.text {
      switch compare(old, new) {
      case .same: continue
      case .withinTolerance: verdict = .withinTolerance
      case .different: return .different
      }
    }
    return verdict
  }

  /// Whether two lines say the same, numbers within the tolerance.
  package func areEqual(_ first: String, _ second: String) -> Bool { compare(first, second) != .different }

  /// The first pair of numbers that differs, where the words around them are the same.
  func firstNumberThatDiffers(_ first: String, _ second: String) -> NotebookDifference.Numbers? {
    let left = Self.pieces(first)
    let right = Self.pieces(second)
    guard left.count == right.count else { return nil }
    for (old, new) in zip(left, right) where old.text != new.text && compare(old, new) == .different {
      guard old.value != nil, new.value != nil else { return nil }
      return .init(expected: String(old.text), found: String(new.text))
    }
    return nil
  }

  private struct Piece {
    var text: Substring
    var value: Double?

    var isWhole: Bool { !text.contains { ".eE".contains($0) } }
  }

  private func compare(_ first: Piece, _ second: Piece) -> Verdict {
    guard let left = first.value, let right = second.value else {
      // Padding of columns follows the width of numbers.
      let isPadding = first.text.allSatisfy(\.isWhitespace) && second.text.allSatisfy(\.isWhitespace)
      return isPadding && first.text.isEmpty == second.text.isEmpty ? .same : .different
    }
    if left == right { return .same }
    let isWhole = first.isWhole && second.isWhole
    let largest = max(abs(left), abs(right))
    guard !isWhole, tolerance > 0 else { return .different }
    return abs(left - right) <= tolerance * largest || largest < Self.nothing ? .withinTolerance : .different
  }

  /// Numbers, runs of white space, and what is between them. Letters before digits belong to a word: `HC3` is no number.
  private static func pieces(_ text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      if let match = rest.prefixMatch(of: /[-−+]?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/) {
        let digits = match.output.replacing("−", with: "-")
        // Digits after a leading zero are a code, or what follows a decimal comma: 007, 0,09.
        let isCode = digits.prefixMatch(of: /[-+]?0[0-9]/) != nil
        pieces.append(Piece(text: match.output, value: isCode ? nil : Double(digits)))
        rest = rest[match.range.upperBound...]
        continue
      }
      let end: Substring.Index
      if first.isWhitespace {
        end = rest.firstIndex { !$0.isWhitespace } ?? rest.endIndex
      } else if first.isLetter || first == "_" {
        end = rest.firstIndex { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? rest.endIndex
      } else {
        end = rest.index(after: rest.startIndex)
      }
      pieces.append(Piece(text: rest[..<end], value: nil))
      rest = rest[end...]
    }
    return pieces
  }
}

extension NumericComparison {
  /// The first line at which two documents differ, counted from 1; `nil` where they say the same.
  package func firstDifference(_ first: String, _ second: String) -> (line: Int, first: String, second: String)? {
    let left = first.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let right = second.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for index in 0..<max(left.count, right.count) {
      let old = index < left.count ? String(left[index]) : ""
      let new = index < right.count ? String(right[index]) : ""
      if index >= left.count || index >= right.count || !areEqual(old, new) { return (index + 1, old, new) }
    }
    return nil
  }
}
