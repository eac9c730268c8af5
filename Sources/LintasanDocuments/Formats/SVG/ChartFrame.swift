/// What all charts share: headline, subtitle and source, and the plot between them.
struct ChartFrame {
  static let margin = 24.0
  static let titleSize = 20.0
  static let subtitleSize = 13.0
  static let sourceSize = 11.0

  let width: Double
  let titleLines: [String]
  let subtitleLines: [String]
  let sourceLines: [String]

  init(width: Double, title: String, subtitle: String, source: String) {
    self.width = width
    let space = width - 2 * Self.margin
    titleLines = TextMeasure.wrapped(title, size: Self.titleSize, bold: true, within: space, lines: 3)
    subtitleLines = TextMeasure.wrapped(subtitle, size: Self.subtitleSize, within: space, lines: width < 500 ? 7 : 3)
    sourceLines = TextMeasure.wrapped(source, size: Self.sourceSize, within: space, lines: width < 500 ? 7 : 4)
  }

  /// Where the plot may begin.
  var top: Double {
    Self.margin + Double(titleLines.count) * 25 + Double(subtitleLines.count) * 18 + 12
  }

  /// What the sources need below the plot.
  var bottom: Double {
    sourceLines.isEmpty ? 16 : Double(sourceLines.count) * 15 + 20
  }

  func draw(on canvas: inout SVGCanvas) {
    var y = Self.margin + 15
    for line in titleLines {
      canvas.text(line, Self.margin, y, size: Self.titleSize, weight: .bold)
      y += 25
    }
    y -= 5
    for line in subtitleLines {
      canvas.text(line, Self.margin, y, size: Self.subtitleSize, color: Palette.muted)
      y += 18
    }
    y = canvas.height - bottom + 15
    for line in sourceLines {
      canvas.text(line, Self.margin, y, size: Self.sourceSize, color: Palette.muted)
      y += 15
    }
  }

  /// The labels of a time axis: all years, thinned from the right where they stand too close.
  static func yearLabels(_ years: [Int], at place: (Int) -> Double, apart gap: Double = 36) -> [Int] {
    var kept: [Int] = []
    var last = Double.infinity
    for year in years.sorted(by: >) where last - place(year) >= gap {
      kept.append(year)
      last = place(year)
    }
    if let first = years.min(), let second = kept.last, second != first, kept.count > 1 {
      // The first year is worth more than its neighbour.
      if place(second) - place(first) < gap { kept.removeLast() }
      kept.append(first)
    }
    return kept.reversed()
  }
}
