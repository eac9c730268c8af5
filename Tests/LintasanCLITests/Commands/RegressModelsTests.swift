import Foundation
import LintasanTestSupport
import Testing

/// `regress --models`, `--by`, `--where` and `efficiency` as a user runs them.
@Suite struct RegressModelsTests {
  private static let models = """
    models:
      - {label: Pooled, formula: osi ~ log(gdp_per_capita_ppp), se: HC1}
      - {label: Fixed, formula: osi ~ log(gdp_per_capita_ppp) | iso3 + survey_year, se: "cluster:iso3"}
      - {label: Random, formula: osi ~ log(gdp_per_capita_ppp), estimator: re}
      - {label: Recent, formula: osi ~ log(gdp_per_capita_ppp) | iso3, where: survey_year >= 2012}
      - {label: Wide, formula: osi ~ log(gdp_per_capita_ppp) + internet_users_pct, se: HC1}
    """

  @Test func formatsOfASet() throws {
    let folder = try WorkingFolder()
    _ = try folder.write("m.yaml", Array(Self.models.utf8))
    let json = try CommandRun(["regress", "--models", "m.yaml", "--index", "egdi", "--format", "json"], in: folder)
    #expect(json.status == 0, "\(json.errors)")
    #expect(json.text.hasPrefix("{") && json.text.contains("\"models\"") && json.text.contains("\"label\": \"Recent\""))
    let latex = try CommandRun(["regress", "--models", "m.yaml", "--index", "egdi", "--format", "latex"], in: folder)
    #expect(latex.status == 0 && latex.text.contains("(4) Recent"), "\(latex.errors)")
    try compile(latex.text, in: folder)
  }

  /// No box wider than the page, where LaTeX is installed.
  private func compile(_ text: String, in folder: WorkingFolder) throws {
    let document = """
      \\documentclass[a4paper]{article}
      \\usepackage[utf8]{inputenc}\\usepackage[T1]{fontenc}\\usepackage{booktabs,longtable,graphicx,hyperref}
      \\begin{document}\n\(text)\n\\end{document}
      """
    _ = try folder.write("t.tex", Array(document.utf8))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", "t.tex"]
    process.currentDirectoryURL = folder.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus != 127 else { return }
    #expect(process.terminationStatus == 0)
    let log = try folder.text("t.log")
    #expect(
      !log.contains(/Overfull \\hbox \([1-9]\d+/), "\(log.matches(of: /Overfull [^\n]+/).map { String($0.output) })")
  }

  @Test func groupsAndConditions() throws {
    let folder = try WorkingFolder()
    let run = try CommandRun(
      [
        "regress", "osi ~ log(gdp_per_capita_ppp)", "--index", "egdi", "--by", "un_region", "--where",
        "survey_year >= 2012",
      ],
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.text.contains("Equality") && run.text.contains("Africa"))
    let bad = try CommandRun(
      ["regress", "osi ~ internet_users_pct", "--index", "egdi", "--where", "survey_year > "], in: folder)
    #expect(bad.status == 64)
  }

  @Test func efficiency() throws {
    let folder = try WorkingFolder()
    _ = try folder.write("d.csv", Array("id,x,y\na,2,1\nb,4,4\nc,6,5\nd,8,4\n".utf8))
    let run = try CommandRun(
      [
        "efficiency", "--data", "d.csv", "--entity", "id", "--inputs", "x", "--outputs", "y", "--returns", "crs",
        "--orientation", "input", "--format", "csv",
      ], in: folder)
    #expect(run.status == 0, "\(run.errors)")
    // By hand: y/x over the best, 1 of unit b.
    #expect(
      run.text.contains("b,1,true") && run.text.contains("a,0.5,false") && run.text.contains("d,0.5,false"),
      "\(run.text)")
  }

  private struct Simulation: Decodable {
    let cells: [Cell]
    struct Cell: Decodable {
      let units: Int
      let covered: Double
    }
  }

  /// What the report says of its intervals is what `simulate_efficiency.py` found.
  @Test func efficienciesSayHowOftenTheirIntervalsHold() throws {
    let folder = try WorkingFolder()
    _ = try folder.write("d.csv", Array("id,x,y\na,2,1\nb,4,4\nc,6,5\nd,8,4\ne,3,2\n".utf8))
    let text = try CommandRun(
      ["efficiency", "--data", "d.csv", "--entity", "id", "--inputs", "x", "--outputs", "y", "--draws", "10"], in: folder
    ).text
    let path = "Tests/LintasanRegressionTests/Fixtures/peers/simulate_efficiency.json"
    let study = try JSONDecoder().decode(
      Simulation.self, from: Data(contentsOf: Fixture.repositoryRoot().appendingPathComponent(path)))
    for units in [25, 60, 100, 193] {
      let shares = study.cells.filter { $0.units == units }.map { Int((100 * $0.covered).rounded()) }
      let (low, high) = (try #require(shares.min()), try #require(shares.max()))
      #expect(text.contains("\(low)–\(high)% of \(units)"), "\(low) \(high) of \(units): \(text)")
    }
  }
}
