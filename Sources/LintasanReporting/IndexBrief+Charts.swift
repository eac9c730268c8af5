package import LintasanAnalysis
package import LintasanDocuments
import LintasanForecasting

extension IndexBrief {
  /// Where all entities are expected at the next survey.
  func intervalFigure() throws(IndexDataError) -> Figure {
    let year = projection.years.first ?? projection.origin
    let title = words(.intervalsTitle, ["index": index.shortName, "year": index.label(year)])
    return Figure(
      name: "expected-ranks", caption: title,
      chart: IntervalPlot(
        title: title,
        subtitle: words(
          .intervalsSubtitle,
          [
            "count": String(projection.forecast.units.count), "entities": entityPlural,
            "origin": index.label(projection.origin),
          ]),
        rows: (projection.forecasts.first ?? []).map { forecast in
          IntervalPlot.Row(
            name: name(of: forecast.entity), median: forecast.rank.median, lower95: forecast.rank.lower95,
            lower80: forecast.rank.lower80, upper80: forecast.rank.upper80, upper95: forecast.rank.upper95,
            observed: forecast.currentRank, isHighlighted: focus.contains(forecast.entity))
        },
        source: index.sourceLine(in: language)))
  }

  /// The ranks of the focus group against each other: the entities in focus, and where there is only one, its
  /// neighbours; without focus, the leaders.
  package func bumpFigure() throws(IndexDataError) -> Figure {
    var group = focus
    if focus.count < 2 {
      let centre = focus.first.flatMap { standing.position(of: $0) } ?? 4
      let window = standing.places.indices.filter { abs($0 - centre) <= 4 }
      group = window.map { standing.places[$0].entity }
    }
    var series: [BumpChart.Series] = []
    for entity in group {
      let unit = projection.position(of: entity)
      let history = try index.history(of: entity)
      series.append(
        BumpChart.Series(
          name: name(of: entity),
          observed: history.map(\.point),
          projected: projection.forecasts.compactMap { survey in
            unit.map { FanChart.Point(year: survey[$0].year, value: survey[$0].rank.median) }
          },
          isHighlighted: focus.contains(entity), gaps: index.missingYears(in: history)))
    }
    let title = words(focus.isEmpty ? .leadersTitle : .bumpTitle, ["index": index.shortName])
    return Figure(
      name: "focus-group", caption: title,
      chart: BumpChart(
        title: title,
        subtitle: words(
          .fanSubtitle,
          ["origin": index.label(projection.origin), "year": index.label(projection.years.last ?? projection.origin)]),
        series: series, breaks: index.chartBreaks, source: index.sourceLine(in: language)))
  }
}
