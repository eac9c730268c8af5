extension Array<String> {
  /// Pairs of names that differ in case only, which are probably one; at most three.
  func differingInCase() -> [(String, String)] {
    var first: [String: String] = [:]
    var pairs: [(String, String)] = []
    for name in self {
      if let other = first.updateValue(name, forKey: name.lowercased()), other != name, pairs.count < 3 {
        pairs.append((other, name))
      }
    }
    return pairs
  }
}
