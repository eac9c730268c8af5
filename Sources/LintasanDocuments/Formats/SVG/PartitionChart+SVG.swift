extension PartitionChart: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    guard !whole.parts.isEmpty else { throw .emptyChart(kind: "tree", title: title) }
    guard isFinite(whole) else {
      throw .notDrawable(kind: "tree", title: title, what: "a share is not a finite number")
    }
    let levels = whole.depth
    let width = max(layout.isNarrow ? layout.width : 720, layout.width)
    let frame = ChartFrame(width: width, title: title, subtitle: subtitle, source: source)
    // The smallest part has room for its name, as far as that makes no picture of several pages.
    let height = min(2400, max(220, Double(whole.leafCount) * 15, 13 / max(1e-3, whole.smallestShare)))
    var canvas = SVGCanvas(
      width: width, height: frame.top + height + 12 + frame.bottom, title: title, description: description(whole))
    frame.draw(on: &canvas)
    let step = (width - 2 * ChartFrame.margin) / Double(levels)
    draw(whole, depth: 0, y: frame.top, height: height, step: step, color: Palette.quiet, language, on: &canvas)
    return canvas.document
  }

  private func isFinite(_ part: Part) -> Bool { part.share.isFinite && part.parts.allSatisfy(isFinite) }

  private func draw(
    _ part: Part, depth: Int, y: Double, height: Double, step: Double, color: Palette.Color, _ language: Language,
    on canvas: inout SVGCanvas
  ) {
    let x = ChartFrame.margin + Double(depth) * step
    // A leaf reaches to the edge, so that its name has room.
    let isLeaf = part.parts.isEmpty
    let right = isLeaf ? canvas.width - ChartFrame.margin : x + step
    let text = NumberStyle.percent(decimals: 1).text(part.share, in: language)
    canvas.rectangle(x + 1, y + 0.5, right - x - 2, max(0.5, height - 1), color: color, tip: "\(part.label): \(text)")
    if height >= 11 {
      canvas.text(
        TextMeasure.fitted("\(part.label)  \(text)", size: 11, within: right - x - 10), x + 6, y + height / 2 + 4,
        size: 11, color: depth == 0 ? Palette.dark : Palette.white)
    }
    let sum = part.parts.reduce(0) { $0 + max(0, $1.share) }
    guard sum > 0 else { return }
    var top = y
    for (place, child) in part.parts.enumerated() {
      let own = height * max(0, child.share) / sum
      let tint = depth == 0 ? Palette.series[place % Palette.series.count] : color
      draw(child, depth: depth + 1, y: top, height: own, step: step, color: tint, language, on: &canvas)
      top += own
    }
  }

  private func description(_ part: Part) -> String {
    let own = "\(part.label) \(NumberStyle.percent(decimals: 1).text(part.share, in: .english))"
    return part.parts.isEmpty ? own : "\(own) (\(part.parts.map(description).joined(separator: ", ")))"
  }
}
