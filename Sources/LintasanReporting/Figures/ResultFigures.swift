public import LintasanAnalysis
public import LintasanDocuments
import LintasanIndices
package import LintasanRegression

/// The one picture of a result, for those who show it on its own.
public enum ResultFigures {
  /// The ranks of an entity so far and where they are expected.
  ///
  /// - Returns: `nil` for an entity that is not projected.
  /// - Throws: what `YearRanking` cannot do.
  public static func forecast(
    of entity: String, in projection: Projection, language: Language
  ) throws(IndexDataError) -> Figure? {
    guard let unit = projection.position(of: entity) else { return nil }
    let index = projection.index
    let name = index.name(of: entity, in: language.rawValue)
    let title = LocalizedString.fanTitle.text(in: language, ["name": name, "index": index.shortName])
    let history = try index.history(of: entity)
    return Figure(
      name: "outlook", caption: title,
      chart: FanChart(
        title: title,
        subtitle: LocalizedString.fanSubtitle.text(
          in: language,
          [
            "origin": projection.index.label(projection.origin),
            "year": projection.index.label(projection.years.last ?? projection.origin),
          ]),
        name: name, observed: history.map(\.point),
        projected: projection.forecasts.map { survey in
          let rank = survey[unit].rank
          return FanChart.Step(
            year: survey[unit].year, median: rank.median, lower95: rank.lower95, lower80: rank.lower80,
            upper80: rank.upper80, upper95: rank.upper95)
        },
        breaks: index.interruptions(of: history),
        source: index.sourceLine(in: language)))
  }

  /// The ranks of entities at every survey.
  public static func comparison(
    of entities: [String], in index: IndexData, language: Language
  ) throws(IndexDataError) -> Figure {
    var series: [BumpChart.Series] = []
    for entity in entities {
      let history = try index.history(of: entity)
      series.append(
        BumpChart.Series(
          name: index.name(of: entity, in: language.rawValue), observed: history.map(\.point),
          isHighlighted: entity == entities.first, gaps: index.missingYears(in: history)))
    }
    let title = LocalizedString.ranksTitle.text(in: language, ["index": index.shortName])
    return Figure(
      name: "comparison", caption: title,
      chart: BumpChart(
        title: title, series: series, breaks: index.chartBreaks, source: index.sourceLine(in: language)))
  }

  /// The spread over units, in the unit of the variable and relative to the mean.
  package static func convergence(_ result: Convergence, of variable: String, language: Language) -> Figure {
    func line(_ name: LocalizedString, _ value: (Convergence.Spread) -> Double?) -> LineChart.Series {
      LineChart.Series(
        name: name.text(in: language),
        points: result.spreads.compactMap { spread in value(spread).map { .init(x: spread.time, y: $0) } },
        isHighlighted: name == .relativeSpread)
    }
    let title = LocalizedString.spreadTitle.text(in: language, ["variable": variable])
    return Figure(
      name: "spread", caption: title,
      chart: LineChart(
        title: title, series: [line(.relativeSpread) { $0.variation }, line(.absoluteSpread) { $0.standardDeviation }]))
  }
}
