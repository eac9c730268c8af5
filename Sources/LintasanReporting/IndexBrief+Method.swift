import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

extension IndexBrief {
  /// Method and measured accuracy, caveats, sources.
  func methodBlocks() -> [Block] {
    let isDefault = projection.settings.model == nil || projection.settings.model == Forecasters.defaultName
    let values = [
      "entity": entitySingular, "entities": entityPlural, "model": projection.forecast.model,
      "draws": text(Double(projection.settings.draws), .integer),
      "count": text(Double(projection.forecast.units.count), .integer),
    ]
    var blocks: [Block] = [
      .heading(level: 2, words(.methodHeading)),
      .paragraph([.text(words(isDefault ? .methodDefault : .methodModel, values))]),
    ]
    if let accuracy, isDefault { blocks += accuracyBlocks(accuracy) }
    blocks += [.heading(level: 2, words(.caveatsHeading)), .list(caveats().map { [.text($0)] })]
    blocks += [.heading(level: 2, words(.sourcesHeading)), .paragraph([.text(sources())])]
    return blocks
  }

  private func accuracyBlocks(_ accuracy: MeasuredAccuracy) -> [Block] {
    let years = ["from": String(accuracy.years.lowerBound), "to": String(accuracy.years.upperBound)]
    let horizons = accuracy.horizons
    let table = ReportTable(
      name: "accuracy", caption: words(.accuracyCaption),
      table: Table(
        Column("horizon", horizons.map(\.horizon)), Column("rank_mae", horizons.map(\.rankError)),
        Column("naive_rank_mae", horizons.map(\.naiveRankError)), Column("coverage_80", horizons.map(\.coverage80)),
        Column("coverage_95", horizons.map(\.coverage95))),
      styles: [
        ColumnStyle("horizon", title: words(.accuracyHorizon), number: .integer),
        ColumnStyle("rank_mae", title: words(.accuracyError), number: .decimals(1)),
        ColumnStyle("naive_rank_mae", title: words(.accuracyNaive), number: .decimals(1)),
        ColumnStyle("coverage_80", title: words(.accuracyWithin80), number: .percent(decimals: 0)),
        ColumnStyle("coverage_95", title: words(.accuracyWithin95), number: .percent(decimals: 0)),
      ])
    return [.paragraph([.text(words(.accuracyText, years))]), .table(table)]
  }

  private func caveats() -> [String] {
    var caveats = [words(.caveatRank, ["entities": entityPlural]), words(.caveatHorizon)]
    guard let definition = index.definition else { return caveats }
    caveats += definition.breaks.map { $0.reason.text(in: language.rawValue) }
    if let succession = definition.validity.successor, projection.years.contains(where: { $0 >= succession.from }) {
      caveats.append(words(.caveatSuccession, ["year": String(succession.from)]))
    }
    let relevant = definition.exceptions.filter { $0.year == projection.origin }
    caveats += relevant.map { exception in
      "\(exception.entities.map { name(of: $0) }.joined(separator: ", ")), \(exception.year): "
        + exception.note.text(in: language.rawValue)
    }
    return caveats
  }

  private func sources() -> String {
    guard let definition = index.definition else {
      return words(.sourceOwn, ["file": index.inputs.first?.name ?? index.id])
    }
    return words(
      .sourceText,
      [
        "citation": definition.citation ?? definition.publisher ?? definition.shortName,
        "licence": definition.licence ?? "–",
      ])
  }
}
