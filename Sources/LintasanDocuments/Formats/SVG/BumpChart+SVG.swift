extension BumpChart: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    try BumpDrawing(self, language: language, layout: layout).document()
  }
}

/// Draws a ``BumpChart``.
private struct BumpDrawing {
  let chart: BumpChart
  let language: Language
  let series: [BumpChart.Series]
  let colors: [Palette.Color]
  let frame: ChartFrame
  let height: Double
  let x: Scale
  let y: Scale
  let plot: (left: Double, right: Double, top: Double, bottom: Double)

  let width: Double
  /// Whether the names stand in a list below the plot, since they would be cut beside it.
  let listsNames: Bool
  static let labelGap = 16.0
  static let listGap = 19.0

  init(_ chart: BumpChart, language: Language, layout: ChartLayout) throws(ReportError) {
    width = layout.isNarrow ? layout.width : 820
    self.chart = chart
    self.language = language
    series = chart.series
      .filter { !$0.observed.isEmpty || !$0.projected.isEmpty }
      .map { one in
        var sorted = one
        sorted.observed.sort { $0.year < $1.year }
        sorted.projected.sort { $0.year < $1.year }
        return sorted
      }
    let points = series.flatMap { $0.observed + $0.projected }
    guard let best = points.map(\.value).min(), let worst = points.map(\.value).max(),
      let first = points.map(\.year).min(), let last = points.map(\.year).max()
    else { throw .emptyChart(kind: "bump chart", title: chart.title) }
    guard points.allSatisfy({ $0.value.isFinite }) else {
      throw .notDrawable(kind: "bump chart", title: chart.title, what: "a rank is not a finite number")
    }
    colors = Self.colors(of: series)
    frame = ChartFrame(width: width, title: chart.title, subtitle: chart.subtitle, source: chart.source)
    let names = series.map { TextMeasure.width($0.name, size: 13, bold: $0.isHighlighted) }.max() ?? 0
    let isNarrow = layout.isNarrow
    listsNames = isNarrow && names + 52 > 130
    let labelWidth = listsNames ? 28 : min(isNarrow ? 130 : 290, names + 52)
    plot = (
      isNarrow ? 44 : 62, width - labelWidth - 30, frame.top + 14, frame.top + max(330, Double(series.count) * 17 + 34)
    )
    height =
      plot.bottom + 34 + (listsNames ? Double(series.count) * Self.listGap + 8 : 0) + frame.bottom
    let padding = max(1, (worst - best) * 0.05)
    let top = best - padding < 5 ? 1 : best - padding
    y = Scale(top...max(worst + padding, top + 1), from: plot.top + 6, to: plot.bottom)
    x = Scale(Double(first)...Double(last), from: plot.left + 14, to: plot.right)
  }

  /// Colours for the series that stand out (all of them where none is marked), grey for the others.
  private static func colors(of series: [BumpChart.Series]) -> [Palette.Color] {
    let marksAny = series.contains(where: \.isHighlighted)
    var used = 0
    return series.map { one in
      guard !marksAny || one.isHighlighted, used < Palette.series.count else { return Palette.quiet }
      used += 1
      return Palette.series[used - 1]
    }
  }

  func rank(_ value: Double) -> String { NumberStyle.rank.text(value, in: language) }

  func document() -> String {
    var canvas = SVGCanvas(width: width, height: height, title: chart.title, description: description)
    frame.draw(on: &canvas)
    drawAxes(on: &canvas)
    let order = series.indices.sorted { first, second in
      // Grey lines first, so that coloured ones lie above them.
      let quiet = (colors[first] == Palette.quiet ? 0 : 1, colors[second] == Palette.quiet ? 0 : 1)
      return quiet.0 == quiet.1 ? first < second : quiet.0 < quiet.1
    }
    for index in order { draw(series[index], color: colors[index], on: &canvas) }
    drawLabels(on: &canvas)
    return canvas.document
  }

  private func drawAxes(on canvas: inout SVGCanvas) {
    let lastSeen = series.compactMap { $0.observed.last?.year }.max()
    if let lastSeen, series.contains(where: { !$0.projected.isEmpty }) {
      let start = x(Double(lastSeen))
      canvas.rectangle(start, plot.top, plot.right + 8 - start, plot.bottom - plot.top, color: Palette.shade)
      canvas.text(
        LocalizedString.projection.text(in: language), start + 6, plot.top - 5, size: 11, color: Palette.muted)
    }
    for tick in y.rankTicks(about: 6) {
      canvas.line(plot.left, y(tick), plot.right + 8, y(tick), color: Palette.grid)
      canvas.text(rank(tick), plot.left - 8, y(tick) + 4, size: 12, color: Palette.muted, anchor: .end)
    }
    let axisTitle = LocalizedString.rank.text(in: language)
    let titleEnd = max(plot.left - 8, 12 + TextMeasure.width(axisTitle, size: 11))
    canvas.text(axisTitle, titleEnd, plot.top - 5, size: 11, color: Palette.muted, anchor: .end)
    canvas.line(plot.left, plot.bottom, plot.right + 8, plot.bottom, color: Palette.axis)
    let years = Set(series.flatMap { ($0.observed + $0.projected).map(\.year) })
    for year in ChartFrame.yearLabels(Array(years), at: { x(Double($0)) }) {
      canvas.line(x(Double(year)), plot.bottom, x(Double(year)), plot.bottom + 5, color: Palette.axis)
      canvas.text(String(year), x(Double(year)), plot.bottom + 20, size: 12, color: Palette.muted, anchor: .middle)
    }
    for change in chart.breaks {
      guard let before = years.filter({ $0 < change.year }).max(), let after = years.filter({ $0 >= change.year }).min()
      else { continue }
      let place = x((Double(before) + Double(after)) / 2)
      canvas.line(place, plot.top, place, plot.bottom, color: Palette.muted, dash: "2 3")
      canvas.text(change.label, place + 5, plot.bottom - 8, size: 11, color: Palette.muted, halo: true)
    }
  }

