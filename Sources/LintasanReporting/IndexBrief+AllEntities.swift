import LintasanAnalysis
package import LintasanDocuments
import LintasanForecasting
import LintasanTables

extension IndexBrief {
  /// The brief with a table of every entity, to be searched and sorted on a page.
  ///
  /// - Parameter report: the brief as ``report()`` gives it, which is costly enough to be made once.
  package func page(of report: Report) -> Report {
    var report = report
    let place = report.blocks.firstIndex { block in
      if case .heading(_, let title) = block { title == words(.methodHeading) } else { false }
    }
    report.blocks.insert(
      contentsOf: [.heading(level: 2, words(.allHeading, ["entities": entityPlural])), .table(allTable())],
      at: place ?? report.blocks.count)
    return report
  }

  /// One row an entity: where it stands, and the median rank of each future survey with the last one's interval.
  func allTable() -> ReportTable {
    let units = (projection.forecasts.last ?? []).indices.sorted { first, second in
      let ranks = [first, second].map { projection.forecasts[0][$0] }
      return (ranks[0].currentRank ?? .infinity, ranks[0].rank.median, ranks[0].entity)
        < (ranks[1].currentRank ?? .infinity, ranks[1].rank.median, ranks[1].entity)
    }
    let scores = Dictionary(standing.places.map { ($0.entity, $0.score) }) { first, _ in first }
    let now = units.map { projection.forecasts[0][$0] }
    var columns = [
      Column("rank_now", now.map(\.currentRank)), Column("entity", now.map(\.entity)), Column("name", now.map(\.name)),
      Column("score_now", now.map { scores[$0.entity] }),
    ]
    var styles = [
      ColumnStyle("rank_now", title: "\(words(.rank)) \(index.label(projection.origin))", number: .rank),
      nameStyle,
      ColumnStyle("score_now", title: "\(words(.score)) \(index.label(projection.origin))", number: scoreStyle),
    ]
    for (step, year) in projection.years.enumerated() {
      columns.append(Column("rank_\(year)", units.map { projection.forecasts[step][$0].rank.median.rounded() }))
      styles.append(ColumnStyle("rank_\(year)", title: "\(words(.median)) \(index.label(year))", number: .rank))
    }
    if let last = projection.forecasts.last, let year = projection.years.last {
      columns.append(Column("lower_80_\(year)", units.map { last[$0].rank.lower80.rounded() }))
      columns.append(Column("upper_80_\(year)", units.map { last[$0].rank.upper80.rounded() }))
      columns.append(Column("prob_improve_\(year)", units.map { last[$0].probabilityToImprove }))
      styles.append(ColumnStyle("lower_80_\(year)", title: "80% ↓", number: .rank))
      styles.append(ColumnStyle("upper_80_\(year)", title: "80% ↑", number: .rank))
      styles.append(ColumnStyle("prob_improve_\(year)", title: words(.improve), number: .probability))
    }
    return ReportTable(
      name: "all", caption: words(.allCaption, ["entities": entityPlural, "year": index.label(projection.origin)]),
      table: Table(trusted: columns), styles: styles)
  }
}
