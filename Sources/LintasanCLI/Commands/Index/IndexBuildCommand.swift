import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan index build`: every node of an index from raw indicators.
struct IndexBuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Build an index from raw indicators, and compare it with published figures.",
    discussion: """
      The definition is of format 2 (docs/build-an-index.md): a tree of nodes, each with the steps that it needs:
      denominate, treat, impute, transform, normalise, weight, aggregate, rescale. The result has one row per entity and
      year and one column per node, the index first.

      With --check every node that names a published column is compared, cell by cell; where one differs the exit code is
      1. With --steps every step is written as a table, with what changed and why.

      EXAMPLES
        lintasan index build hdi.yaml --check
        lintasan index build hdi.yaml --year 2022 --format csv
        lintasan index build asem.yaml --steps steps/
        lintasan index build hdi.yaml --check-against other.csv
        lintasan index build asem.yaml --alternative aggregate=geometric@index --compare
      """)

  @Argument(help: ArgumentHelp("The definition of the index, of format 2.", valueName: "file"), completion: .file())
  var file: String?

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("Show this year only (default: all).", valueName: "year"))
  var year: Int?

  @Flag(help: "Compare every node with the published column that it names; exit 1 where one differs.")
  var check = false

  @Option(
    name: .customLong("check-against"),
    help: ArgumentHelp(
      "Compare the index with another column of the data, or all nodes with a CSV file.", valueName: "column|file"))
  var checkAgainst: String?

  @Option(
    help: ArgumentHelp("Write every step as a table into this folder.", valueName: "folder"), completion: .directory)
  var steps: String?

  @Option(
    help: ArgumentHelp(
      "Build it in another way: KEY=VALUE@LEVEL, such as aggregate=geometric@pillar; may be repeated.",
      valueName: "change"))
  var alternative: [String] = []

  @Flag(help: "With --alternative: show the definition's scores and ranks beside it.")
  var compare = false

  func validate() throws {
    if file != nil, source.index != nil || source.definition != nil {
      throw ValidationError("The definition is named twice; give either the file or --index or --definition.")
    }
    if file == nil, source.index == nil, source.definition == nil {
      throw ValidationError("Which index? Give the file of its definition, or --index NAME for a shipped one.")
    }
    if check && checkAgainst != nil {
      throw ValidationError("--check and --check-against are alternatives; give one of them.")
    }
    if compare && alternative.isEmpty {
      throw ValidationError("--compare has no effect without --alternative; leave it out.")
    }
    if compare && (check || checkAgainst != nil || steps != nil) {
      throw ValidationError("--compare cannot be combined with --check or --steps; run them one after the other.")
    }
    if output.force && steps == nil && output.output == nil {
      throw ValidationError("--force has no effect without --steps or --output; leave it out.")
    }
  }

  func run() throws {
    var source = self.source
    if let file { source.definition = file }
    let folder = steps.map { OutputFolder(path: $0, force: output.force) }
    try folder?.check()
    let index = try source.load()
    guard let definition = index.tree else {
      throw CommandFailure(
        .badData,
        "\(file ?? source.definition ?? index.id): this index is not built from raw indicators; its definition must "
          + "begin with “format: \(IndexTree.format)”")
    }
    let comparison =
      try alternative.isEmpty
      ? nil : TreeComparison(definition, alternatives: alternative.map { try TreeAlternative($0) })
    if compare, let comparison {
      return try output.show(
        BuildReport.comparison(comparison, years: chosenYears(definition), language: output.language()))
    }
    let data = comparison?.other ?? definition
    let years = try chosenYears(data)
    for note in data.built.notes { Console.notice(note) }
    tellOutside(data)
    let result = try checked(data)
    if let folder { try write(data, of: index, to: folder) }
    let language = try output.language()
    let isShownAsCheck = try result != nil && output.isForPeople()
    if let result, isShownAsCheck {
      try output.show(BuildReport.check(result, of: data, language: language), isForced: folder != nil)
    } else {
      try output.show(BuildReport.report(data, years: years, language: language), isForced: folder != nil)
    }
    try plot.draw(in: language) {
      TreeFigures.tree(data, year: year ?? data.built.rows.years.last ?? 0, language: language)
    }
    if let result {
      tell(result)
      if !result.isPassed { throw ExitCode(ErrorKind.difference.exitCode) }
    }
  }

  private func chosenYears(_ data: TreeData) throws -> Set<Int>? {
    guard let year else { return nil }
    guard data.built.rows.years.contains(year) else {
      throw IndexDataError.unknownYear(year, available: data.built.rows.years)
    }
    return [year]
  }

  private func checked(_ data: TreeData) throws -> BuildCheck? {
    if let checkAgainst {
      if data.table.columnNames.contains(checkAgainst) { return try BuildCheck(data, column: checkAgainst) }
      if !FileManager.default.fileExists(atPath: checkAgainst) {
        throw CommandFailure(
          .missingInput,
          "\(checkAgainst): this is neither a file nor a column of the data"
            + Suggestion.sentence(for: checkAgainst, among: data.table.columnNames))
      }
      var reader = CSVReader()
      reader.kinds[data.tree.definition.data.entity] = nil
      return try BuildCheck(data, against: InputFile.table(checkAgainst, reader).table)
    }
    guard check else { return nil }
    guard data.tree.nodes.contains(where: { $0.published != nil }) else {
      throw CommandFailure.usage(
        "--check has nothing to compare: no node names a published column; add data: {published: COLUMN}, or give "
          + "--check-against")
    }
    return try BuildCheck(data)
  }

  private func tellOutside(_ data: TreeData) {
    let rows = data.outsideScale
    guard !rows.isEmpty else { return }
    let shown = rows.prefix(5).map { row in
      let score = data.built.value(0, row: row).map { NumberText.rounded($0, significantDigits: 6) } ?? ""
      return "\(data.built.rows.entities[row]) \(data.built.rows.times[row]): \(score)"
    }
    Console.notice(
      "\(rows.count) scores lie outside the scale and are not ranked: \(shown.joined(separator: ", "))"
        + (rows.count > shown.count ? ", …" : ""))
  }

  private func tell(_ result: BuildCheck) {
    for cell in result.differences.prefix(20) {
      let built = cell.built.map { NumberText.rounded($0, significantDigits: 8) } ?? "nothing"
      Console.error(
        "\(cell.node), \(cell.entity) \(cell.time): “\(cell.column)” is \(NumberText.shortest(cell.published)), built "
          + "\(built)")
    }
    if result.outsideCalendar > 0 {
      Console.notice(
        "\(result.outsideCalendar) published figures are of years that the calendar of the definition does not have; they are "
          + "not compared")
    }
    let more = result.differences.count - 20
    if more > 0 { Console.error("… and \(more) more cells differ") }
    for cell in result.exceptions.prefix(20) {
      Console.notice("\(cell.node), \(cell.entity) \(cell.time) differs, as is known: \(cell.reason ?? "")")
    }
    let compared = result.summaries.reduce(0) { $0 + $1.compared }
    Console.notice(
      "compared \(compared) published figures of \(result.summaries.map(\.node).joined(separator: ", ")): "
        + "\(result.differences.count) differ, \(result.exceptions.count) known exceptions")
  }

  private func write(_ data: TreeData, of index: IndexData, to folder: OutputFolder) throws {
    let writer = CSVWriter()
    let files = data.stepTables().map { Artifact(path: "\($0.name).csv", bytes: writer.write($0.table)) }
    let manifest = Manifest(
      toolVersion: Version.current,
      command: ["lintasan", "index", "build", file ?? index.id, "--steps", steps ?? ""],
      inputs: index.inputs.map { FileRecord(path: $0.name, content: $0.bytes) }, outputs: files.map(FileRecord.init))
    try folder.write(files + [manifest.artifact])
    Console.notice("wrote \(folder.path): \(files.map(\.path).joined(separator: ", "))")
  }
}
