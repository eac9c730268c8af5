import Lintasan

extension IndexData {
  /// The entities of a list such as `IDN,KOR`, by code, name or group.
  ///
  /// - Parameter year: the year whose members a group has; the last one with scores if `nil`.
  func entities(_ list: String, year: Int? = nil) throws -> [String] {
    let words = list.split(separator: ",").map { String($0).trimmingBlanks }.filter { !$0.isEmpty }
    guard !words.isEmpty else {
      throw CommandFailure.usage("the list of entities is empty; give codes or names separated by commas")
    }
    let when = year ?? lastYear
    // The table of names is read where a word is no code.
    let finder = words.allSatisfy { panel.position(ofUnit: $0) != nil } ? nil : EntityFinder(self)
    var found: [String] = []
    for word in words {
      for entity in try members(of: word, in: when, finder, list) where !found.contains(entity) { found.append(entity) }
    }
    return found
  }

  private func members(of word: String, in year: Int, _ finder: EntityFinder?, _ list: String) throws -> [String] {
    // A name says more than a group that is called alike: Jawa Barat is a province, and what lies in it.
    if panel.position(ofUnit: word) == nil, finder?.meaning(of: word) == nil,
      let group = finder?.members(of: word, in: year) ?? units(grouped: word)
    {
      Console.notice("\(Quotation.plain(word)): \(group.count) members in \(year)")
      return group
    }
    // A name may hold a comma itself: take the whole list for one name before giving up.
    if list.contains(","), let whole = try? entity(list) { return [whole] }
    return [try findEntity(word)]
  }
}
