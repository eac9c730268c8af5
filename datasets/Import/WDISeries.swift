/// A series of the World Bank and the column that it becomes.
package struct WDISeries: Hashable, Sendable {
  /// The World Bank's code.
  package let code: String
  /// The column in `datasets/egdi/covariates.csv`.
  package let column: String
  /// The World Bank's whole name of it; the year of its prices changes from edition to edition.
  let names: [String]

  /// The series that the shipped covariates hold.
  package static let known = [
    WDISeries(
      code: "NY.GDP.PCAP.PP.KD", column: "gdp_per_capita_ppp",
      names: ["2005", "2011", "2017", "2021"].map { "GDP per capita, PPP (constant \($0) international $)" }),
    WDISeries(code: "SP.POP.TOTL", column: "population", names: ["Population, total"]),
    WDISeries(
      code: "IT.NET.USER.ZS", column: "internet_users_pct", names: ["Individuals using the Internet (% of population)"]),
    WDISeries(code: "GE.EST", column: "gov_effectiveness", names: ["Government Effectiveness: Estimate"]),
    WDISeries(
      code: "IT.CEL.SETS.P2", column: "mobile_per_100", names: ["Mobile cellular subscriptions (per 100 people)"]),
    WDISeries(
      code: "IT.NET.BBND.P2", column: "fixed_broadband_per_100",
      names: ["Fixed broadband subscriptions (per 100 people)"]),
  ]

  /// The known series of a code, or where there is none of a whole name; `nil` for any other, however much alike.
  ///
  /// Names differ in nothing but case and blanks: population growth is no population.
  static func series(code: String?, name: String?) -> WDISeries? {
    if let code { return known.first { $0.code == code || $0.column == code } ?? (name == code ? named(code) : nil) }
    return name.flatMap { name in known.first { $0.code == name || $0.column == name } ?? named(name) }
  }

  private static func named(_ name: String) -> WDISeries? {
    let wanted = plain(name)
    return known.first { $0.names.contains { plain($0) == wanted } }
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
