import LintasanAnalysis
import LintasanDocuments
import LintasanForecasting
import LintasanIndices

extension IndexBrief {
  /// The countries of the world by class at the origin; `nil` where the entities are no countries or have no classes.
  func mapFigure() -> Figure? {
    guard let classes = index.definition?.classes, (2...6).contains(classes.count) else { return nil }
    let places = standing.places
    guard places.count > 100, places.allSatisfy({ TileGridMap.hasPlace(for: $0.entity) }) else { return nil }
    let title = words(.mapTitle, ["index": index.shortName, "year": index.label(standing.year)])
    let ranked = places.map { place in
      TileGridMap.Tile(
        code: place.entity, name: name(of: place.entity),
        classIndex: classes.firstIndex { place.score >= $0.lowerBound } ?? classes.count - 1,
        detail: "\(words(.rank)) \(text(place.rank, .rank)), \(text(place.score, scoreStyle))")
    }
    let others = standing.unranked.filter { TileGridMap.hasPlace(for: $0) }
      .map { TileGridMap.Tile(code: $0, name: name(of: $0), classIndex: nil) }
    return Figure(
      name: "map", caption: title,
      chart: TileGridMap(
        title: title, subtitle: words(.mapSubtitle, ["entity": entitySingular]),
        classes: classes.map { $0.name.text(in: language.rawValue) }, tiles: ranked + others,
        source: words(.mapSource, ["publisher": index.definition?.publisher ?? index.shortName])))
  }
}
