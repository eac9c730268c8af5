import Lintasan

extension IndexData {
  /// The one entity that a user means, by code or name.
  func findEntity(_ text: String) throws -> String { try entity(text) }
}
