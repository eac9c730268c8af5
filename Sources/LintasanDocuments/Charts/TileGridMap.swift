/// The countries of the world as equal tiles in about their places, coloured by class: small states are seen as well as
/// large ones.
package struct TileGridMap: Hashable, Sendable {
  /// A country.
  package struct Tile: Hashable, Sendable {
    /// Its ISO 3166 code of three letters.
    package var code: String
    /// Its name.
    package var name: String
    /// The position of its class in ``classes``; `nil` where it has none.
    package var classIndex: Int?
    /// What a reader sees on pointing at it, beside its name and class.
    package var detail: String

    /// A country.
    package init(code: String, name: String, classIndex: Int?, detail: String = "") {
      self.code = code
      self.name = name
      self.classIndex = classIndex
      self.detail = detail
    }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The names of the classes, from the highest to the lowest; at most six.
  package var classes: [String]
  /// The countries; those without a place on the grid are listed below it.
  package var tiles: [Tile]
  /// The source, below the chart.
  package var source: String

  /// Whether a code of three letters has a place on the grid.
  package static func hasPlace(for code: String) -> Bool { places[code] != nil }

  /// A tile-grid map.
  package init(title: String, subtitle: String = "", classes: [String], tiles: [Tile], source: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.classes = classes
    self.tiles = tiles
    self.source = source
  }
}
