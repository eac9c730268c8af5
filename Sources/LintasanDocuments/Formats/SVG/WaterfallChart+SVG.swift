extension WaterfallChart: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    guard !parts.isEmpty else { throw .emptyChart(kind: "waterfall chart", title: title) }
    guard start.isFinite, parts.allSatisfy({ $0.change.isFinite }) else {
      throw .notDrawable(kind: "waterfall chart", title: title, what: "a change is not a finite number")
    }
    return drawing(in: language, layout: layout)
  }

  /// A bar: from one value to another.
  private struct Bar {
    var name: String
    var from: Double
    var to: Double
    var label: String
    var color: Palette.Color
  }

  private func bars(in language: Language) -> [Bar] {
    var bars = [
      Bar(name: startLabel, from: 0, to: start, label: number.text(start, in: language), color: Palette.black)
    ]
    var level = start
    for part in parts {
      let isGain = isLessBetter ? part.change < 0 : part.change > 0
      // Ranks are counted down and their changes up: a place won is positive, as in tables.
      let label =
        isLessBetter
        ? NumberStyle.signed(1).text(-part.change, in: language)
        : (part.change > 0 ? "+" : "") + number.text(part.change, in: language)
      bars.append(
        Bar(
          name: part.name, from: level, to: level + part.change, label: label,
          color: part.change == 0 ? Palette.quiet : isGain ? Palette.blue : Palette.vermilion))
      level += part.change
    }
    bars.append(Bar(name: endLabel, from: 0, to: level, label: number.text(level, in: language), color: Palette.black))
    return bars
  }

  private func drawing(in language: Language, layout: ChartLayout) -> String {
    let width = layout.width
    let rowHeight = 34.0
    let bars = bars(in: language)
    let frame = ChartFrame(width: width, title: title, subtitle: subtitle, source: source)
    let height = frame.top + Double(bars.count) * rowHeight + 14 + frame.bottom
    let names = bars.map { TextMeasure.width($0.name, size: 13) }.max() ?? 0
    let left = ChartFrame.margin + min(layout.isNarrow ? 120 : 340, names) + 12
    let values = bars.flatMap { [$0.from, $0.to] }
    var domain = (values.min() ?? 0)...(values.max() ?? 1)
    let levels = bars.dropFirst().dropLast().flatMap { [$0.from, $0.to] }
    if let low = levels.min(), let high = levels.max(), low > 0, low > (high - low) * 3 {
      // Changes that are small beside the level: the axis begins near them, and says so by an open bar.
      domain = (low - (high - low) * 0.6)...high
    }
    let x = Scale(domain, from: left + 8, to: width - (layout.isNarrow ? 64 : 80))
    let description = bars.map { "\($0.name): \($0.label)" }.joined(separator: "; ") + "."
    var canvas = SVGCanvas(width: width, height: height, title: title, description: description)
    frame.draw(on: &canvas)
    for (row, bar) in bars.enumerated() {
      let top = frame.top + Double(row) * rowHeight + 6
      let from = x(max(bar.from, domain.lowerBound))
      let to = x(bar.to)
      let isTotal = row == 0 || row == bars.count - 1
      canvas.text(
        TextMeasure.fitted(bar.name, size: 13, bold: isTotal, within: left - ChartFrame.margin - 12), left - 4,
        top + 16,
        size: 13, anchor: .end, weight: isTotal ? .bold : .normal, tip: bar.name)
      canvas.rectangle(
        min(from, to), top, max(1.5, abs(to - from)), rowHeight - 12, color: bar.color, corner: 2,
        tip: "\(bar.name): \(bar.label)")
      if isTotal && domain.lowerBound > 0 {
        canvas.line(x.start + 5, top - 2, x.start, top + rowHeight - 10, color: Palette.paper, width: 3)
      }
      if row < bars.count - 1 {
        canvas.line(to, top + rowHeight - 12, to, top + rowHeight, color: Palette.axis, dash: "2 2")
      }
      canvas.text(bar.label, max(from, to) + 8, top + 16, size: 13, weight: .medium, halo: true)
    }
    return canvas.document
  }
}
