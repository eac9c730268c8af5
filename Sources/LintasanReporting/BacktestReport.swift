package import LintasanAnalysis
public import LintasanDocuments
public import LintasanForecasting

/// The accuracy of models on past surveys as a document.
public enum BacktestReport {
  /// One row a model and horizon; people see the main columns, programs all of them.
  ///
  /// - Parameters:
  ///   - result: what was measured.
  ///   - index: what the index is called.
  ///   - language: the language of the words.
  public static func report(_ result: BacktestResult, index: String, language: Language = .english) -> Report {
    report(result, index: index, axis: .years, language: language)
  }

  /// The same, with times as an axis writes them.
  package static func report(
    _ result: BacktestResult, index: String, axis: TimeAxis, language: Language
  ) -> Report {
    let targets = result.records.map(\.target)
    let title = LocalizedString.backtestTitle.text(
      in: language,
      ["index": index, "from": axis.label(targets.min() ?? 0), "to": axis.label(targets.max() ?? 0)])
    func style(_ column: String, _ phrase: LocalizedString, _ number: NumberStyle = .shortest) -> ColumnStyle {
      ColumnStyle(column, title: phrase.text(in: language), number: number)
    }
    let styles = [
      style("model", .backtestModel), style("horizon", .backtestHorizon, .integer),
      style("n", .backtestCount, .integer),
      style("rank_mae", .backtestRankError, .decimals(2)), style("rank_mae_ratio", .backtestRatio, .decimals(3)),
      style("rank_crps_ratio", .backtestScoreRatio, .decimals(3)),
      style("rank_coverage_80", .backtestWithin80, .percent(decimals: 1)),
      style("rank_coverage_95", .backtestWithin95, .percent(decimals: 1)),
      style("score_coverage_80", .backtestScoresWithin80, .percent(decimals: 1)),
      style("score_mae", .backtestScoreError, .decimals(4)), style("dm_p_value", .backtestPValue, .pValue),
      style("chosen", .backtestChosen),
    ]
    return Report(
      name: "backtest", title: title, language: language,
      blocks: [
        .table(ReportTable(name: "backtest", caption: "", table: result.table(), styles: styles)),
        .note([.text(LocalizedString.backtestNote.text(in: language))]),
      ])
  }

  /// Chances beside what happened, one row a model, horizon, event and bin.
  package static func reliability(
    _ result: BacktestResult, index: String, axis: TimeAxis = .years, language: Language = .english
  ) -> Report {
    let targets = result.records.map(\.target)
    let title = LocalizedString.backtestTitle.text(
      in: language,
      ["index": index, "from": axis.label(targets.min() ?? 0), "to": axis.label(targets.max() ?? 0)])
    let styles = [
      ColumnStyle(
        "mean_forecast", title: LocalizedString.backtestChance.text(in: language), number: .percent(decimals: 1)),
      ColumnStyle(
        "frequency", title: LocalizedString.backtestFrequency.text(in: language), number: .percent(decimals: 1)),
    ]
    return Report(
      name: "reliability", title: title, language: language,
      blocks: [.table(ReportTable(name: "reliability", caption: "", table: Reliability(result).table, styles: styles))])
  }

  /// Skill by horizon: each model's rank error over that of naive, the default standing out.
  package static func chart(_ result: BacktestResult, index: String, language: Language = .english) -> LineChart {
    var series: [LineChart.Series] = []
    for row in result.accuracy where row.model != BacktestResult.reference {
      guard let ratio = row.rankMAERatio else { continue }
      let point = LineChart.Point(x: Double(row.horizon), y: ratio)
      if let known = series.firstIndex(where: { $0.name == row.model }) {
        series[known].points.append(point)
      } else {
        series.append(
          LineChart.Series(
            name: row.model, points: [point], isHighlighted: row.model == Forecasters.defaultName))
      }
    }
    return LineChart(
      title: LocalizedString.backtestChartTitle.text(in: language, ["index": index]),
      subtitle: LocalizedString.backtestChartSubtitle.text(in: language),
      xTitle: LocalizedString.backtestHorizon.text(in: language), series: series, reference: 1,
      referenceLabel: BacktestResult.reference)
  }
}
