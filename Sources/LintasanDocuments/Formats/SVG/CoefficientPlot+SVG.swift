extension CoefficientPlot: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    guard !rows.isEmpty else { throw .emptyChart(kind: "coefficient plot", title: title) }
    let values = rows.flatMap { [$0.estimate, $0.lower, $0.upper] } + [reference]
    guard values.allSatisfy(\.isFinite), let low = values.min(), let high = values.max() else {
      throw .notDrawable(kind: "coefficient plot", title: title, what: "an estimate is not a finite number")
    }
    func words(_ row: Row) -> String {
      let numbers = [row.estimate, row.lower, row.upper].map { number.text($0, in: language) }
      let interval = LocalizedString.fromTo.text(in: language, ["from": numbers[1], "to": numbers[2]])
      return "\(row.name): \(numbers[0]) (\(interval))"
    }
    let width = layout.width
    let rowHeight = 26.0
    let frame = ChartFrame(width: width, title: title, subtitle: subtitle, source: source)
    let top = frame.top + 10
    let bottom = top + Double(rows.count) * rowHeight
    let names = rows.map { TextMeasure.width($0.name, size: 13) }.max() ?? 0
    let left = ChartFrame.margin + min(layout.isNarrow ? 110 : 300, names) + 12
    let pad = (high - low) * 0.04
    let x = Scale((low - pad)...(high + pad), from: left + 8, to: width - (layout.isNarrow ? 84 : 222))
    var canvas = SVGCanvas(
      width: width, height: bottom + 34 + frame.bottom, title: title,
      description: rows.map(words).joined(separator: "; ") + ".")
    frame.draw(on: &canvas)
    let ticks = layout.isNarrow ? 3 : 6
    let tickStyle = NumberStyle.decimals(x.tickDecimals(about: ticks))
    for tick in x.ticks(about: ticks) {
      canvas.line(x(tick), top, x(tick), bottom, color: Palette.grid)
      canvas.text(
        tickStyle.text(tick, in: language), x(tick), bottom + 18, size: 12, color: Palette.muted, anchor: .middle)
    }
    canvas.line(x(reference), top, x(reference), bottom, color: Palette.ink, width: 1.2)
    for (index, row) in rows.enumerated() {
      let y = top + (Double(index) + 0.5) * rowHeight
      // An interval that leaves out the reference is filled, one that holds it is open.
      let isClear = row.lower > reference || row.upper < reference
      canvas.text(
        TextMeasure.fitted(row.name, size: 13, within: left - ChartFrame.margin - 12), left - 4, y + 4.5, size: 13,
        anchor: .end, tip: row.name)
      canvas.line(x(row.lower), y, x(row.upper), y, color: Palette.blue, width: 2.5, cap: "round")
      canvas.circle(
        x(row.estimate), y, radius: 5, color: isClear || row.lower == row.upper ? Palette.blue : Palette.paper,
        ring: Palette.blue,
        tip: words(row))
      let numbers = [row.estimate, row.lower, row.upper].map { number.text($0, in: language) }
      canvas.text(
        numbers[0], width - (layout.isNarrow ? ChartFrame.margin : 152), y + 4.5, size: 12, anchor: .end,
        weight: .medium)
      guard !layout.isNarrow, row.lower < row.upper else { continue }
      canvas.text(
        LocalizedString.fromTo.text(in: language, ["from": numbers[1], "to": numbers[2]]), width - ChartFrame.margin,
        y + 4.5,
        size: 12, color: Palette.muted, anchor: .end)
    }
    return canvas.document
  }
}
