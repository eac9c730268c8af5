import ArgumentParser
import Lintasan

/// `lintasan audit`: how sound an index is.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "How sound an index is: correlations, consistency, redundancy, dominance, outliers, availability.",
    discussion: """
      Levels are audited as far down as scores are known: for spbe in 2021 and 2022 down to the 47 indicators. As CSV the
      components are written, with --table another of the tables; JSON has all of them.

      EXAMPLES
        lintasan audit --index egdi --year 2024
        lintasan audit --index spbe --year 2022 --format json
        lintasan audit --index egdi --table correlations --format csv
        lintasan audit --index egdi --plot correlations.svg
        lintasan audit --definition other.yaml --data other.csv
      """)

  @OptionGroup var source: IndexOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var plot: PlotOption

  @Option(help: ArgumentHelp("The year (default: the last one with scores).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp(
      "Leave out entities of which a smaller share of values is known (default: 2/3).", valueName: "share")
  )
  var availability: Double = 2.0 / 3

  @Option(
    help: ArgumentHelp("Only this table: \(AuditCommand.tables.joined(separator: ", ")).", valueName: "table"))
  var table: String?

  @Option(help: ArgumentHelp("Only this level of the tree, such as domain, or level 1.", valueName: "level"))
  var level: String?

  private static let tables = ["components", "consistency", "correlations", "outliers", "screened"]

  func validate() throws {
    if !(0...1).contains(availability) {
      throw ValidationError("--availability is \(availability); expected a share from 0 to 1, such as 0.66.")
    }
    if let table, !Self.tables.contains(table) {
      throw ValidationError("--table \(table): expected \(Self.tables.joined(separator: ", ")).")
    }
  }

  func run() throws {
    let index = try source.load()
    let when = year ?? index.lastYear
    let isShippedSPBE = index.id == "spbe" && source.definition == nil && source.data == nil
    let whole =
      isShippedSPBE
      ? try AuditInput(MaturityData(in: DatasetLibrary.named(source.datasets)), year: when)
      : try AuditInput(index, year: when)
    let input = if let level { try whole.only(level: level) } else { whole }
    let study = try AuditStudy(input, leastAvailability: availability)
    var report = AuditReport.report(study, of: index, language: try output.language())
    if let table {
      report.blocks = report.blocks.filter { if case .table(let one) = $0 { one.name == table } else { false } }
      report.data = report.tables.first.map { JSONValue($0.table) } ?? .array([])
      if report.tables.isEmpty { report.blocks = [.table(study.empty(table))] }
    } else if try output.isForPeople() {
      report = AuditReport.forPeople(report)
    }
    let figure = TreeFigures.correlations(study, language: try output.language())
    if let figure { try plot.show(report, with: figure, output) } else { try output.show(report) }
  }
}

extension AuditStudy {
  /// A table that the report leaves out because it has no rows.
  fileprivate func empty(_ name: String) -> ReportTable {
    ReportTable(name: name, caption: "", table: name == "outliers" ? outlierTable : screenedTable)
  }
}
