/// The file formats of statistics programs that can be read and written.
package enum StatisticsFormat: String, Hashable, Sendable, CaseIterable {
  /// Stata's `.dta`; written in the form of Stata 14 and later (118), which is UTF-8.
  case stata = "dta"
  /// SPSS's `.sav`.
  case spss = "sav"

  /// The format that a file's extension tells.
  package init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }

  /// The longest name of a column, in bytes.
  var longestName: Int { self == .stata ? 32 : 64 }
  /// The longest label of a column, in characters for Stata and in bytes for SPSS.
  var longestLabel: Int { self == .stata ? 80 : 256 }
  /// The longest text, in bytes.
  var longestText: Int { self == .stata ? 2_000_000_000 : 32767 }
  /// The longest text that a column of fixed width holds, in bytes; Stata keeps longer ones apart from the rows.
  var widestColumn: Int { self == .stata ? 2045 : 32767 }
  /// Words that cannot be names.
  var reservedNames: Set<String> {
    switch self {
    case .stata:
      [
        "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n", "_N", "_pi",
        "_pred", "_rc", "_skip", "strL", "using", "with",
      ]
    case .spss: ["ALL", "AND", "BY", "EQ", "GE", "GT", "LE", "LT", "NE", "NOT", "OR", "TO", "WITH"]
    }
  }
}
