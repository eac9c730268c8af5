/// A parameter of a notebook.
public struct NotebookParameter: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its value.
  public var value: String

  /// A parameter.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
