extension TileGridMap: Chart {
  package func svg(in language: Language, layout: ChartLayout) throws(ReportError) -> String {
    guard !tiles.isEmpty else { throw .emptyChart(kind: "tile-grid map", title: title) }
    guard (1...Palette.classes.count).contains(classes.count),
      tiles.allSatisfy({ $0.classIndex.map(classes.indices.contains) ?? true })
    else {
      throw .notDrawable(
        kind: "tile-grid map", title: title,
        what: "it has \(classes.count) classes, and between 1 and \(Palette.classes.count) can be told apart")
    }
    let placed = tiles.compactMap { tile in Self.places[tile.code].map { (tile: tile, place: $0) } }
    let homeless = tiles.filter { Self.places[$0.code] == nil }
    let columns = (Self.places.values.map(\.column).max() ?? 0) + 1
    let rows = (Self.places.values.map(\.row).max() ?? 0) + 1
    let side = layout.isNarrow ? (layout.width - 2 * ChartFrame.margin) / Double(columns) : 29
    let gap = layout.isNarrow ? 0.5 : 1
    let width = 2 * ChartFrame.margin + Double(columns) * side
    let missing = homeless.isEmpty ? "" : homeless.map(\.name).joined(separator: ", ")
    let frame = ChartFrame(
      width: width, title: title, subtitle: subtitle,
      source: missing.isEmpty ? source : LocalizedString.notOnMap.text(in: language, ["names": missing]) + " " + source)
    let key = KeyLayout(labels: keyLabels(in: language), within: width - 2 * ChartFrame.margin)
    let top = frame.top + 34 + Double(key.lines - 1) * KeyLayout.lineHeight
    var canvas = SVGCanvas(
      width: width, height: top + Double(rows) * side + 14 + frame.bottom, title: title,
      description: description(in: language))
    frame.draw(on: &canvas)
    draw(key, at: frame.top + 4, on: &canvas)
    for (tile, place) in placed {
      let x = ChartFrame.margin + Double(place.column) * side
      let y = top + Double(place.row) * side
      let name = tile.classIndex.map { classes[$0] } ?? LocalizedString.noData.text(in: language)
      canvas.rectangle(
        x + gap, y + gap, side - 2 * gap, side - 2 * gap, color: tile.classIndex.map(color) ?? Palette.grid,
        corner: side / 10,
        tip: "\(tile.name): \(name)\(tile.detail.isEmpty ? "" : "; \(tile.detail)")")
      let isDark = tile.classIndex.map(needsWhite) ?? false
      canvas.text(
        tile.code, x + side / 2, y + side * 0.624, size: side * 0.345,
        color: tile.classIndex == nil ? Palette.muted : isDark ? Palette.white : Palette.dark, anchor: .middle)
    }
    return canvas.document
  }

  /// The classes spread over the palette, so that three classes are as far apart as six allow.
  private func step(_ index: Int) -> Int {
    classes.count == 1
      ? 1 : (index * (Palette.classes.count - 1) + (classes.count - 1) / 2) / (classes.count - 1)
  }

  private func color(_ index: Int) -> Palette.Color { Palette.classes[step(index)] }

  private func needsWhite(_ index: Int) -> Bool { [0, 1, 5].contains(step(index)) }

  /// The classes with the number of their countries, and those of no class last.
  private func keyLabels(in language: Language) -> [String] {
    let none = tiles.count { $0.classIndex == nil }
    return classes.enumerated().map { index, name in "\(name) (\(tiles.count { $0.classIndex == index }))" }
      + (none > 0 ? ["\(LocalizedString.noData.text(in: language)) (\(none))"] : [])
  }

  private func draw(_ key: KeyLayout, at top: Double, on canvas: inout SVGCanvas) {
    for (index, place) in key.places.enumerated() {
      let (x, y) = (ChartFrame.margin + place.x, top + Double(place.line) * KeyLayout.lineHeight)
      canvas.rectangle(x, y, 14, 14, color: index < classes.count ? color(index) : Palette.grid, corner: 2)
      canvas.text(key.labels[index], x + 19, y + 11.5, size: 12)
    }
  }

  private func description(in language: Language) -> String {
    classes.enumerated().map { index, name in
      "\(name): \(tiles.filter { $0.classIndex == index }.map(\.name).joined(separator: ", "))."
    }.joined(separator: " ")
  }
}

/// Where the entries of a key stand, in as many lines as they need.
private struct KeyLayout {
  static let lineHeight = 20.0

  let labels: [String]
  let places: [(x: Double, line: Int)]
  var lines: Int { (places.last?.line ?? 0) + 1 }

  init(labels: [String], within width: Double) {
    self.labels = labels
    var (x, line) = (0.0, 0)
    places = labels.map { label in
      let needed = 19 + TextMeasure.width(label, size: 12)
      if x > 0, x + needed > width { (x, line) = (0, line + 1) }
      defer { x += needed + 16 }
      return (x, line)
    }
  }
}
