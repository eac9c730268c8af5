extension HeatMap: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    let present = values.flatMap { $0.compactMap(\.self) }
    guard !rows.isEmpty, !columns.isEmpty, let low = present.min(), let high = present.max() else {
      throw .emptyChart(kind: "heat map", title: title)
    }
    guard values.count == rows.count, values.allSatisfy({ $0.count == columns.count }) else {
      throw .notDrawable(
        kind: "heat map", title: title,
        what: "\(rows.count) rows and \(columns.count) columns are named, and the values are of another shape")
    }
    guard present.allSatisfy(\.isFinite) else {
      throw .notDrawable(kind: "heat map", title: title, what: "a value is not a finite number")
    }
    let names = rows.map { TextMeasure.width($0, size: 12) }.max() ?? 0
    let left = ChartFrame.margin + min(layout.isNarrow ? 110 : 240, names) + 10
    // As wide as the heads need, where there is room.
    let heads = (columns.map { TextMeasure.width($0, size: 12) }.max() ?? 0) + 12
    let cell = (
      width: max(
        layout.isNarrow ? 40 : 54,
        min(max(90, min(190, heads)), (layout.width - left - ChartFrame.margin) / Double(columns.count))),
      height: 26.0
    )
    let width = max(layout.isNarrow ? layout.width : 420, left + cell.width * Double(columns.count) + ChartFrame.margin)
    let frame = ChartFrame(width: width, title: title, subtitle: subtitle, source: source)
    let top = frame.top + 22
    var canvas = SVGCanvas(
      width: width, height: top + cell.height * Double(rows.count) + 12 + frame.bottom, title: title,
      description: description(in: language))
    frame.draw(on: &canvas)
    for (place, name) in columns.enumerated() {
      canvas.text(
        TextMeasure.fitted(name, size: 12, within: cell.width - 4), left + (Double(place) + 0.5) * cell.width, top - 7,
        size: 12, color: Palette.muted, anchor: .middle, tip: name)
    }
    for (row, name) in rows.enumerated() {
      let y = top + Double(row) * cell.height
      canvas.text(
        TextMeasure.fitted(name, size: 12, within: left - ChartFrame.margin - 10), left - 8, y + 17, size: 12,
        anchor: .end, tip: name)
      for (place, value) in values[row].enumerated() {
        let x = left + Double(place) * cell.width
        guard let value else {
          canvas.rectangle(x + 1, y + 1, cell.width - 2, cell.height - 2, color: Palette.shade)
          continue
        }
        let shade = Shade(of: value, low: low, high: high, middle: middle)
        let text = number.text(value, in: language)
        canvas.rectangle(
          x + 1, y + 1, cell.width - 2, cell.height - 2, color: shade.color, tip: "\(name), \(columns[place]): \(text)")
        canvas.text(
          text, x + cell.width / 2, y + 17, size: 11.5, color: shade.isDark ? Palette.white : Palette.dark,
          anchor: .middle)
      }
    }
    return canvas.document
  }

  private func description(in language: Language) -> String {
    zip(rows, values).map { name, row in
      let cells = zip(columns, row).map { column, value in
        "\(column) \(value.map { number.text($0, in: language) } ?? "–")"
      }
      return "\(name): \(cells.joined(separator: ", "))."
    }.joined(separator: " ")
  }
}

/// A shade between two colours: blue for more, vermilion for less than the middle.
struct Shade {
  let color: Palette.Color
  /// Whether letters on it must be white.
  let isDark: Bool

  init(of value: Double, low: Double, high: Double, middle: Double?) {
    let strength: Double
    let end: (Double, Double, Double)
    if let middle {
      let reach = max(high - middle, middle - low)
      strength = reach > 0 ? min(1, abs(value - middle) / reach) : 0
      end = value >= middle ? (0, 90, 156) : (190, 80, 0)
    } else {
      strength = high > low ? (value - low) / (high - low) : 0.5
      end = (0, 90, 156)
    }
    func mix(_ from: Double, _ to: Double) -> String {
      let part = Int((from + (to - from) * (0.06 + 0.9 * strength)).rounded())
      let digits = String(part, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }
    color = Palette.Color(name: "fixed", hex: "#" + mix(247, end.0) + mix(247, end.1) + mix(247, end.2))
    isDark = strength > 0.52
  }
}
