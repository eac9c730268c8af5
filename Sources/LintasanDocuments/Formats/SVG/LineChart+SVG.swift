extension LineChart: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    let lines = series.filter { !$0.points.isEmpty }.map { one in
      var sorted = one
      sorted.points.sort { $0.x < $1.x }
      return sorted
    }
    let points = lines.flatMap(\.points)
    guard let first = points.map(\.x).min(), let last = points.map(\.x).max() else {
      throw .emptyChart(kind: "line chart", title: title)
    }
    let values = points.map(\.y) + (reference.map { [$0] } ?? [])
    guard points.allSatisfy({ $0.x.isFinite && $0.y.isFinite }), values.allSatisfy(\.isFinite),
      let low = values.min(), let high = values.max()
    else { throw .notDrawable(kind: "line chart", title: title, what: "a point is not finite") }
    return drawing(lines, x: first...last, y: low...high, in: language, layout)
  }

  private func drawing(
    _ lines: [Series], x xDomain: ClosedRange<Double>, y yDomain: ClosedRange<Double>, in language: Language,
    _ layout: ChartLayout
  ) -> String {
    let width = layout.width
    let frame = ChartFrame(width: width, title: title, subtitle: subtitle, source: source)
    let names = lines.map { TextMeasure.width($0.name, size: 13, bold: $0.isHighlighted) }.max() ?? 0
    let values = lines.compactMap {
      $0.points.last.map { TextMeasure.width(number.text($0.y, in: language), size: 13, bold: true) }
    }
    let right = width - min(layout.isNarrow ? 110 : 240, names + max(60, (values.max() ?? 0) + 24)) - 30
    let top = frame.top + 10
    let bottom = top + max(300, Double(lines.count) * 17)
    let pad = max((yDomain.upperBound - yDomain.lowerBound) * 0.08, 1e-12)
    let x = Scale(xDomain, from: 78, to: right)
    let y = Scale((yDomain.lowerBound - pad)...(yDomain.upperBound + pad), from: bottom, to: top)
    let description = lines.map { line in
      let values = line.points.map { point in
        "\(NumberStyle.shortest.text(point.x, in: language)): \(number.text(point.y, in: language))"
      }
      return "\(line.name): \(values.joined(separator: ", "))."
    }.joined(separator: " ")
    var canvas = SVGCanvas(
      width: width, height: bottom + (xTitle.isEmpty ? 34 : 52) + frame.bottom, title: title, description: description)
    frame.draw(on: &canvas)
    let tickStyle = NumberStyle.decimals(y.tickDecimals(about: 6))
    for tick in y.ticks(about: 6) {
      canvas.line(62, y(tick), right + 8, y(tick), color: Palette.grid)
      canvas.text(tickStyle.text(tick, in: language), 54, y(tick) + 4, size: 12, color: Palette.muted, anchor: .end)
    }
    canvas.line(62, bottom, right + 8, bottom, color: Palette.axis)
    let places = Set(lines.flatMap { $0.points.map(\.x) }).sorted()
    for place in places.count <= (layout.isNarrow ? 5 : 12) ? places : x.ticks(about: layout.isNarrow ? 3 : 8) {
      canvas.text(
        NumberStyle.shortest.text(place, in: language), x(place), bottom + 19, size: 12, color: Palette.muted,
        anchor: .middle)
    }
    if !xTitle.isEmpty {
      canvas.text(xTitle, (62 + right) / 2, bottom + 40, size: 12, color: Palette.muted, anchor: .middle)
    }
    if let reference {
      canvas.line(62, y(reference), right + 8, y(reference), color: Palette.ink, dash: "3 3")
      canvas.text(referenceLabel, 66, y(reference) - 5, size: 11, color: Palette.muted, halo: true)
    }
    draw(lines, x: x, y: y, within: top...bottom, labelsAt: right + 24, width: width, language, on: &canvas)
    return canvas.document
  }

  private func draw(
    _ lines: [Series], x: Scale, y: Scale, within range: ClosedRange<Double>, labelsAt left: Double, width: Double,
    _ language: Language, on canvas: inout SVGCanvas
  ) {
    let marksAny = lines.contains(where: \.isHighlighted)
    var used = 0
    let colors = lines.map { line in
      guard !marksAny || line.isHighlighted, used < Palette.series.count else { return Palette.quiet }
      used += 1
      return Palette.series[used - 1]
    }
    let places = LabelColumn.spread(lines.map { y($0.points[$0.points.count - 1].y) }, gap: 16, within: range)
    for index in lines.indices.sorted(by: { colors[$0] == Palette.quiet && colors[$1] != Palette.quiet }) {
      let line = lines[index]
      let color = colors[index]
      let end = line.points[line.points.count - 1]
      canvas.polyline(line.points.map { (x($0.x), y($0.y)) }, color: color, width: line.isHighlighted ? 3 : 2)
      for point in line.points {
        let place = NumberStyle.shortest.text(point.x, in: language)
        canvas.circle(
          x(point.x), y(point.y), radius: 3.2, color: color,
          tip: "\(line.name), \(place): \(number.text(point.y, in: language))")
      }
      canvas.line(x(end.x) + 5, y(end.y), left - 4, places[index], color: color, width: 0.75, opacity: 0.6)
      let label = "\(number.text(end.y, in: language))  "
      let space = width - left - 12 - TextMeasure.width(label, size: 13, bold: true)
      canvas.text(
        label + TextMeasure.fitted(line.name, size: 13, bold: line.isHighlighted, within: space), left,
        places[index] + 4.5, size: 13, color: color == Palette.quiet ? Palette.muted : color,
        weight: line.isHighlighted ? .bold : .normal, tip: line.name)
    }
  }
}
