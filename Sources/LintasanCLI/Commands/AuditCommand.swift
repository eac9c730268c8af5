import ArgumentParser
import Lintasan

/// `lintasan audit`: how sound an index is.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract:
      "How sound an index is: correlations, consistency, redundancy, dominance, outliers, availability, figures.",
    discussion: """
      Levels are audited as far down as scores are known, to the indicators in years that have them. As CSV the
      components are written, with --table another of the tables; JSON has all of them.

      EXAMPLES
        lintasan audit --index egdi --year 2024
        lintasan audit --index spbe --year 2022 --format json
        lintasan audit --index egdi --table correlations --format csv
        lintasan audit --index egdi --plot correlations.svg
        lintasan audit --index egdi --table principal_components --plot loadings.svg
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

  private static let tables = [
    "components", "consistency", "correlations", "outliers", "screened", "published", "principal_components",
  ]

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
    let whole =
      if let name = source.name, index.definition?.data.indicators != nil {
        try AuditInput(MaturityData(shipped: name, in: DatasetLibrary.named(source.datasets)), year: when)
      } else {
        try AuditInput(index, year: when)
      }
    let input = if let level { try whole.only(level: level) } else { whole }
    let study = try AuditStudy(input, leastAvailability: availability)
    let language = try output.language()
    let published = try PublishedCheck(index, year: when, language: language.rawValue)
    var report = AuditReport.report(study, of: index, published: published, language: language)
    if table == "principal_components" {
      guard let found = study.principalComponents else {
        throw CommandFailure(
          .badData, "principal components need two parts or more whose correlations are all known; \(input.index) has not")
      }
      report.blocks = [.table(AuditReport.table(found, language: language))]
      report.data = JSONValue(found.table)
    } else if let table {
      report.blocks = report.blocks.filter { if case .table(let one) = $0 { one.name == table } else { false } }
      report.data = report.tables.first.map { JSONValue($0.table) } ?? .array([])
      if report.tables.isEmpty { report.blocks = [.table(study.empty(table, published))] }
    } else if try output.isForPeople() {
      report = AuditReport.forPeople(report)
    }
    let figure =
      table == "principal_components"
      ? TreeFigures.principalComponents(study, language: language)
      : TreeFigures.correlations(study, language: language)
    if let figure { try plot.show(report, with: figure, output) } else { try output.show(report) }
  }
}

extension AuditStudy {
  /// A table that the report leaves out because it has no rows.
  fileprivate func empty(_ name: String, _ published: PublishedCheck) -> ReportTable {
    let table =
      switch name {
      case "outliers": outlierTable
      case "published": published.table
      default: screenedTable
      }
    return ReportTable(name: name, caption: "", table: table)
  }
}