  private func draw(_ one: BumpChart.Series, color: Palette.Color, on canvas: inout SVGCanvas) {
    let width = one.isHighlighted ? 3.5 : 2
    for run in FanChart.runs(one.observed, interruptedAt: chart.breaks.map(\.year) + one.gaps) {
      canvas.polyline(run.map { (x(Double($0.year)), y($0.value)) }, color: color, width: width)
    }
    let ahead = (one.observed.last.map { [$0] } ?? []) + one.projected
    canvas.polyline(ahead.map { (x(Double($0.year)), y($0.value)) }, color: color, width: width, dash: "5 5")
    for point in one.observed {
      canvas.circle(
        x(Double(point.year)), y(point.value), radius: one.isHighlighted ? 4 : 3, color: color,
        tip: "\(one.name), \(point.year): \(rank(point.value))")
    }
    for point in one.projected {
      canvas.circle(
        x(Double(point.year)), y(point.value), radius: one.isHighlighted ? 4 : 3, color: Palette.paper, ring: color,
        tip: "\(one.name), \(point.year) (\(LocalizedString.projected.text(in: language))): \(rank(point.value))")
    }
  }

  private func drawLabels(on canvas: inout SVGCanvas) {
    let ends = series.map { $0.projected.last ?? $0.observed[$0.observed.count - 1] }
    let places = LabelColumn.spread(
      ends.map { y($0.value) }, gap: Self.labelGap, within: plot.top...(plot.bottom + 4))
    let left = plot.right + 26
    if listsNames { drawNames(below: plot.bottom + 34, ends: ends, on: &canvas) }
    for (index, one) in series.enumerated() {
      let color = colors[index]
      let end = ends[index]
      canvas.line(
        x(Double(end.year)) + 6, y(end.value), left - 4, places[index], color: color, width: 0.75, opacity: 0.6)
      let number = rank(end.value)
      guard !listsNames else {
        canvas.text(
          number, left, places[index] + 4.5, size: 13, color: color == Palette.quiet ? Palette.muted : color,
          weight: one.isHighlighted ? .bold : .normal, tip: one.name)
        continue
      }
      let space = width - left - 12 - TextMeasure.width(number + "  ", size: 13, bold: true)
      canvas.text(
        number + "  " + TextMeasure.fitted(one.name, size: 13, bold: one.isHighlighted, within: space), left,
        places[index] + 4.5, size: 13, color: color == Palette.quiet ? Palette.muted : color,
        weight: one.isHighlighted ? .bold : .normal, tip: one.name)
    }
  }

  /// The names in the order of their last ranks, each with its colour and rank.
  private func drawNames(below top: Double, ends: [FanChart.Point], on canvas: inout SVGCanvas) {
    let order = series.indices.sorted { (ends[$0].value, $0) < (ends[$1].value, $1) }
    for (place, index) in order.enumerated() {
      let one = series[index]
      let y = top + (Double(place) + 0.5) * Self.listGap
      canvas.line(ChartFrame.margin, y, ChartFrame.margin + 14, y, color: colors[index], width: 4, cap: "round")
      canvas.text(
        rank(ends[index].value), ChartFrame.margin + 50, y + 4.5, size: 13, anchor: .end,
        weight: one.isHighlighted ? .bold : .normal)
      canvas.text(
        TextMeasure.fitted(one.name, size: 13, bold: one.isHighlighted, within: width - 2 * ChartFrame.margin - 60),
        ChartFrame.margin + 60, y + 4.5, size: 13, weight: one.isHighlighted ? .bold : .normal, tip: one.name)
    }
  }

  private var description: String {
    let years = series.flatMap { ($0.observed + $0.projected).map(\.year) }
    let values = series.map { one in
      let seen = one.observed.map { "\($0.year): \(rank($0.value))" }
      let ahead = one.projected.map {
        "\($0.year) (\(LocalizedString.projected.text(in: language))): \(rank($0.value))"
      }
      return "\(one.name): \((seen + ahead).joined(separator: ", "))."
    }.joined(separator: " ")
    return LocalizedString.bumpDescription.text(
      in: language,
      [
        "count": String(series.count), "first": String(years.min() ?? 0), "last": String(years.max() ?? 0),
        "values": values,
      ])
  }
}
