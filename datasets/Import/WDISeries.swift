/// A series of the World Bank and the column that it becomes.
public struct WDISeries: Hashable, Sendable {
  /// The World Bank's code.
  public let code: String
  /// The column in `datasets/egdi/covariates.csv`.
  public let column: String
  /// Words of which one stands in the series' name or in a column's.
  let words: [String]

  /// The series that the shipped covariates hold.
  public static let known = [
    WDISeries(
      code: "NY.GDP.PCAP.PP.KD", column: "gdp_per_capita_ppp",
      words: ["GDP per capita, PPP (constant", "GDP per capita"]),
    WDISeries(code: "SP.POP.TOTL", column: "population", words: ["Population, total", "population"]),
    WDISeries(code: "IT.NET.USER.ZS", column: "internet_users_pct", words: ["Individuals using the Internet"]),
    WDISeries(code: "GE.EST", column: "gov_effectiveness", words: ["Government Effectiveness: Estimate", "GE"]),
    WDISeries(code: "IT.CEL.SETS.P2", column: "mobile_per_100", words: ["Mobile cellular subscriptions (per 100"]),
    WDISeries(
      code: "IT.NET.BBND.P2", column: "fixed_broadband_per_100", words: ["Fixed broadband subscriptions (per 100"]),
  ]

  /// The column of a series by its code or name; otherwise the code in the form of a column's name.
  static func column(code: String?, name: String?) -> String? {
    for series in known where series.code == code || series.column == code || series.column == name {
      return series.column
    }
    if let name {
      for series in known where series.words.contains(where: { name.lowercased().hasPrefix($0.lowercased()) }) {
        return series.column
      }
    }
    guard let text = code ?? name else { return nil }
    let letters = text.lowercased().map { $0.isLetter || $0.isNumber ? $0 : "_" }
    return String(letters)
  }
}
