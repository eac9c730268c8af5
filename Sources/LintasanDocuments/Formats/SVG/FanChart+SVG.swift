extension FanChart: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    try FanDrawing(self, language: language, layout: layout).document()
  }
}

/// Draws a ``FanChart``.
private struct FanDrawing {
  let chart: FanChart
  let language: Language
  let observed: [FanChart.Point]
  let projected: [FanChart.Step]
  let frame: ChartFrame
  let height: Double
  let x: Scale
  let y: Scale
  let plot: (left: Double, right: Double, top: Double, bottom: Double)

  let layout: ChartLayout

  init(_ chart: FanChart, language: Language, layout: ChartLayout) throws(ReportError) {
    self.layout = layout
    let width = layout.width
    self.chart = chart
    self.language = language
    observed = chart.observed.sorted { $0.year < $1.year }
    projected = chart.projected.sorted { $0.year < $1.year }
    let values =
      observed.map(\.value) + projected.flatMap { [$0.median, $0.lower95, $0.lower80, $0.upper80, $0.upper95] }
    let years = observed.map(\.year) + projected.map(\.year)
    guard let lowest = values.min(), let highest = values.max(), let first = years.min(), let last = years.max() else {
      throw .emptyChart(kind: "fan chart", title: chart.title)
    }
    guard values.allSatisfy(\.isFinite) else {
      throw .notDrawable(kind: "fan chart", title: chart.title, what: "a value is not a finite number")
    }
    frame = ChartFrame(width: width, title: chart.title, subtitle: chart.subtitle, source: chart.source)
    let isNarrow = layout.isNarrow
    plot = (
      isNarrow ? 46 : 62, projected.isEmpty ? width - 40 : width - (isNarrow ? 104 : 148), frame.top + 14,
      frame.top + 14 + (isNarrow ? max(chart.plotHeight, 330) : chart.plotHeight)
    )
    height = plot.bottom + 34 + frame.bottom
    let padding = max((highest - lowest) * 0.06, chart.quantity == .rank ? 1 : 0)
    switch chart.quantity {
    case .rank:
      let top = lowest - padding < 6 ? 1 : lowest - padding
      y = Scale(top...max(highest + padding, top + 1), from: plot.top + (top == 1 ? 26 : 8), to: plot.bottom)
    case .score:
      y = Scale((lowest - padding)...(highest + padding), from: plot.bottom, to: plot.top)
    }
    x = Scale(Double(first)...Double(last), from: plot.left + 12, to: plot.right - 8)
  }

  var style: NumberStyle {
    switch chart.quantity {
    case .rank: .rank
    case .score(let decimals): .decimals(decimals)
    }
  }

  func text(_ value: Double) -> String { style.text(value, in: language) }

  func document() -> String {
    var canvas = SVGCanvas(width: layout.width, height: height, title: chart.title, description: description)
    frame.draw(on: &canvas)
    drawAxes(on: &canvas)
    drawFan(on: &canvas)
    drawObserved(on: &canvas)
    drawLabels(on: &canvas)
    return canvas.document
  }

  private func drawAxes(on canvas: inout SVGCanvas) {
    if let lastSeen = observed.last, !projected.isEmpty {
      let start = x(Double(lastSeen.year))
      canvas.rectangle(start, plot.top, plot.right - start, plot.bottom - plot.top, color: Palette.shade)
      canvas.text(
        LocalizedString.projection.text(in: language), start + 6, plot.top - 5, size: 11, color: Palette.muted)
    }
    let ticks: [Double]
    let tickStyle: NumberStyle
    switch chart.quantity {
    case .rank:
      ticks = y.rankTicks(about: chart.plotHeight < 250 ? 4 : 6)
      tickStyle = .rank
    case .score:
      ticks = y.ticks(about: 6)
      tickStyle = .decimals(y.tickDecimals(about: 6))
    }
    for tick in ticks {
      canvas.line(plot.left, y(tick), plot.right, y(tick), color: Palette.grid)
      canvas.text(
        tickStyle.text(tick, in: language), plot.left - 8, y(tick) + 4, size: 12, color: Palette.muted, anchor: .end)
    }
    let axisTitle = (chart.quantity == .rank ? LocalizedString.rank : LocalizedString.score).text(in: language)
    let titleEnd = max(plot.left - 8, 12 + TextMeasure.width(axisTitle, size: 11))
    canvas.text(axisTitle, titleEnd, plot.top - 5, size: 11, color: Palette.muted, anchor: .end)
    canvas.line(plot.left, plot.bottom, plot.right, plot.bottom, color: Palette.axis)
    let years = observed.map(\.year) + projected.map(\.year)
    for year in ChartFrame.yearLabels(years, at: { x(Double($0)) }) {
      canvas.line(x(Double(year)), plot.bottom, x(Double(year)), plot.bottom + 5, color: Palette.axis)
      canvas.text(
        String(year), x(Double(year)), plot.bottom + 20, size: 12, color: Palette.muted, anchor: .middle)
    }
    for change in chart.breaks where !change.label.isEmpty {
      let before = observed.last { $0.year < change.year }.map(\.year) ?? change.year
      let place = x((Double(before) + Double(change.year)) / 2)
      guard place > plot.left, place < plot.right else { continue }
      canvas.line(place, plot.top, place, plot.bottom, color: Palette.muted, dash: "2 3")
      canvas.text(change.label, place + 5, plot.bottom - 8, size: 11, color: Palette.muted, halo: true)
    }
  }

