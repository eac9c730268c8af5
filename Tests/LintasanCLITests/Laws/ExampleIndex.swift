import Foundation
import Lintasan
import LintasanAnalysis
import LintasanDatasets
import LintasanDocuments
import LintasanIndices
import LintasanMaturity
import LintasanReporting
import LintasanTables
import LintasanTestSupport

/// A small index with all its files, whose definition can be changed, and everything that is computed from it.
struct ExampleIndex: Sendable {
  let definition: String
  let files: [String: String]

  /// What is computed from it, by name, each as text; looked at one after the other.
  typealias Output = (name: String, text: (IndexData, ExampleIndex) throws -> String)

  func load() throws -> IndexData {
    var loader = IndexLoader()
    return try loader.load(definitionFile: "index.yaml", folder: "") { (name) throws(IndexDataError) in
      guard let text = name == "index.yaml" ? definition : files[name] else { throw .unreadable(name) }
      return Array(text.utf8)
    }
  }

  /// Whether its leaves are answered by levels.
  var isQuestionnaire: Bool { files["answers.csv"] != nil }

  /// The same index with its definition changed.
  func changing(_ old: String, to new: String) -> ExampleIndex {
    ExampleIndex(definition: definition.replacing(old, with: new, maxReplacements: 1), files: files)
  }

  private static func csv(_ table: Table) -> String { String(decoding: CSVWriter().write(table), as: UTF8.self) }

  private static func projection(_ index: IndexData) throws -> Projection {
    try Projection(of: index, horizon: .steps(2), settings: Projection.Settings(draws: 64, seed: 1))
  }

  /// Tables: no titles, notes or manifests.
  static var tables: [Output] {
    [
      ("rank", { index, _ in try index.years.map { csv(try YearRanking(of: index, in: $0).table()) }.joined() }),
      ("composition", { index, _ in "\(index.definition?.columnsWithWholes ?? [])" }),
      (
        "published",
        { index, _ in try index.years.map { csv(try PublishedCheck(index, year: $0).table) }.joined() }
      ),
      ("weights", { index, _ in csv(try WeightsStudy(CompositeInput(index, year: index.lastYear)).rankTable) }),
      (
        "audit",
        { index, _ in
          let audit = try AuditStudy(AuditInput(index, year: index.lastYear))
          return csv(audit.table) + csv(audit.consistencyTable)
        }
      ),
      (
        "decompose",
        { index, _ in csv(try index.decomposition(of: "t03", from: index.lastYear - 1, to: index.lastYear).table) }
      ),
      (
        "compare",
        { index, _ in
          let compared = try Comparison(index, entities: ["t03", "t05"], year: index.lastYear)
          return csv(compared.table) + csv(compared.peerTable) + csv(compared.chaseTable)
        }
      ),
      (
        "mobility",
        { index, _ in
          let study = try MobilityStudy(index)
          return csv(study.agreementTable) + csv(study.transitionTable) + csv(study.persistenceTable)
        }
      ),
      (
        "report",
        { index, _ in
          let projection = try projection(index)
          return csv(try projection.rankingsTable()) + csv(try projection.trajectoriesTable())
            + csv(projection.excludedTable())
        }
      ),
      (
        "nowcast",
        { index, _ in
          let problem = try index.forecastProblem()
          guard problem.drivers != nil else { return "" }
          let known = try problem.asOf(index.lastYear, driversThrough: index.lastYear + 1)
          let forecast = try PanelModel(isNowcast: true).forecast(known, steps: 1)
          return csv(
            try Projection(of: index, forecast: forecast, settings: Projection.Settings(draws: 64, seed: 1))
              .forecastTable())
        }
      ),
      (
        "classes and groups",
        { index, _ in
          let projection = try projection(index)
          let classes = projection.classCounts().map { "\($0.scoreClass.id) \($0.currentCount) \($0.counts)" }
          let groups = index.definition?.report.group.map { projection.groups(of: $0).map { "\($0)" } } ?? []
          return (classes + groups).joined(separator: "\n")
        }
      ),
      ("rounding", { index, _ in "\(AssumedErrors.roundingError(decimals: index.decimals))" }),
      (
        "brief's tables",
        { index, _ in
          let report = try IndexBrief(projection(index), focus: index.definition?.report.focus ?? [], command: "")
            .report()
          return report.tables.map { csv($0.table) }.joined(separator: "\n")
        }
      ),
      ("questionnaire", { _, example in try example.scorecard() }),
    ]
  }

  /// Words for people: what keys that are words, and nothing else, may change.
  static var words: [Output] {
    [("sheet's notes", { _, example in try example.questionnaire { $0.templateNotes.joined() } })]
      + Language.allCases.flatMap { language -> [Output] in
        [
          (
            "brief",
            { index, _ in
              let focus = index.definition?.report.focus ?? []
              let report = try IndexBrief(projection(index), focus: focus, language: language, command: "").report()
              let groups = try IndexBrief(projection(index), focus: [], language: language, command: "").report()
              return try [report, groups].flatMap {
                try ReportFormats.named("markdown").render($0, options: RenderOptions()).map {
                  String(decoding: $0.bytes, as: UTF8.self)
                }
              }.joined()
            }
          ),
          (
            "audit",
            { index, _ in
              let study = try AuditStudy(AuditInput(index, year: index.lastYear))
              let published = try PublishedCheck(index, year: 2021, language: language.rawValue)
              let report = AuditReport.report(study, of: index, published: published, language: language)
              return try ReportFormats.named("markdown").render(report, options: RenderOptions())
                .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            }
          ),
          (
            "compare",
            { index, _ in
              let compared = try Comparison(index, entities: ["t03", "t05"], year: index.lastYear)
              return try ReportFormats.named("markdown")
                .render(ComparisonReport.report(compared, language: language), options: RenderOptions())
                .map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
            }
          ),
        ]
      }
  }

  /// What is made of the index as a questionnaire, where it is one.
  private func questionnaire(_ text: (MaturityData) throws -> String) throws -> String {
    guard isQuestionnaire else { return "" }
    let folder = try WorkingFolder()
    let place = folder.url.appendingPathComponent("law")
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (name, text) in files.merging(["index.yaml": definition, "datapackage.json": "{}"], uniquingKeysWith: { $1 }) {
      try Data(text.utf8).write(to: place.appendingPathComponent(name))
    }
    let data = try MaturityData(shipped: "law", in: DatasetLibrary(root: folder.url))
    return try text(data)
  }

  /// The answers, scored.
  private func scorecard() throws -> String {
    try questionnaire { data in
      let year = data.index.lastYear
      let cards = data.records.map { record in
        "\(record.agency) \(record.year) \(Scorecard(record.answers, of: data.questionnaire).index)"
      }
      let questionnaire = data.questionnaire
      let items = questionnaire.items.map { "\($0.id) \($0.number) \($0.weight)" }
      let words = questionnaire.levelWords.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      guard let definition = data.index.definition else { return "" }
      let validity = (2010...2032).map { year in
        do {
          return "\(try Questionnaire(definition, year: year).indexID) \(year)"
        } catch {
          return "\(error)"
        }
      }
      let positions = MaturityData.table(of: data.positions(of: 3, group: nil))
      let answers = try AuditStudy(AuditInput(data, year: year))
      return (cards + items + words + validity).joined(separator: "\n") + "\(questionnaire.levels)"
        + Self.csv(positions)
        + Self.csv(answers.table)
    }
  }
}
