import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices
import LintasanTables

extension ExplorePage {
  /// Everything that the script shows.
  func data() throws(IndexDataError) -> JSONValue {
    let years = index.years
    var ranks = [[Double?]](repeating: [Double?](repeating: nil, count: years.count), count: index.panel.units.count)
    for (time, year) in years.enumerated() {
      for place in try YearRanking(of: index, in: year).places { ranks[place.unit][time] = place.rank }
    }
    let units = index.panel.units
    let positions = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    let range = self.range
    let quantum = (range.upperBound - range.lowerBound) / 65_535
    return .object([
      .init("id", .text(index.id)),
      .init("short", .text(index.shortName)),
      .init("name", LocalizedTexts.json(fullName)),
      .init("lang", .text(language.rawValue)),
      .init("decimals", JSONValue(index.decimals)),
      .init("higher", .boolean(index.higherIsBetter)),
      .init("scale", [JSONValue(range.lowerBound), JSONValue(range.upperBound)]),
      .init("focus", JSONValue(positions[focus] ?? 0)),
      .init("tops", .array(rankThresholds.map { JSONValue($0) })),
      .init("years", .array(years.map { JSONValue($0) })),
      .init("future", .array(projection.years.map { JSONValue($0) })),
      .init("breaks", .array((index.definition?.breaks ?? []).map { JSONValue($0.before) })),
      .init("entities", .array(units.map(entityJSON))),
      .init("groups", .array(filters.map(groupJSON))),
      .init(
        "classes",
        .array(
          (index.definition?.classes ?? []).map {
            ["name": LocalizedTexts.json($0.name), "from": JSONValue($0.lowerBound)]
          })),
      .init(
        "components",
        .array(
          levers.map { ["id": .text($0.id), "name": LocalizedTexts.json($0.name), "weight": JSONValue($0.weight)] })),
      .init("scores", .array(units.indices.map { unit in .array(years.indices.map { value(unit, $0, 0) }) })),
      .init("ranks", .array(ranks.map { .array($0.map { JSONValue($0) }) })),
      .init("parts", parts()),
      .init("items", itemsJSON(positions)),
      .init("units", .array(projection.forecast.units.map { JSONValue(positions[$0]) })),
      .init("draws", JSONValue(storedDraws)),
      .init("allDraws", JSONValue(projection.simulated.drawCount)),
      .init("quantum", [JSONValue(range.lowerBound), JSONValue(quantum)]),
      .init(
        "draws64", .array(projection.years.indices.map { .text(codes(step: $0, from: range.lowerBound, quantum)) })),
      .init("fan", .array(projection.forecasts.map { .array($0.map(fanJSON)) })),
      .init("medians", medians()),
      .init("accuracy", accuracyJSON()),
      .init("notes", .array(notes())),
    ])
  }

  /// The marks of the ranking that leave somebody outside.
  var rankThresholds: [Int] { index.rankThresholds.filter { $0 < projection.forecast.units.count } }

  private func value(_ unit: Int, _ time: Int, _ variable: Int) -> JSONValue {
    JSONValue(index.panel[unit: unit, time: time, variable: variable])
  }

  private func entityJSON(_ entity: String) -> JSONValue {
    [
      "id": .text(entity),
      "name": ["en": .text(index.name(of: entity, in: "en")), "id": .text(index.name(of: entity, in: "id"))],
      "groups": .array(
        filters.map { filter in JSONValue(filter.byEntity[entity].flatMap { filter.values.firstIndex(of: $0) }) }),
    ]
  }

  private func groupJSON(_ filter: (attribute: String, values: [String], byEntity: [String: String])) -> JSONValue {
    let title =
      LocalizedString.exploreAttributes[filter.attribute] ?? LocalizedString(filter.attribute, id: filter.attribute)
    return [
      "key": .text(filter.attribute), "name": LocalizedTexts.json(title),
      "values": .array(
        filter.values.map { LocalizedTexts.json(LocalizedString.groups[$0] ?? LocalizedString($0, id: $0)) }),
    ]
  }

  private func parts() -> JSONValue {
    guard hasParts else { return .array(index.panel.units.map { _ in .array(index.years.map { _ in .null }) }) }
    return .array(
      index.panel.units.indices.map { unit in
        .array(
          index.years.indices.map { time in
            .array(index.columns.components.indices.map { value(unit, time, $0 + 1) })
          })
      })
  }

