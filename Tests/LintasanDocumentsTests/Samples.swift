import LintasanDocuments
import LintasanTables

/// Small documents that the tests render.
enum Samples {
  /// Names that somebody wrote to break things.
  static let hostileNames = [
    "<script>alert('x')</script>", "a | b", "=HYPERLINK(\"http://example.org\",\"x\")", "he said \"no\" & 'yes'",
    "two\nlines\r\nand a tab\t.", "🇮🇩 Indonesia 👩‍👩‍👧", "العربية \u{202E}gnol", "`code` *star* _line_ [link](x)",
    "\\input{x} $1 % # ~ ^",
    "\u{1B}[31mred\u{0}", String(repeating: "long ", count: 2000), "", " ", "-1+2", "]]>", "名前",
  ]

  static let observed = [(2018, 107.0), (2020, 88), (2022, 77), (2024, 64)].map {
    FanChart.Point(year: $0.0, value: $0.1)
  }

  static let projected = [
    FanChart.Step(year: 2026, median: 58, lower95: 40, lower80: 47, upper80: 69, upper95: 80),
    FanChart.Step(year: 2028, median: 53.5, lower95: 31, lower80: 39, upper80: 70, upper95: 86),
    FanChart.Step(year: 2030, median: 49, lower95: 24, lower80: 33, upper80: 71, upper95: 92),
  ]

  static func fan(name: String = "Indonesia") -> FanChart {
    FanChart(
      title: "\(name): 64th in 2024, heading for about 49th by 2030", subtitle: "Rank among 193 countries", name: name,
      observed: observed, projected: projected, source: "United Nations E-Government Survey; own projection")
  }

  static func bump(names: [String] = ["Indonesia", "Viet Nam", "Thailand"]) -> BumpChart {
    BumpChart(
      title: "Three neighbours", subtitle: "Rank among 193 countries",
      series: names.enumerated().map { index, name in
        BumpChart.Series(
          name: name, observed: observed.map { .init(year: $0.year, value: $0.value - Double(index) * 3) },
          projected: projected.map { .init(year: $0.year, value: $0.median - Double(index) * 2) },
          isHighlighted: index == 0)
      }, source: "United Nations E-Government Survey")
  }

  static func intervals(_ count: Int, names: [String] = []) -> IntervalPlot {
    IntervalPlot(
      title: "Expected rank in 2030", subtitle: "All \(count) entities",
      rows: (0..<count).map { index in
        let place = Double(index + 1)
        let spread = 4 + 0.25 * min(place, Double(count) - place)
        func rank(_ value: Double) -> Double { min(max(1, value.rounded()), Double(count)) }
        return IntervalPlot.Row(
          name: index < names.count ? names[index] : "Entity number \(index + 1)", median: place,
          lower95: rank(place - spread), lower80: rank(place - spread * 0.6), upper80: rank(place + spread * 0.6),
          upper95: rank(place + spread), observed: rank(place + spread * 0.3), isHighlighted: index == count / 3)
      }, source: "Own projection")
  }

  static func table(names: [String] = ["Denmark", "Indonesia", "Somalia"]) -> ReportTable {
    let count = names.count
    var scores: [Double?] = []
    var ranks: [Int?] = []
    var chances: [Double] = []
    var people: [Int] = []
    var official: [Bool?] = []
    for row in 0..<count {
      scores.append(row == 2 ? nil : 0.9847 - Double(row) * 0.1856125)
      ranks.append(row == 2 ? nil : 1 + row * 63)
      chances.append(min(1, 0.004 + Double(row) * 0.5))
      people.append(5_946_952 + row * 269_603_400)
      official.append(row != 1)
    }
    return ReportTable(
      name: "rankings", caption: "Scores and ranks, 2024",
      table: Table(
        Column("country", names), Column("score", scores), Column("rank", ranks), Column("prob_improve", chances),
        Column("population", people), Column("official", official)),
      styles: [
        ColumnStyle("rank", title: "Rank", number: .rank), ColumnStyle("country", title: "Country"),
        ColumnStyle("score", title: "EGDI", number: .decimals(4)),
        ColumnStyle("prob_improve", title: "Chance to improve", number: .probability),
        ColumnStyle("population", title: "People", number: .integer),
        ColumnStyle("official", title: "Official", alignment: .center),
      ])
  }

  static func report(
    language: Language = .english, names: [String] = ["Denmark", "Indonesia", "Somalia"]
  ) -> Report {
    let name = names.first ?? ""
    return Report(
      name: "report", title: "Where \(name) stands", language: language,
      blocks: [
        .heading(level: 2, "Standing"),
        .paragraph([
          .text(name), " stood at rank ", .strongNumber(64, .rank), " with a score of ", .number(0.7991, .decimals(4)),
          "; ", .strong("a gain of "), .number(13, .signed(0)), " places (see ",
          .link("the survey", to: "https://publicadministration.un.org/egovkb"), ", column ", .code("egdi|rank"), ").",
        ]),
        .list([[.text("first: \(name)")], ["second"]]),
        .list([["one"], ["two"]], isNumbered: true),
        .table(table(names: names)),
        .note(["2018 to 2020 follow another instrument."]),
        .figure(Figure(name: "fan", caption: "Rank of \(name)", chart: fan(name: name))),
        .code("lintasan report --index egdi --focus IDN"),
      ])
  }
}
