import Foundation
import Testing

@testable import LintasanNotebooks

@Suite("Notebooks")
struct NotebookTests {
  private static let document = """
    ---
    title: A question
    params:
      country: IDN
    ---

    # Where does it stand?   

    ```lintasan
    # a remark
    lintasan rank --country {{country}} \\
      --year 2020
    ```

    ```output
    rank 88, score 0.6612
    ```

    Some words stay *as they are*.

    ```sh
    rm -rf /
    ```

    ```lintasan markdown
    lintasan rank --format markdown
    ```
    <!-- output -->

    | a |
    | - |

    <!-- /output -->
    The end, without a line feed
    """

  private func notebook(_ text: String = document) throws -> Notebook {
    try Notebook(reading: Array(text.utf8), file: "n.md")
  }

  private static func runner(_ step: NotebookStep) -> NotebookResult {
    NotebookResult(
      output: step.arguments.contains("markdown") ? "| a |\n| - |\n" : "rank 88, score 0.6612\n")
  }

  @Test func refreshOfWhatHoldsKeepsEveryByte() throws {
    #expect(try notebook().refreshed(runner: Self.runner) == Self.document)
    let windows = Self.document.replacing("\n", with: "\r\n")
    #expect(try notebook(windows).refreshed(runner: Self.runner) == windows)
  }

  @Test func commandsAreTakenApartAndParametersFilled() throws {
    var seen: [[String]] = []
    _ = try notebook().refreshed(with: ["country": "a b'; rm"]) { step in
      seen.append(step.arguments)
      return NotebookResult(output: "")
    }
    #expect(seen == [["rank", "--country", "a b'; rm", "--year", "2020"], ["rank", "--format", "markdown"]])
  }

  @Test func outputIsAddedWhereThereIsNone() throws {
    let text = "# T\n\n```lintasan\nlintasan rank\n```\n\nafter\n"
    let filled = try notebook(text).refreshed { _ in NotebookResult(output: "x ``` y") }
    #expect(filled == "# T\n\n```lintasan\nlintasan rank\n```\n\n````output\nx ``` y\n````\n\nafter\n")
    #expect(try notebook(filled).refreshed { _ in NotebookResult(output: "x ``` y") } == filled)
    let atEnd = try notebook("```lintasan\nlintasan rank\n```").refreshed { _ in NotebookResult(output: "x") }
    #expect(atEnd == "```lintasan\nlintasan rank\n```\n\n```output\nx\n```\n")
  }

