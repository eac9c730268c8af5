import LintasanTables

/// Names of methods as people write them: `min-max:1,100`.
package enum MethodSpec {
  /// The name in snake case, and the numbers after the colon.
  package static func parse(_ text: String) throws(CompositeError) -> (name: String, numbers: [Double]) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0].lowercased().filter { $0 != " " }.map { $0 == "-" ? "_" : $0 })
    guard parts.count == 2 else { return (name, []) }
    var numbers: [Double] = []
    for word in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
      guard let number = Double(word.filter { $0 != " " }), number.isFinite else {
        throw .badParameters(method: name, found: text, expected: "numbers separated by commas after the colon")
      }
      numbers.append(number)
    }
    return (name, numbers)
  }

  /// A name with parameters.
  static func text(_ name: String, _ numbers: Double...) -> String {
    "\(name):\(numbers.map(NumberText.shortest).joined(separator: ","))"
  }
}
