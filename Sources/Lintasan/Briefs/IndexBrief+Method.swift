import LintasanAnalysis
import LintasanForecasting
import LintasanReports

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
    if let accuracy, isDefault { blocks.append(.paragraph([.text(accuracyText(accuracy))])) }
    blocks += [.heading(level: 2, words(.caveatsHeading)), .list(caveats().map { [.text($0)] })]
    blocks += [.heading(level: 2, words(.sourcesHeading)), .paragraph([.text(sources())])]
    return blocks
  }

  private func accuracyText(_ accuracy: MeasuredAccuracy) -> String {
    let items = accuracy.horizons.map { horizon in
      words(
        .accuracyItem,
        [
          "horizon": horizon.horizon == 1
            ? words(.oneSurvey) : words(.manySurveys, ["count": String(horizon.horizon)]),
          "mae": text(horizon.rankError, .decimals(1)), "naive": text(horizon.naiveRankError, .decimals(1)),
          "coverage80": text(horizon.coverage80, .percent(decimals: 0)),
          "coverage95": text(horizon.coverage95, .percent(decimals: 0)),
        ])
    }
    let years = ["from": String(accuracy.years.lowerBound), "to": String(accuracy.years.upperBound)]
    return words(.accuracyText, years) + items.joined(separator: "; ") + "."
  }

  private func caveats() -> [String] {
    var caveats = [words(.caveatRank, ["entities": entityPlural]), words(.caveatHorizon)]
    guard let definition = index.definition else { return caveats }
    caveats += definition.breaks.map { $0.reason.text(in: language.rawValue) }
    if let succession = definition.validity.successor, projection.years.contains(where: { $0 >= succession.from }) {
      caveats.append(succession.reason.text(in: language.rawValue))
      caveats.append(words(.caveatSuccession, ["year": String(succession.from)]))
    }
    let relevant = definition.exceptions.filter { $0.year == projection.origin }
    caveats += relevant.map { exception in
      "\(exception.entities.map { index.name(of: $0) }.joined(separator: ", ")), \(exception.year): "
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
