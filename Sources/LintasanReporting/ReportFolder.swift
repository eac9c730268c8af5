package import LintasanAnalysis
package import LintasanDocuments
package import LintasanTables

/// The files of `lintasan report`, rendered and ready to be written.
package struct ReportFolder: Sendable {
  /// The brief.
  package let brief: IndexBrief
  /// How CSV files separate and mark their fields.
  package let dialect: CSVDialect
  /// The version of the tool, for the manifest.
  package let toolVersion: String
  /// The command that makes the folder again, for the manifest.
  package let command: [String]
  /// The library of linear algebra at work, for the manifest.
  package let linearAlgebra: Manifest.LinearAlgebra
  /// The time that documents carry which must carry one, in seconds since 1970; `nil` for a fixed one.
  package let documentTime: Int?

  /// What the index is made of, for the page to explore; `nil` where it is not known.
  package var inputs: InputData?

  /// What would follow from gains of one entity, if that was asked for.
  package let scenario: ScenarioProjection?

  /// A folder to be rendered.
  package init(
    brief: IndexBrief, dialect: CSVDialect = .rfc4180, toolVersion: String, command: [String],
    linearAlgebra: Manifest.LinearAlgebra, documentTime: Int? = nil, scenario: ScenarioProjection? = nil
  ) {
    self.scenario = scenario
    self.documentTime = documentTime
    self.brief = brief
    self.dialect = dialect
    self.toolVersion = toolVersion
    self.command = command
    self.linearAlgebra = linearAlgebra
  }

  /// All files, the manifest last.
  package func artifacts() throws -> [Artifact] {
    let projection = brief.projection
    let writer = CSVWriter(dialect: dialect)
    var files = [
      Artifact(path: "rankings.csv", bytes: writer.write(try projection.rankingsTable())),
      Artifact(path: "trajectories.csv", bytes: writer.write(try projection.trajectoriesTable())),
    ]
    if let scenario { files.append(Artifact(path: "scenario.csv", bytes: writer.write(scenario.table))) }
    var options = RenderOptions(dialect: dialect)
    if let documentTime { options.documentTime = documentTime }
    var report = try brief.report()
    if let scenario { report.blocks += try ForecastReport.blocks(of: scenario, language: brief.language) }
    files += try ReportFormats.named("markdown").renderDrawable(report, options: options)
    files += try ReportFormats.named("html").renderDrawable(brief.page(of: report), options: options)
    let workbook = try brief.workbook(of: report, inputs: inputs)
    files += try ReportFormats.named("xlsx").renderDrawable(workbook, options: options)
    let page = ExplorePage(
      projection, focus: brief.focus.first, language: brief.language, inputs: inputs, command: brief.command)
    files.append(try page.artifact())
    let manifest = Manifest(
      toolVersion: toolVersion, command: command, seed: projection.settings.seed, draws: projection.drawCount,
      threads: projection.settings.threads, linearAlgebra: linearAlgebra,
      inputs: projection.index.inputs.map { FileRecord(path: $0.name, content: $0.bytes) },
      outputs: files.map(FileRecord.init))
    return files + [manifest.artifact]
  }
}
