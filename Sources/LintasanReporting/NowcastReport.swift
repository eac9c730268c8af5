package import LintasanAnalysis
package import LintasanDocuments
package import LintasanForecasting
import LintasanTables

/// A nowcast as a document: the projection, and which year's drivers were used for whom.
package enum NowcastReport {
  /// The projection of some entities, or of all, with the coverage of the drivers.
  ///
  /// - Throws: what `ForecastReport` throws.
  package static func report(
    _ projection: Projection, coverage: DriverCoverage, accuracy: NowcastAccuracy? = nil,
    related: RelatedDriverAccuracy? = nil, entities: Set<String>? = nil, language: Language = .english
  ) throws -> Report {
    var report = try ForecastReport.report(projection, entities: entities, language: language)
    report.blocks.append(
      .table(
        ReportTable(
          name: "drivers", caption: LocalizedString.driversCaption.text(in: language), table: coverage.table(),
          styles: [
            ColumnStyle("driver", title: LocalizedString.driver.text(in: language)),
            ColumnStyle("year", title: LocalizedString.year.text(in: language), number: .year),
            ColumnStyle("count", title: LocalizedString.driverCount.text(in: language), number: .integer),
            ColumnStyle("entities", title: LocalizedString.whose.text(in: language)),
          ])))
    if let accuracy, let surveys = accuracy.surveys, !accuracy.rows.isEmpty {
      report.blocks.append(.table(table(accuracy, surveys, language)))
    }
    if let related, !related.rows.isEmpty { report.blocks.append(.table(table(related, language))) }
    return report
  }

  private static func table(
    _ accuracy: NowcastAccuracy, _ surveys: ClosedRange<Int>, _ language: Language
  ) -> ReportTable {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    return ReportTable(
      name: "accuracy",
      caption: LocalizedString.nowcastAccuracyCaption.text(
        in: language, ["from": String(surveys.lowerBound), "to": String(surveys.upperBound)]),
      table: accuracy.table,
      styles: [
        ColumnStyle("component", title: text(.nowcastComponent)),
        ColumnStyle("surveys_ahead", title: text(.backtestHorizon), number: .integer),
        ColumnStyle("n", title: text(.backtestCount), number: .integer),
        ColumnStyle("naive", title: text(.nowcastNaive), number: .decimals(4)),
        ColumnStyle("at_origin", title: text(.nowcastAtOrigin), number: .decimals(3)),
        ColumnStyle("drivers", title: text(.nowcastDrivers), number: .decimals(3)),
        ColumnStyle("inputs", title: text(.nowcastInputs), number: .decimals(3)),
        ColumnStyle(
          "taken", title: text(.nowcastTaken),
          words: LocalizedString.nowcastRules.mapValues { $0.text(in: language) }),
      ])
  }

  private static func table(_ related: RelatedDriverAccuracy, _ language: Language) -> ReportTable {
    func text(_ phrase: LocalizedString) -> String { phrase.text(in: language) }
    return ReportTable(
      name: "related",
      caption: LocalizedString.relatedCaption.text(
        in: language, ["driver": related.driver, "component": related.component]),
      table: related.table,
      styles: [
        ColumnStyle("wave", title: text(.relatedWave), number: .year),
        ColumnStyle("survey", title: text(.relatedSurvey), number: .year),
        ColumnStyle("n", title: text(.backtestCount), number: .integer),
        ColumnStyle("correlation", title: text(.relatedCorrelation), number: .decimals(2)),
        ColumnStyle("learnt_on", title: text(.relatedLearnt)),
        ColumnStyle("ex_ante", title: text(.relatedExAnte), number: .integer),
        ColumnStyle("coefficient", title: text(.relatedCoefficient), number: .decimals(3)),
        ColumnStyle("component_rank_error", title: text(.relatedComponentError), number: .decimals(2)),
        ColumnStyle("component_ratio", title: text(.relatedRatio), number: .decimals(3)),
        ColumnStyle("index_rank_error", title: text(.relatedIndexError), number: .decimals(2)),
        ColumnStyle("index_ratio", title: text(.relatedRatio), number: .decimals(3)),
      ])
  }
}
