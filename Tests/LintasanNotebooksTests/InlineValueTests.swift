import Foundation
import Testing

@testable import LintasanNotebooks

@Suite("Figures within sentences")
struct InlineValueTests {
  private static let csv = "entity,name,rank,score\nIDN,Indonesia,64,0.79911\n"
  private static let two = csv + "KOR,Korea,4,0.96789\n"

  private func notebook(_ text: String) throws -> Notebook { try Notebook(reading: Array(text.utf8), file: "n.md") }

  private func runner(_ output: String) -> Notebook.Runner { { _ in NotebookResult(output: output) } }

  @Test("What is typed is filled in, refreshed and checked")
  func filled() throws {
    let typed =
      "Indonesia is `{lintasan rank IDN --year 2024 | rank}`th, with `{lintasan rank IDN --year 2024 | score to 3 decimals}`.\r\n"
    let first = try notebook(typed)
    #expect(first.inlineValues.count == 2 && first.inlineCommands.count == 1)
    #expect(try first.steps().map(\.arguments) == [["rank", "IDN", "--year", "2024", "--format", "csv"]])
    #expect(try first.differences(runner: runner(Self.csv)).count == 2)
    let made = try first.refreshed(runner: runner(Self.csv))
    #expect(
      made == "Indonesia is <span data-from=\"lintasan rank IDN --year 2024 | rank\">64</span>th, with "
        + "<span data-from=\"lintasan rank IDN --year 2024 | score to 3 decimals\">0.799</span>.\r\n")
    let second = try notebook(made)
    #expect(try second.refreshed(runner: runner(Self.csv)) == made)
    #expect(try second.differences(runner: runner(Self.csv)).isEmpty)
    let later = try second.differences(runner: runner(Self.csv.replacing("64", with: "63")))
    #expect(later.map(\.line) == [1] && later[0].number == .init(expected: "64", found: "63"))
  }

  @Test(
    "A row is named by its key; what is not there is said",
    arguments: [
      ("rank of KOR", "4"), ("score of Korea to 2 decimals", "0.97"), ("rank", "2 rows"), ("rnk of KOR", "did you mean “rank”"),
      ("rank of XYZ", "no row"),
      ("rows", "2"), ("rows of KOR", "there is no column “rows”"),
    ])
  func selected(selector: String, expected: String) throws {
    let one = try notebook("x `{lintasan rank | \(selector)}` y")
    do {
      #expect(try one.refreshed(runner: runner(Self.two)).contains(">\(expected)</span>"))
    } catch {
      #expect("\(error)".contains(expected) && "\(error)".contains("n.md, line 1"))
    }
  }

  @Test("A size has no sign, a sentence in Indonesian a comma")
  func signsAndCommas() throws {
    func made(_ typed: String) throws -> String { try notebook(typed).refreshed(runner: runner("a,b\nx,-13.29\n")) }
    #expect(try made("`{lintasan rank | b to 0 decimals without sign}`").hasSuffix(">13</span>"))
    #expect(try made("`{lintasan rank --lang id | b to 1 decimals}`").hasSuffix(">-13,3</span>"))
    #expect(try made("`{lintasan rank --lang id | a without sign}`").hasSuffix(">x</span>"))
  }

  @Test func valuesOfJSON() throws {
    let one = try notebook("x `{lintasan decompose IDN --from 2018 --to 2020 | json:parts.0.change to 1 decimals}` y")
    #expect(one.inlineCommands.first?.text.hasSuffix("--format json") == true)
    #expect(try one.refreshed(runner: runner(#"{"parts": [{"change": 3.14}], "b": null}"#)).contains(">3.1</span>"))
  }

  @Test("Code shows the form and is no figure; parameters count")
  func elsewhere() throws {
    let text = """
      ---
      params:
        country: IDN
      ---
      `` `{lintasan rank IDN | rank}` ``

      ```
      `{lintasan rank IDN | rank}`
      ```

      `{lintasan rank {{country}} | rank}`
      """
    let one = try notebook(text)
    #expect(one.inlineValues.map(\.line) == [11])
    #expect(one.uses("country"))
    #expect(try one.steps(with: ["country": "KOR"]).map(\.arguments) == [["rank", "KOR", "--format", "csv"]])
    #expect(throws: NotebookError.self) { try notebook("no command").steps() }
  }
}
