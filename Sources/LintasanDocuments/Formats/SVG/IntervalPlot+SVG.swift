extension IntervalPlot: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    try IntervalDrawing(self, language: language, layout: layout).document()
  }
}

/// Draws an ``IntervalPlot``.
private struct IntervalDrawing {
  let chart: IntervalPlot
  let language: Language
  let rows: [IntervalPlot.Row]
  let frame: ChartFrame
  let columns: Int
  let perColumn: Int
  let labelWidth: Double
  let plotWidth: Double
  let domains: [ClosedRange<Double>]
  let height: Double
  let width: Double
  /// Whether a name stands above its interval, since it would be cut beside it.
  let isStacked: Bool
  let rowHeight: Double

  static let textSize = 10.5
  /// The size of names that have a line of their own.
  static let nameSize = 12.0
  static let valueWidth = 44.0
  static let columnGap = 28.0
  static let axisHeight = 26.0

  init(_ chart: IntervalPlot, language: Language, layout: ChartLayout) throws(ReportError) {
    self.chart = chart
    self.language = language
    guard !chart.rows.isEmpty else { throw .emptyChart(kind: "interval plot", title: chart.title) }
    let values = chart.rows.flatMap {
      [$0.median, $0.lower95, $0.lower80, $0.upper80, $0.upper95] + ($0.observed.map { [$0] } ?? [])
    }
    guard values.allSatisfy(\.isFinite) else {
      throw .notDrawable(kind: "interval plot", title: chart.title, what: "a value is not a finite number")
    }
    rows = chart.rows.sorted {
      ($0.median, $0.lower95 + $0.upper95, $0.name) < ($1.median, $1.lower95 + $1.upper95, $1.name)
    }
    columns = layout == .sheet ? (rows.count + chart.rowsPerColumn - 1) / chart.rowsPerColumn : 1
    perColumn = (rows.count + columns - 1) / columns
    let names = rows.map { TextMeasure.width($0.name, size: Self.textSize, bold: $0.isHighlighted) }.max() ?? 0
    isStacked = layout.isNarrow && names > 128
    rowHeight = isStacked ? 27 : 14
    labelWidth = isStacked ? 0 : min(layout.isNarrow ? 132 : 230, max(60, names + 4))
    plotWidth =
      layout.isNarrow
      ? layout.width - 2 * ChartFrame.margin - labelWidth - Self.valueWidth - 8 : columns == 1 ? 520 : 260
    domains = Self.domains(of: rows, perColumn: perColumn)
    width =
      2 * ChartFrame.margin + Double(columns) * (labelWidth + plotWidth + Self.valueWidth + 8)
      + Double(columns - 1) * Self.columnGap
    frame = ChartFrame(
      width: width, title: chart.title,
      subtitle: (chart.subtitle.isEmpty ? "" : chart.subtitle + " · ") + Self.key(chart, language), source: chart.source
    )
    height = frame.top + 2 * Self.axisHeight + Double(perColumn) * rowHeight + frame.bottom
  }

  /// What the axis of each column spans: all of them the same length, so that intervals can be compared across columns.
  private static func domains(of rows: [IntervalPlot.Row], perColumn: Int) -> [ClosedRange<Double>] {
    let ranges = stride(from: 0, to: rows.count, by: perColumn).map { start in
      let slice = rows[start..<min(rows.count, start + perColumn)]
      let low = slice.map { min($0.lower95, $0.median, $0.observed ?? $0.median) }.min() ?? 1
      let high = slice.map { max($0.upper95, $0.median, $0.observed ?? $0.median) }.max() ?? 2
      return low...high
    }
    guard ranges.count > 1 else { return ranges.map { min(1, $0.lowerBound)...max(2, $0.upperBound) } }
    let span = max(1, ranges.map { $0.upperBound - $0.lowerBound }.max() ?? 1)
    return ranges.map { range in
      let middle = (range.lowerBound + range.upperBound) / 2
      let low = max(1, middle - span / 2)
      return low...(low + span)
    }
  }

  private static func key(_ chart: IntervalPlot, _ language: Language) -> String {
    LocalizedString.intervalKey.text(in: language)
      + (chart.rows.contains { $0.observed != nil } ? " · " + LocalizedString.observedKey.text(in: language) : "")
  }

