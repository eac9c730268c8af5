/// A parameter of a notebook.
package struct NotebookParameter: Hashable, Sendable {
  /// Its name.
  package var name: String
  /// Its value.
  package var value: String

  /// A parameter.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}
