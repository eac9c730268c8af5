import ArgumentParser
import Lintasan
import LintasanNotebooks

/// `lintasan notebook check`: do the outputs still hold?
struct NotebookCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Run the commands of notebooks and compare with the outputs that stand there.",
    discussion: """
      Every command is run again, and nothing is changed. Numbers are compared as numbers, whole ones exactly; files \
      that commands write are compared with those beside the notebook. Exit code 1 where something differs; every such \
      line is shown with its place.

      EXAMPLES
        lintasan notebook check notebooks-md/ --jobs 2
        lintasan notebook check brief.md --tolerance 1e-6
      """)

  @OptionGroup var options: NotebookOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far a number may be off, relative to its size.", valueName: "number"))
  var tolerance: Double = 1e-9

  @Option(
    name: .customLong("expect-blocks"),
    help: ArgumentHelp("How many command blocks there must be, in all notebooks together.", valueName: "number"))
  var expectBlocks: Int?

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite else {
      throw ValidationError("--tolerance \(tolerance): expected 0 or more")
    }
  }

  func run() throws {
    var count = 0
    let outcomes = try options.session(cache: nil).run()
    if let expectBlocks {
      let found = outcomes.reduce(0) { $0 + $1.notebook.blocks.count }
      guard found == expectBlocks else {
        throw NotebookError(
          file: outcomes.map(\.notebook.file).joined(separator: ", "),
          fault: .otherCount(found: found, expected: expectBlocks))
      }
    }
    for outcome in outcomes {
      let notebook = outcome.notebook
      var forgiven: [Int] = []
      var texts = try notebook.differences(
        with: outcome.values, tolerance: tolerance, forgiven: { forgiven.append($0) }, runner: outcome.runner
      ).map { $0.text(file: notebook.file) }
      texts += outcome.fileDifferences(NumericComparison(tolerance: tolerance))
      for text in texts { try Console.write(Array((text + "\n").utf8)) }
      if let first = forgiven.first {
        Console.notice(
          "\(notebook.file): numbers differ by less than the tolerance in \(forgiven.count) "
            + "\(forgiven.count == 1 ? "line" : "lines"), first in line \(first); --tolerance 0 shows them")
      }
      if texts.isEmpty { Console.notice("\(notebook.file): \(notebook.contents) hold") }
      count += texts.count
    }
    guard count == 0 else {
      throw CommandFailure(.difference, "\(count) \(count == 1 ? "difference" : "differences")")
    }
  }
}
