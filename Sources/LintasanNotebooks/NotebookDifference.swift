/// A line of an output that is no longer what it was.
package struct NotebookDifference: Hashable, Sendable {
  /// The line of the file, counted from 1; where a line is missing, the line after which it belongs.
  package let line: Int
  /// What stands in the file; `nil` for a line that is new.
  package let expected: String?
  /// What comes out now; `nil` for a line that is gone.
  package let found: String?
  /// The first number that differs, as it was and as it is; `nil` where words differ.
  package let number: Numbers?

  /// Two numbers that differ.
  package struct Numbers: Hashable, Sendable {
    /// What stands in the file.
    package let expected: String
    /// What comes out now.
    package let found: String
  }
}

extension NotebookDifference {
  /// The difference in a few lines for people: where it is, what was, what is.
  package func text(file: String) -> String {
    let place = "\(file):\(line):" + (number.map { " \($0.expected) became \($0.found)" } ?? "")
    return ([place] + [expected.map { "  - \($0)" }, found.map { "  + \($0)" }].compactMap(\.self))
      .joined(separator: "\n")
  }
}

extension Notebook {
  /// Runs every block again and compares what comes out with what stands in the file, numbers as numbers.
  ///
  /// - Parameters:
  ///   - values: parameters that take the place of those of the front matter.
  ///   - tolerance: how far a number may be off, see ``NumericComparison``.
  ///   - forgiven: told each line whose numbers differ by no more than the tolerance.
  ///   - runner: runs a command.
  /// - Returns: every line that differs; none where the notebook still holds.
  /// - Throws: ``NotebookError`` at the first command that fails, and what `runner` throws.
  package func differences(
    with values: [String: String] = [:], tolerance: Double = 1e-9, forgiven: (Int) -> Void = { _ in },
    runner: Runner
  ) throws -> [NotebookDifference] {
    let outputs = try outputs(with: values, runner: runner)
    let figures = try inlineDifferences(with: values, tolerance: tolerance, forgiven: forgiven, runner: runner)
    let below = zip(blocks, outputs).flatMap { block, found in
      Self.differences(
        expected: block.output ?? "", found: found,
        firstLine: block.outputLines.map { $0.lowerBound + (block.style == .verbatim ? 1 : 2) }
          ?? block.lines.upperBound,
        tolerance: tolerance, forgiven: forgiven)
    }
    return (below + figures).sorted { $0.line < $1.line }
  }

  /// The lines of two outputs side by side: those that stand in both are found first, so that one more line is one
  /// difference and not a shift of all that follow.
  static func differences(
    expected: String, found: String, firstLine: Int, tolerance: Double, forgiven: (Int) -> Void = { _ in }
  ) -> [NotebookDifference] {
    let comparison = NumericComparison(tolerance: tolerance)
    func split(_ text: String) -> [String] {
      var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    let was = split(expected)
    let now = split(found)
    let change = now.difference(from: was, by: comparison.areEqual)
    func offset(_ change: CollectionDifference<String>.Change) -> Int {
      switch change {
      case .insert(let offset, _, _), .remove(let offset, _, _): offset
      }
    }
    let gone = Set(change.removals.map(offset))
    let new = Set(change.insertions.map(offset))
    var differences: [NotebookDifference] = []
    var (left, right) = (0, 0)
    while left < was.count || right < now.count {
      let line = firstLine + min(left, max(0, was.count - 1))
      let old = gone.contains(left) ? was[left] : nil
      let fresh = new.contains(right) ? now[right] : nil
      if old == nil && fresh == nil {
        if comparison.compare(was[left], now[right]) == .withinTolerance { forgiven(line) }
        left += 1
        right += 1
        continue
      }
      differences.append(
        NotebookDifference(
          line: line, expected: old, found: fresh,
          number: old.flatMap { old in fresh.flatMap { comparison.firstNumberThatDiffers(old, $0) } }))
      if old != nil { left += 1 }
      if fresh != nil { right += 1 }
    }
    return differences
  }
}