  private func drawFan(on canvas: inout SVGCanvas) {
    guard !projected.isEmpty else { return }
    let start = observed.last
    func band(_ lower: (FanChart.Step) -> Double, _ upper: (FanChart.Step) -> Double, _ color: Palette.Color) {
      var outline = start.map { [(x: x(Double($0.year)), y: y($0.value))] } ?? []
      outline += projected.map { (x(Double($0.year)), y(upper($0))) }
      outline += projected.reversed().map { (x(Double($0.year)), y(lower($0))) }
      if projected.count == 1 && start == nil {
        let only = projected[0]
        canvas.line(
          x(Double(only.year)), y(lower(only)), x(Double(only.year)), y(upper(only)), color: color, width: 14)
      } else {
        canvas.polygon(outline, color: color)
      }
    }
    band(\.lower95, \.upper95, Palette.band95)
    band(\.lower80, \.upper80, Palette.band80)
    let median =
      (start.map { [(x: x(Double($0.year)), y: y($0.value))] } ?? [])
      + projected.map { (x(Double($0.year)), y($0.median)) }
    canvas.polyline(median, color: Palette.blue, width: 2.5, dash: "6 5")
    for step in projected {
      canvas.circle(
        x(Double(step.year)), y(step.median), radius: 4, color: Palette.paper, ring: Palette.blue, tip: words(step))
    }
  }

  private func drawObserved(on canvas: inout SVGCanvas) {
    for run in FanChart.runs(observed, interruptedAt: chart.breaks.map(\.year)) {
      canvas.polyline(run.map { (x(Double($0.year)), y($0.value)) }, color: Palette.ink, width: 2.5)
    }
    for point in observed {
      canvas.circle(
        x(Double(point.year)), y(point.value), radius: 3.5, color: Palette.ink,
        tip: "\(point.year): \(text(point.value))")
    }
  }

  private func drawLabels(on canvas: inout SVGCanvas) {
    if let first = observed.first, observed.count > 1 {
      canvas.text(
        text(first.value), x(Double(first.year)), aboveOrBelow(first, next: observed.dropFirst().first), size: 12,
        anchor: .middle, weight: .medium, halo: true)
    }
    if let last = observed.last {
      canvas.text(
        "\(last.year): \(text(last.value))", x(Double(last.year)) - (projected.isEmpty ? 0 : 6),
        aboveOrBelow(last, next: observed.dropLast().last), size: 13, anchor: .end, weight: .bold, halo: true)
    }
    var labelled = -Double.infinity
    for step in projected.dropLast() where x(Double(step.year)) - labelled > 30 && !layout.isNarrow {
      labelled = x(Double(step.year))
      canvas.text(
        text(step.median), x(Double(step.year)), y(step.median) - 10, size: 12, color: Palette.blue, anchor: .middle,
        weight: .medium, halo: true)
    }
    guard let end = projected.last else { return }
    let left = plot.right + 10
    let middle = min(max(y(end.median), plot.top + 10), plot.bottom - 34)
    canvas.text("\(end.year): \(text(end.median))", left, middle + 1, size: 15, color: Palette.blue, weight: .bold)
    canvas.text("80%: \(text(end.lower80))–\(text(end.upper80))", left, middle + 19, size: 12, color: Palette.ink)
    canvas.text("95%: \(text(end.lower95))–\(text(end.upper95))", left, middle + 35, size: 12, color: Palette.muted)
  }

  /// The label of a point stands on the side that the line to its neighbour leaves free.
  private func aboveOrBelow(_ point: FanChart.Point, next: FanChart.Point?) -> Double {
    let goesUp = next.map { y($0.value) < y(point.value) } ?? false
    return goesUp ? y(point.value) + 21 : y(point.value) - 11
  }

  private func words(_ step: FanChart.Step) -> String {
    LocalizedString.fanPoint.text(
      in: language,
      [
        "year": String(step.year), "median": text(step.median), "lower80": text(step.lower80),
        "upper80": text(step.upper80), "lower95": text(step.lower95), "upper95": text(step.upper95),
      ])
  }

  private var description: String {
    let seen = observed.map { "\($0.year): \(text($0.value))." }.joined(separator: " ")
    let quantity = (chart.quantity == .rank ? LocalizedString.rank : LocalizedString.score).text(in: language)
      .lowercased()
    let values = ([seen] + projected.map(words)).joined(separator: " ")
    guard let first = observed.first, let last = observed.last, let end = projected.last else { return values }
    return LocalizedString.fanDescription.text(
      in: language,
      [
        "name": chart.name, "quantity": quantity, "first": String(first.year), "last": String(last.year),
        "end": String(end.year), "values": values,
      ])
  }
}
