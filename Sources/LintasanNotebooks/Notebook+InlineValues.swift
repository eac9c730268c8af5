extension Notebook {
  /// The commands of figures within sentences, each once, in the order in which they are first met.
  var inlineCommands: [NotebookBlock.Command] {
    var seen: Set<String> = []
    return inlineValues.map(\.step).filter { seen.insert($0.text).inserted }
  }

  /// What each figure within a sentence is now.
  ///
  /// - Throws: ``NotebookError`` for a command that fails and a figure that is not in what it prints; what `runner` throws.
  func figures(with values: [String: String], runner: Runner) throws -> [String] {
    guard !inlineValues.isEmpty else { return [] }
    let steps = try steps(with: values).dropFirst(blocks.reduce(0) { $0 + $1.commands.count })
    var results: [String: String] = [:]
    for (command, step) in zip(inlineCommands, steps) {
      let result = try runner(step)
      if let error = error(of: result, at: step) { throw error }
      results[command.text] = result.output
    }
    return try inlineValues.map { one in
      do throws(InlineFault) {
        return try one.figure(in: results[one.step.text] ?? "")
      } catch {
        throw NotebookError(
          file: file, fault: .noFigure(line: one.line, command: one.source, reason: error.reason))
      }
    }
  }

  /// The lines of the document with new figures in its sentences.
  func linesWithFigures(_ figures: [String]) -> [String] {
    var lines = lines
    var rest = figures[...]
    for number in Set(inlineValues.map(\.line)).sorted() where lines.indices.contains(number - 1) {
      let line = lines[number - 1]
      var text = ""
      var next = line.startIndex
      for (value, range) in InlineValue.find(in: line, number: number) {
        text += line[next..<range.lowerBound] + value.text(rest.popFirst() ?? "")
        next = range.upperBound
      }
      lines[number - 1] = text + line[next...]
    }
    return lines
  }

  /// The figures within sentences that are no longer what they were.
  func inlineDifferences(
    with values: [String: String], tolerance: Double, forgiven: (Int) -> Void, runner: Runner
  ) throws -> [NotebookDifference] {
    let comparison = NumericComparison(tolerance: tolerance)
    return try zip(inlineValues, figures(with: values, runner: runner)).compactMap { one, found in
      let verdict = one.value.map { comparison.compare($0, found) } ?? .different
      if verdict == .withinTolerance { forgiven(one.line) }
      guard verdict == .different else { return nil }
      return NotebookDifference(
        line: one.line, expected: one.value.map(one.text) ?? "`{\(one.source)}`", found: one.text(found),
        number: one.value.flatMap { comparison.firstNumberThatDiffers($0, found) })
    }
  }
}