  @Test func changedDigitIsFoundWithItsLine() throws {
    let changed = try notebook(Self.document.replacing("0.6612", with: "0.6613"))
    let differences = try changed.differences(runner: Self.runner)
    #expect(differences.count == 1)
    #expect(differences[0].line == 16)
    #expect(
      differences[0].text(file: "n.md") == """
        n.md:16: 0.6613 became 0.6612
          - rank 88, score 0.6613
          + rank 88, score 0.6612
        """)
    #expect(try notebook().differences(runner: Self.runner).isEmpty)
    #expect(try changed.differences(tolerance: 0.01, runner: Self.runner).isEmpty)
  }

  @Test func addedAndMissingLinesAreFound() throws {
    let differences = try notebook().differences { _ in NotebookResult(output: "rank 88, score 0.6612\nmore\n") }
    #expect(differences.count == 3)
    #expect(differences[0].expected == nil && differences[0].found == "more")
  }

  @Test func oneMoreLineIsOneDifference() {
    let differences = Notebook.differences(
      expected: "a 1\nb 2\nc 3\n", found: "a 1\nx 9\nb 2\nc 3\n", firstLine: 10, tolerance: 1e-9)
    #expect(differences.map { $0.text(file: "n.md") } == ["n.md:11:\n  + x 9"])
    let gone = Notebook.differences(
      expected: "a 1\nx 9\nb 2\n", found: "a 1\nb 2\n", firstLine: 10, tolerance: 1e-9)
    #expect(gone.map { $0.text(file: "n.md") } == ["n.md:11:\n  - x 9"])
  }

  /// Whichever digit of an output is changed, it is found; a figure in full precision is compared to nine digits and
  /// the rest is told.
  @Test func anyChangedDigitIsNoticed() {
    let output =
      "IDN  2024  0.7991  64  −12.6  1.2e-12  0.0000000001  1,234,567,890,123  HC3  2026-11-23  45%  p < 0.001"
    for index in output.indices where output[index].isNumber {
      let digit = output[index] == "7" ? "8" : "7"
      let changed = output.replacingCharacters(in: index...index, with: digit)
      guard changed != output else { continue }
      let found = Notebook.differences(expected: changed, found: output, firstLine: 1, tolerance: 1e-9)
      #expect(found.count == 1, "\(changed)")
    }
    var forgiven: [Int] = []
    let full = Notebook.differences(
      expected: "0.12345678901234567", found: "0.12345678901234569", firstLine: 3, tolerance: 1e-9,
      forgiven: { forgiven.append($0) })
    #expect(full.isEmpty && forgiven == [3])
  }

  @Test func failingCommandStopsTheRun() throws {
    let one = try notebook()
    var runs = 0
    #expect(
      throws: NotebookError(
        file: "n.md",
        fault: .failed(
          line: 11, command: "lintasan rank --country {{country}} --year 2020", status: 64, message: "no such year"))
    ) {
      _ = try one.refreshed { _ in
        runs += 1
        return NotebookResult(output: "", message: "no such\nyear\n", status: 64)
      }
    }
    #expect(runs == 1)
  }

  @Test(arguments: [
    ("lintasan rank | head", NotebookError.Fault.shellSyntax(line: 2, found: "|")),
    ("lintasan rank > x", .shellSyntax(line: 2, found: ">")),
    ("lintasan $(date)", .shellSyntax(line: 2, found: "$")),
    ("lintasan `date`", .shellSyntax(line: 2, found: "`")),
    ("lintasan rank; rm x", .shellSyntax(line: 2, found: ";")),
    ("rm -rf /", .notACommand(line: 2, found: "rm -rf /")),
    ("lintasanx rank", .notACommand(line: 2, found: "lintasanx rank")),
    ("lintasan rank 'open", .openQuote(line: 2)),
  ])
  func nothingButTheCommandIsRun(command: String, fault: NotebookError.Fault) {
    #expect(throws: NotebookError(file: "n.md", fault: fault)) {
      try notebook("```lintasan\n\(command)\n```\n")
    }
  }

  @Test(arguments: [
    "report --out /etc/x", "report --out ../x", "report --out a/../../x", "report --output=/x", "regress x --plot ../y",
    "rank --data /etc/passwd", "rank --data=../x.csv", "rank --data a/../../x.csv", "data import wdi gdp=../x.csv",
    "verify ..", "target IDN --curve-output=/x", "rank -o ./x", "report --out ~/../x",
  ])
  func pathsStayInTheFolder(command: String) throws {
    let one = try notebook("```lintasan\nlintasan \(command)\n```\n")
    #expect(throws: NotebookError.self) { try one.steps() }
  }

  @Test func stepsTellWhatTheyReadAndWrite() throws {
    let text =
      "```lintasan\nlintasan rank --data in/a.csv --value 'osi ~ x' --output=out/b.csv --notes n.csv IDN\n```\n"
    let step = try #require(try notebook(text).steps().first)
    #expect(step.written == ["out/b.csv", "n.csv"])
    #expect(step.named.contains("in/a.csv") && step.named.contains("IDN") && !step.named.contains("n.csv"))
  }

  @Test(arguments: ["notebook", "--quiet notebook", "{{command}}"])
  func notebookRunsNoNotebooks(command: String) throws {
    let one = try notebook("```lintasan\nlintasan \(command) run n.md\n```\n")
    #expect(throws: NotebookError(file: "n.md", fault: .nested(line: 2))) {
      try one.steps(with: command.hasPrefix("{") ? ["command": "notebook"] : [:])
    }
  }

  @Test func outputThatIsNoTextIsRefused() throws {
    let one = try notebook("```lintasan\nlintasan rank --format xlsx\n```\n")
    #expect(throws: NotebookError(file: "n.md", fault: .outputIsNoText(line: 2))) {
      try one.refreshed { _ in NotebookResult(output: "PK", isText: false) }
    }
  }

  @Test func brokenDocumentsAreRefused() {
    for text in ["```lintasan\nlintasan rank\n", "---\nparams:\n  a b\n---\n", "---\nnever closed\n"] {
      #expect(throws: NotebookError.self) { try notebook(text) }
    }
    #expect(throws: NotebookError(file: "n.md", fault: .notText)) {
      try Notebook(reading: [0x66, 0xE9, 0x0A], file: "n.md")
    }
    #expect(throws: NotebookError(file: "n.md", fault: .noBlocks)) {
      try notebook("# nothing\n").refreshed(runner: Self.runner)
    }
    #expect(throws: NotebookError(file: "n.md", fault: .unknownParameter(line: 2, name: "x", known: []))) {
      try notebook("```lintasan\nlintasan rank {{x}}\n```\n").refreshed(runner: Self.runner)
    }
    #expect(throws: NotebookError(file: "n.md", fault: .unusedParameter(name: "cuntry", known: ["country"]))) {
      try notebook().refreshed(with: ["cuntry": "x"], runner: Self.runner)
    }
  }

  @Test(arguments: [
    ("score 0.66120000001", "score 0.6612", true), ("score 0.6613", "score 0.6612", false), ("HC3", "HC4", false),
    ("a   1", "a 1", true), ("a1", "a 1", false), ("−5", "-5", true), ("1e-3", "0.001", true), ("", "x", false),
    ("2024-01-02", "2024-01-03", false), ("x,,1", "x,1", false), ("12345678901", "12345678902", false),
    ("1.1e-16", "-3.2e-17", true), ("p 1.1e-12", "p 1.2e-12", false), ("0.0", "-0.0", true),
  ])
  func linesAreComparedAsNumbers(first: String, second: String, isEqual: Bool) {
    #expect(NumericComparison(tolerance: 1e-9).areEqual(first, second) == isEqual)
  }
}
