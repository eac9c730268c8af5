import LintasanTables

/// Numbers in sentences.
enum NumberWords {
  /// As many digits as it takes.
  static func shortest(_ value: Double) -> String { NumberText.shortest(value) }

  /// Two decimals.
  static func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
}
