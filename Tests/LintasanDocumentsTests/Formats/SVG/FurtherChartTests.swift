import LintasanDocuments
import Testing

@Suite("Charts of analyses")
struct FurtherChartTests {
  static let charts: [any Chart] = [
    WaterfallChart(
      title: "From 107th to 88th", subtitle: "Places gained by component", startLabel: "2018", start: 107,
      parts: Samples.hostileNames.prefix(9).enumerated().map { .init(name: $1, change: Double($0 - 6) * 2) },
      endLabel: "2020", number: .rank, isLessBetter: true, source: "Source"),
    CoefficientPlot(
      title: "What goes with online services", subtitle: "95% intervals",
      rows: Samples.hostileNames.enumerated().map { place, name in
        .init(name: name, estimate: Double(place) - 6, lower: Double(place) - 8, upper: Double(place) - 4.5)
      }),
    LineChart(
      title: "Error against naive", xTitle: "Surveys ahead",
      series: Samples.hostileNames.prefix(6).enumerated().map { place, name in
        .init(
          name: name, points: (1...3).map { .init(x: Double($0), y: 0.9 + 0.02 * Double($0 * place)) },
          isHighlighted: place == 0)
      }, reference: 1, referenceLabel: "as good as naive"),
    HeatMap(
      title: "Agreement", rows: Array(Samples.hostileNames.prefix(5)), columns: ["a", "<b>", "c"],
      values: (0..<5).map { row in (0..<3).map { row == $0 ? nil : Double(row - $0) / 4 } }, middle: 0),
    TileGridMap(
      title: "Classes", classes: ["Very high", "High", "Middle", "Low"],
      tiles: [
        .init(code: "IDN", name: "Indonesia", classIndex: 0, detail: "rank 64"),
        .init(code: "SOM", name: "Somalia", classIndex: 3), .init(code: "PRK", name: "<script>", classIndex: nil),
        .init(code: "XXX", name: "Nowhere & more", classIndex: 1),
      ]),
  ]

  @Test(arguments: charts.indices, Language.allCases)
  func wellFormedAndRepeatable(index: Int, language: Language) throws {
    let chart = Self.charts[index]
    for layout in ChartLayout.allCases {
      let svg = try chart.svg(in: language, layout: layout)
      #expect(XML.fault(in: Array(svg.utf8)) == nil)
      #expect(try chart.svg(in: language, layout: layout) == svg)
      #expect(!svg.contains("<script") && !svg.contains("<b>"))
      #expect(svg.contains("<title>") && svg.contains("<desc>"))
    }
  }

  @Test func nothingToDrawIsAnError() {
    let empty: [any Chart] = [
      WaterfallChart(title: "t", startLabel: "", start: 0, parts: [], endLabel: ""),
      CoefficientPlot(title: "t", rows: []),
      LineChart(title: "t", series: []), HeatMap(title: "t", rows: [], columns: [], values: []),
      TileGridMap(title: "t", classes: ["a"], tiles: []),
    ]
    for chart in empty { #expect(throws: ReportError.self) { try chart.svg(in: .english) } }
  }

  @Test func shapesThatDoNotFitAreErrors() {
    let ragged = HeatMap(title: "t", rows: ["a"], columns: ["b", "c"], values: [[1]])
    #expect(throws: ReportError.self) { try ragged.svg(in: .english) }
    let unknown = TileGridMap(
      title: "t", classes: ["a"], tiles: [.init(code: "IDN", name: "Indonesia", classIndex: 1)])
    #expect(throws: ReportError.self) { try unknown.svg(in: .english) }
  }
}
