/// A tree whose parts share a whole: one column a level, each part as tall as its share.
package struct PartitionChart: Hashable, Sendable {
  /// A part and the parts that it is made of.
  package struct Part: Hashable, Sendable {
    /// What it is called.
    package var label: String
    /// Its share of the whole, 0 to 1.
    package var share: Double
    /// The parts that it is made of.
    package var parts: [Part]

    /// A part.
    package init(label: String, share: Double, parts: [Part] = []) {
      self.label = label
      self.share = share
      self.parts = parts
    }

    var depth: Int { 1 + (parts.map(\.depth).max() ?? 0) }
    var smallestShare: Double { parts.isEmpty ? share : parts.map(\.smallestShare).filter { $0 > 0 }.min() ?? share }
    var leafCount: Int { parts.isEmpty ? 1 : parts.reduce(0) { $0 + $1.leafCount } }
  }

  /// The headline.
  package var title: String
  /// What is measured, in smaller letters below it.
  package var subtitle: String
  /// The whole.
  package var whole: Part
  /// The source, below the chart.
  package var source: String

  /// A chart of a tree.
  package init(title: String, subtitle: String = "", whole: Part, source: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.whole = whole
    self.source = source
  }
}
