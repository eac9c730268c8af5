/// Names of columns that a format allows.
enum ExchangeNames {
  /// For each name one that the format allows: letters, digits and underscores, not too long, not reserved, each once.
  static func names(for columns: [String], in format: StatisticsFormat) -> [String] {
    var taken: Set<String> = []
    return columns.map { column in
      var name = String(String.UnicodeScalarView(column.unicodeScalars.map { isAllowed($0) ? $0 : "_" }))
      if name.isEmpty || name.unicodeScalars.first.map({ $0.properties.numericType != nil }) ?? true {
        name = "v" + name
      }
      if format == .spss, name.hasPrefix("_") { name = "v" + name }
      if format.reservedNames.contains(format == .spss ? name.uppercased() : name) { name += "_" }
      name = prefix(name, format.longestName)
      var candidate = name
      var number = 2
      while !taken.insert(candidate.lowercased()).inserted {
        candidate = prefix(name, format.longestName - "_\(number)".utf8.count) + "_\(number)"
        number += 1
      }
      return candidate
    }
  }

  /// As many whole characters as fit into so many bytes.
  static func prefix(_ text: String, _ bytes: Int) -> String {
    var kept = text
    while kept.utf8.count > bytes { kept.removeLast() }
    return kept
  }

  private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }
}
