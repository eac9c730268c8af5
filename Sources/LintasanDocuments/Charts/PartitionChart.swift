/// A tree whose parts share a whole: one column a level, each part as tall as its share.
public struct PartitionChart: Hashable, Sendable {
  /// A part and the parts that it is made of.
  public struct Part: Hashable, Sendable {
    /// What it is called.
    public var label: String
    /// Its share of the whole, 0 to 1.
    public var share: Double
    /// The parts that it is made of.
    public var parts: [Part]

    /// A part.
    public init(label: String, share: Double, parts: [Part] = []) {
      self.label = label
      self.share = share
      self.parts = parts
    }

    var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }
    var smallestShare: Double { parts.isEmpty ? share : parts.map(\.smallestShare).filter { $0 > 0 }.min() ?? share }
    var leafCount: Int { parts.isEmpty ? 1 : parts.reduce(0) { $0 + $1.leafCount } }
  }

  /// The headline.
  public var title: String
  /// What is measured, in smaller letters below it.
  public var subtitle: String
  /// The whole.
  public var whole: Part
  /// The source, below the chart.
  public var source: String

  /// A chart of a tree.
  public init(title: String, subtitle: String = "", whole: Part, source: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.whole = whole
    self.source = source
  }
}
