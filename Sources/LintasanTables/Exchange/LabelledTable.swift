/// A table with the labels that statistics programs keep beside it.
public struct LabelledTable: Hashable, Sendable {
  /// A number with its meaning.
  public struct ValueLabel: Hashable, Sendable {
    /// The number.
    public var value: Double
    /// What it means.
    public var label: String

    /// A labelled number.
    public init(value: Double, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The values.
  public var table: Table
  /// What each column holds, by its name.
  public var columnLabels: [String: String]
  /// What the numbers of a column mean, by its name.
  public var valueLabels: [String: [ValueLabel]]
  /// What the table is.
  public var title: String

  /// A table with its labels.
  public init(
    _ table: Table, title: String = "", columnLabels: [String: String] = [:],
    valueLabels: [String: [ValueLabel]] = [:]
  ) {
    self.table = table
    self.title = title
    self.columnLabels = columnLabels
    self.valueLabels = valueLabels
  }
}
