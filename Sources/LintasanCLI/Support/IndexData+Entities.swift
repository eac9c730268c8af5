import Lintasan

extension IndexData {
  /// The entities of a list such as `IDN,KOR`, by code or name.
  func entities(_ list: String) throws -> [String] {
    let words = list.split(separator: ",").map { $0.trimmed }.filter { !$0.isEmpty }
    guard !words.isEmpty else {
      throw CommandFailure.usage("the list of entities is empty; give codes or names separated by commas")
    }
    var found: [String] = []
    for word in words {
      // A name may hold a comma itself: take the whole list for one name before giving up.
      let entity = try (try? entity(list)) ?? entity(word)
      if !found.contains(entity) { found.append(entity) }
    }
    return found
  }
}
