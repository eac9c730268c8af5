public import LintasanTables

/// The numbers behind a chart, for formats that draw it themselves.
public struct ChartData: Hashable, Sendable {
  /// The first column holds the categories, each further column a line.
  public var table: Table
  /// The columns that are drawn dashed.
  package var dashed: Set<String>
  /// Whether the axis is turned round, so that rank 1 stands on top.
  package var isRank: Bool
  /// The columns that are drawn as lines; `nil` for all but the first and those of ``bands``.
  package var lines: [String]?
  /// The columns that are stacked as areas from the bottom up: what lies below the band unseen, then the band.
  package var bands: [Band] = []

  /// A column of a stack of areas.
  package struct Band: Hashable, Sendable {
    /// The column.
    package let column: String
    /// How strongly it is filled, from 0 for what is not seen to 1.
    package let strength: Double
    /// Whether the legend names it.
    package let isNamed: Bool
  }

  /// The numbers of a chart of lines.
  public init(table: Table, dashed: Set<String> = [], isRank: Bool) {
    self.table = table
    self.dashed = dashed
    self.isRank = isRank
  }
}

extension Chart {
  /// The numbers behind the chart, where a spreadsheet could draw it; `nil` otherwise.
  public func data(in language: Language) -> ChartData? {
    (self as? any ChartOfLines)?.lines(in: language)
  }
}

/// A chart of lines over years.
protocol ChartOfLines: Chart {
  func lines(in language: Language) -> ChartData
}

extension FanChart: ChartOfLines {
  func lines(in language: Language) -> ChartData {
    let steps = projected.sorted { $0.year < $1.year }
    let runs = FanChart.runs(observed.sorted { $0.year < $1.year }, interruptedAt: breaks.map(\.year))
    // An empty row interrupts a line in a spreadsheet.
    let points: [Point?] = Array(runs.map { $0.map(Optional.some) }.joined(separator: [nil]))
    let years = points.map { $0?.year } + steps.map { $0.year }
    let gap = [Double?](repeating: nil, count: points.count)
    // The projected lines begin where the observed one ends.
    let start = points.isEmpty ? [] : gap.dropLast() + [points.last.flatMap { $0?.value }]
    func ahead(_ value: (Step) -> Double) -> [Double?] { start + steps.map { value($0) } }
    let median = LocalizedString.median.text(in: language)
    let names = [median, "80% ↓", "80% ↑", "95% ↓", "95% ↑"]
    let seen: [Double?] = points.map { $0?.value } + [Double?](repeating: nil, count: steps.count)
    // A spreadsheet draws bands as a stack: what lies below them, then how thick each is; over what was observed a stack without
    // thickness, since an area begins where there is a value.
    func band(_ step: (Step) -> Double) -> [Double?] {
      points.map { $0.map { _ in 0 } } + steps.map { step($0) }
    }
    let below: [Double?] = points.map { $0?.value } + steps.map(\.lower95)
    let stack = [
      LocalizedString.belowBand, LocalizedString.bandTo("95%"), LocalizedString.bandTo("80%"),
      LocalizedString.bandAbove,
    ].map { $0.text(in: language) }
    var data = ChartData(
      table: Table(
        Column(LocalizedString.year.text(in: language), years.map { $0.map(Double.init) }),
        Column(LocalizedString.observed.text(in: language), seen), Column(names[0], ahead(\.median)),
        Column(names[1], ahead(\.lower80)), Column(names[2], ahead(\.upper80)), Column(names[3], ahead(\.lower95)),
        Column(names[4], ahead(\.upper95)), Column(stack[0], below),
        Column(stack[1], band { $0.lower80 - $0.lower95 }), Column(stack[2], band { $0.upper80 - $0.lower80 }),
        Column(stack[3], band { $0.upper95 - $0.upper80 })),
      dashed: Set(names), isRank: quantity == .rank)
    data.lines = [LocalizedString.observed.text(in: language), median]
    data.bands = [
      .init(column: stack[0], strength: 0, isNamed: false), .init(column: stack[1], strength: 0.18, isNamed: true),
      .init(column: stack[2], strength: 0.4, isNamed: true), .init(column: stack[3], strength: 0.18, isNamed: false),
    ]
    return data
  }
}

extension BumpChart: ChartOfLines {
  func lines(in language: Language) -> ChartData {
    let all = Set(series.flatMap { ($0.observed + $0.projected).map(\.year) }).sorted()
    // An empty row interrupts every line in a spreadsheet.
    var years: [Int?] = []
    for year in all {
      if let last = years.last ?? nil, breaks.contains(where: { $0.year > last && $0.year <= year }) {
        years.append(nil)
      }
      years.append(year)
    }
    let yearTitle = LocalizedString.year.text(in: language)
    var columns = [Column(yearTitle, years.map { $0.map(Double.init) })]
    var used: Set<String> = [yearTitle]
    for one in series {
      var name = one.name
      while !used.insert(name).inserted { name += " " }
      var values: [Int: Double] = [:]
      for point in one.projected + one.observed { values[point.year] = point.value }
      columns.append(Column(name, years.map { $0.flatMap { values[$0] } }))
    }
    return ChartData(table: Table(trusted: columns), isRank: true)
  }
}