  func rank(_ value: Double) -> String { NumberStyle.rank.text(value, in: language) }

  func document() -> String {
    var canvas = SVGCanvas(width: width, height: height, title: chart.title, description: description)
    frame.draw(on: &canvas)
    for column in 0..<columns {
      let left =
        ChartFrame.margin
        + Double(column) * (labelWidth + plotWidth + Self.valueWidth + 8 + Self.columnGap)
      let slice = rows[min(rows.count, column * perColumn)..<min(rows.count, (column + 1) * perColumn)]
      draw(Array(slice), column: column, left: left, on: &canvas)
    }
    return canvas.document
  }

  private func draw(_ rows: [IntervalPlot.Row], column: Int, left: Double, on canvas: inout SVGCanvas) {
    let top = frame.top + Self.axisHeight
    let bottom = top + Double(rows.count) * rowHeight
    let start = left + labelWidth + 8
    let x = Scale(domains[column], from: start, to: start + plotWidth)
    for (index, row) in rows.enumerated() where row.isHighlighted {
      let y = top + Double(index) * rowHeight
      canvas.rectangle(
        left - 4, y, labelWidth + plotWidth + Self.valueWidth + 14, rowHeight, color: Palette.orange, opacity: 0.16
      )
    }
    // The last labels would run into the heading of the medians.
    for tick in x.rankTicks(about: plotWidth > 400 ? 8 : 4) where x(tick) < x.end - 8 {
      canvas.line(x(tick), top - 3, x(tick), bottom + 3, color: Palette.grid)
      for place in [top - 8, bottom + 16] {
        canvas.text(rank(tick), x(tick), place, size: 11, color: Palette.muted, anchor: .middle)
      }
    }
    canvas.text(
      LocalizedString.median.text(in: language), x.end + 8 + Self.valueWidth - 4, top - 8, size: 11,
      color: Palette.muted,
      anchor: .end)
    if !isStacked {
      canvas.text(
        LocalizedString.rank.text(in: language), start - 10, top - 8, size: 11, color: Palette.muted, anchor: .end)
    }
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 1) * rowHeight - 7
      draw(row, y: y, left: left, x: x, on: &canvas)
    }
  }

  private func draw(_ row: IntervalPlot.Row, y: Double, left: Double, x: Scale, on canvas: inout SVGCanvas) {
    let color = row.isHighlighted ? Palette.vermilion : Palette.blue
    let weight: SVGCanvas.Weight = row.isHighlighted ? .bold : .normal
    canvas.beginGroup(tip: words(row))
    if isStacked {
      canvas.text(
        TextMeasure.fitted(row.name, size: Self.nameSize, bold: row.isHighlighted, within: x.end - left), left + 8,
        y - 8, size: Self.nameSize, weight: weight)
    } else {
      canvas.text(
        TextMeasure.fitted(row.name, size: Self.textSize, bold: row.isHighlighted, within: labelWidth),
        left + labelWidth, y + 3.6, size: Self.textSize, anchor: .end, weight: weight)
    }
    canvas.line(x(row.lower95), y, x(row.upper95), y, color: color, width: 1.2, opacity: 0.55)
    canvas.line(x(row.lower80), y, x(row.upper80), y, color: color, width: 4, opacity: 0.55)
    if let observed = row.observed {
      canvas.line(x(observed), y - 5, x(observed), y + 5, color: Palette.ink, width: 1.3)
    }
    canvas.circle(x(row.median), y, radius: 2.8, color: color)
    canvas.text(
      rank(row.median), x.end + 8 + Self.valueWidth - 4, y + 3.6, size: Self.textSize, anchor: .end, weight: weight)
    canvas.endGroup()
  }

  private func words(_ row: IntervalPlot.Row) -> String {
    "\(row.name): \(rank(row.median)) (80%: \(rank(row.lower80))–\(rank(row.upper80)); "
      + "95%: \(rank(row.lower95))–\(rank(row.upper95)))"
  }

  private var description: String {
    LocalizedString.intervalDescription.text(
      in: language,
      [
        "count": String(rows.count), "best": rows.first.map(words) ?? "", "worst": rows.last.map(words) ?? "",
      ])
  }
}
