/// A line of an output that is no longer what it was.
public struct NotebookDifference: Hashable, Sendable {
  /// The line of the file, counted from 1; where a line is missing, the line after which it belongs.
  public let line: Int
  /// What stands in the file; `nil` for a line that is new.
  public let expected: String?
  /// What comes out now; `nil` for a line that is gone.
  public let found: String?
  /// The first number that differs, as it was and as it is; `nil` where words differ.
  public let number: Numbers?

  /// Two numbers that differ.
  public struct Numbers: Hashable, Sendable {
    /// What stands in the file.
    public let expected: String
    /// What comes out now.
    public let found: String
  }
}

extension NotebookDifference {
  /// The difference in a few lines for people: where it is, what was, what is.
  public func text(file: String) -> String {
    let place = "\(file):\(line):" + (number.map { " \($0.expected) became \($0.found)" } ?? "")
    return ([place] + [expected.map { "  - \($0)" }, found.map { "  + \($0)" }].compactMap(\.self))
      .joined(separator: "\n")
  }
}

extension Notebook {
  /// Runs every block again and compares what comes out with what stands in the file, numbers as numbers.
  ///
  /// - Parameters:
  ///   - tolerance: how far a number may be off, relative to the larger of the two and at least to 1.
  /// - Returns: every line that differs; none where the notebook still holds.
  /// - Throws: ``NotebookError`` at the first command that fails, and what `runner` throws.
  public func differences(
    with values: [String: String] = [:], tolerance: Double = 1e-9, progress: (Int, Int) -> Void = { _, _ in },
    runner: Runner
  ) throws -> [NotebookDifference] {
    let outputs = try outputs(with: values, progress: progress, runner: runner)
    return zip(blocks, outputs).flatMap { block, found in
      Self.differences(
        expected: block.output ?? "", found: found,
        firstLine: block.outputLines.map { $0.lowerBound + (block.style == .verbatim ? 1 : 2) }
          ?? block.lines.upperBound,
        tolerance: tolerance)
    }
  }

  static func differences(
    expected: String, found: String, firstLine: Int, tolerance: Double
  ) -> [NotebookDifference] {
    let comparison = NumericComparison(tolerance: tolerance)
    func split(_ text: String) -> [String] {
      var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
      while lines.last?.isEmpty == true { lines.removeLast() }
      return lines
    }
    let was = split(expected)
    let now = split(found)
    var differences: [NotebookDifference] = []
    for index in 0..<max(was.count, now.count) {
      let old = index < was.count ? was[index] : nil
      let new = index < now.count ? now[index] : nil
      if let old, let new, comparison.areEqual(old, new) { continue }
      differences.append(
        NotebookDifference(
          line: firstLine + min(index, max(0, was.count - 1)), expected: old, found: new,
          number: old.flatMap { old in new.flatMap { comparison.firstNumberThatDiffers(old, $0) } }))
    }
    return differences
  }
}
