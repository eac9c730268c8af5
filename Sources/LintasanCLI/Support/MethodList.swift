/// Methods named in one option.
enum MethodList {
  /// Names separated by semicolons, or by commas that are not followed by a number (`min_max:1,100,z_score`).
  static func names(_ text: String) throws(CommandFailure) -> [String] {
    if text.contains(";") { return text.split(separator: ";").map(String.init) }
    var names: [String] = []
    for word in text.split(separator: ",").map(String.init) {
      if let last = names.last, last.contains(":"), Double(word.filter { $0 != " " }) != nil {
        names[names.count - 1] = last + "," + word
      } else {
        names.append(word)
      }
    }
    guard !names.isEmpty else {
      throw CommandFailure.usage("a list of methods is empty; give names separated by commas")
    }
    return names
  }
}
