import LintasanDocuments
import Testing

@Suite("Charts")
struct ChartTests {
  @Test(arguments: Language.allCases)
  func wellFormedWithHostileNames(language: Language) throws {
    for name in Samples.hostileNames {
      #expect(XML.fault(in: Array(try Samples.fan(name: name).svg(in: language).utf8)) == nil)
    }
    for layout in ChartLayout.allCases {
      let bump = try Samples.bump(names: Samples.hostileNames).svg(in: language, layout: layout)
      #expect(XML.fault(in: Array(bump.utf8)) == nil)
    }
    let plot = try Samples.intervals(20, names: Samples.hostileNames).svg(in: language)
    #expect(XML.fault(in: Array(plot.utf8)) == nil)
    #expect(!plot.contains("<script"))
  }

  @Test(arguments: [1, 2, 3, 193, 615])
  func intervalPlotOfAnySize(count: Int) throws {
    for layout in ChartLayout.allCases {
      let svg = try Samples.intervals(count).svg(in: .english, layout: layout)
      #expect(XML.fault(in: Array(svg.utf8)) == nil)
      #expect(svg.ranges(of: "<circle").count == count)
    }
  }

  @Test func nothingToDrawIsAnError() {
    #expect(throws: ReportError.emptyChart(kind: "fan chart", title: "t")) {
      try FanChart(title: "t", name: "n", observed: [], projected: []).svg(in: .english)
    }
    #expect(throws: ReportError.emptyChart(kind: "bump chart", title: "t")) {
      try BumpChart(title: "t", series: [.init(name: "a", observed: [])]).svg(in: .english)
    }
    #expect(throws: ReportError.emptyChart(kind: "interval plot", title: "t")) {
      try IntervalPlot(title: "t", rows: []).svg(in: .english)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func numbersThatAreNoneAreAnError(value: Double) {
    #expect(throws: ReportError.self) {
      try FanChart(title: "t", name: "n", observed: [.init(year: 2020, value: value)], projected: []).svg(in: .english)
    }
  }

  @Test func onePointIsEnough() throws {
    let one = FanChart(title: "t", name: "n", observed: [.init(year: 2020, value: 5)], projected: [])
    #expect(XML.fault(in: Array(try one.svg(in: .english).utf8)) == nil)
    let ahead = FanChart(title: "t", name: "n", observed: [], projected: [Samples.projected[0]])
    #expect(XML.fault(in: Array(try ahead.svg(in: .english).utf8)) == nil)
  }

  @Test func orderOfInputDoesNotMatter() throws {
    var shuffled = Samples.fan()
    shuffled.observed.reverse()
    shuffled.projected.reverse()
    #expect(try shuffled.svg(in: .english) == Samples.fan().svg(in: .english))
    var plot = Samples.intervals(30)
    let svg = try plot.svg(in: .english)
    plot.rows.reverse()
    #expect(try plot.svg(in: .english) == svg)
  }
}
