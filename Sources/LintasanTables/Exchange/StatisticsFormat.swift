/// The formats of statistics programs.
public enum StatisticsFormat: String, Hashable, Sendable, CaseIterable {
  /// Stata, from version 14 on (UTF-8).
  case dta
  /// SPSS.
  case sav

  /// The format of a file, by its extension.
  public static func forFile(named path: String) -> StatisticsFormat? {
    let name = path.lowercased()
    return allCases.first { name.hasSuffix("." + $0.rawValue) }
  }

  /// How many bytes of UTF-8 a text may take.
  var longestText: Int { self == .dta ? 2045 : 32_767 }
  /// How many bytes the name of a column may take.
  var longestName: Int { self == .dta ? 32 : 64 }
}