  /// The median of every component, or of the index, by future survey and unit: how much room it has on the scale.
  private func medians() -> JSONValue {
    guard index.bounds != nil else { return .array([]) }
    let variables = projection.forecast.variables.count - 1
    return .array(
      projection.spreads.map { spreads in
        .array(
          projection.forecast.units.indices.map { unit in
            .array(
              levers.indices.map { lever in
                let variable = hasParts && lever < variables ? lever : variables
                guard variable < spreads.count, unit < spreads[variable].count else { return .null }
                return JSONValue((spreads[variable][unit].median * 1e6).rounded() / 1e6)
              })
          })
      })
  }

  /// The items of the questionnaire by entity, and how they make their component.
  private func itemsJSON(_ positions: [String: Int]) -> JSONValue {
    guard let inputs, let items, let component = itemComponent else { return .null }
    let known = inputs.entities.indices.filter { positions[inputs.entities[$0]] != nil }
    let entities: [JSONValue] = known.map { JSONValue(positions[inputs.entities[$0]]) }
    let values: [JSONValue] = items.map { item in
      let column = inputs.values[item.leaf]
      return .array(known.map { JSONValue(column[$0]) })
    }
    let names: [JSONValue] = items.map { LocalizedTexts.json($0.name) }
    let most: [JSONValue] = items.map { JSONValue($0.most) }
    let weights: [JSONValue] = items.map { JSONValue($0.weight) }
    let ids: [JSONValue] = items.map { .text($0.id) }
    return .object([
      .init("component", JSONValue(component)), .init("id", .array(ids)), .init("names", .array(names)),
      .init("most", .array(most)), .init("weights", .array(weights)), .init("entities", .array(entities)),
      .init("values", .array(values)),
    ])
  }

  /// The first stored draws of every unit, sixteen bits a score, little end first, as text.
  private func codes(step: Int, from low: Double, _ quantum: Double) -> String {
    let variable = projection.forecast.variables.count - 1
    var bytes: [UInt8] = []
    bytes.reserveCapacity(projection.forecast.units.count * storedDraws * 2)
    for unit in projection.forecast.units.indices {
      for score in projection.simulated.scores(step: step, variable: variable, unit: unit).prefix(storedDraws) {
        let place = quantum > 0 ? ((score - low) / quantum).rounded() : 0
        let code = UInt16(min(65_535, max(0, place.isFinite ? place : 0)))
        bytes.append(UInt8(truncatingIfNeeded: code))
        bytes.append(UInt8(truncatingIfNeeded: code >> 8))
      }
    }
    return Base64.text(bytes)
  }

  private func fanJSON(_ forecast: EntityForecast) -> JSONValue {
    func five(_ spread: DrawSummary, _ digits: Double) -> JSONValue {
      .array(
        [spread.lower95, spread.lower80, spread.median, spread.upper80, spread.upper95].map {
          JSONValue(($0 * digits).rounded() / digits)
        })
    }
    return [
      "score": five(forecast.score, 1e6), "rank": five(forecast.rank, 1),
      "tops": .array(rankThresholds.map { JSONValue(forecast.probabilityOfTop[$0]) }),
      "improve": JSONValue(forecast.probabilityToImprove),
    ]
  }

  private func accuracyJSON() -> JSONValue {
    guard let accuracy = index.accuracy, let first = accuracy.horizons.first else {
      return LocalizedTexts.json(LocalizedString.exploreNotMeasured)
    }
    func values(_ language: Language) -> [String: String] {
      [
        "from": String(accuracy.years.lowerBound), "to": String(accuracy.years.upperBound),
        "error": NumberStyle.decimals(1).text(first.rankError, in: language),
        "naive": NumberStyle.decimals(1).text(first.naiveRankError, in: language),
        "within": NumberStyle.percent(decimals: 0).text(first.coverage80, in: language),
      ]
    }
    return [
      "en": .text(LocalizedString.exploreMeasured.text(in: .english, values(.english))),
      "id": .text(LocalizedString.exploreMeasured.text(in: .indonesian, values(.indonesian))),
    ]
  }

  private func notes() -> [JSONValue] {
    var notes = [LocalizedTexts.json(LocalizedString.exploreGainNote)]
    guard let definition = index.definition else { return notes }
    notes += definition.breaks.map { LocalizedTexts.json($0.reason) }
    if let successor = definition.validity.successor, projection.years.contains(where: { $0 >= successor.from }) {
      notes.append(LocalizedTexts.json(successor.reason))
    }
    if let citation = definition.citation ?? definition.publisher {
      notes.append(LocalizedTexts.json(LocalizedString.exploreSource, ["citation": citation]))
    }
    notes.append(LocalizedTexts.json(LocalizedString.exploreCommand, ["command": command]))
    return notes
  }
}
