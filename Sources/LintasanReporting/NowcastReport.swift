public import LintasanAnalysis
public import LintasanDocuments
public import LintasanForecasting
import LintasanTables

/// A nowcast as a document: the projection, and which year's drivers were used for whom.
public enum NowcastReport {
  /// The projection of some entities, or of all, with the coverage of the drivers.
  ///
  /// - Throws: what `ForecastReport` throws.
  public static func report(
    _ projection: Projection, coverage: DriverCoverage, entities: Set<String>? = nil, language: Language = .english
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
    return report
  }
}
