/// The countries of the world as equal tiles in about their places, coloured by class: small states are seen as well as
/// large ones.
public struct TileGridMap: Hashable, Sendable {
  /// A country.
  public struct Tile: Hashable, Sendable {
    /// Its ISO 3166 code of three letters.
    public var code: String
    /// Its name.
    public var name: String
    /// The position of its class in ``classes``; `nil` where it has none.
    public var classIndex: Int?
    /// What a reader sees on pointing at it, beside its name and class.
    public var detail: String

    /// A country.
    public init(code: String, name: String, classIndex: Int?, detail: String = "") {
      self.code = code
      self.name = name
      self.classIndex = classIndex
      self.detail = detail
    }
  }

  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The names of the classes, from the highest to the lowest; at most six.
  public var classes: [String]
  /// The countries; those without a place on the grid are listed below it.
  public var tiles: [Tile]
  /// The source, below the chart.
  public var source: String

  /// Whether a code of three letters has a place on the grid.
  public static func hasPlace(for code: String) -> Bool { places[code] != nil }

  /// A tile-grid map.
  public init(title: String, subtitle: String = "", classes: [String], tiles: [Tile], source: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.classes = classes
    self.tiles = tiles
    self.source = source
  }
}
