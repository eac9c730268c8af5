extension TileGridMap: Chart {
  public func svg(in language: Language) throws(ReportError) -> String {
    guard !tiles.isEmpty else { throw .emptyChart(kind: "tile-grid map", title: title) }
    guard (1...Palette.classes.count).contains(classes.count),
      tiles.allSatisfy({ $0.classIndex.map(classes.indices.contains) ?? true })
    else {
      throw .notDrawable(
        kind: "tile-grid map", title: title,
        what: "it has \(classes.count) classes, and between 1 and \(Palette.classes.count) can be told apart")
    }
    let side = 29.0
    let placed = tiles.compactMap { tile in Self.places[tile.code].map { (tile: tile, place: $0) } }
    let homeless = tiles.filter { Self.places[$0.code] == nil }
    let columns = (Self.places.values.map(\.column).max() ?? 0) + 1
    let rows = (Self.places.values.map(\.row).max() ?? 0) + 1
    let width = 2 * ChartFrame.margin + Double(columns) * side
    let missing = homeless.isEmpty ? "" : homeless.map(\.name).joined(separator: ", ")
    let frame = ChartFrame(
      width: width, title: title, subtitle: subtitle,
      source: missing.isEmpty ? source : Phrase.notOnMap.text(in: language, ["names": missing]) + " " + source)
    let top = frame.top + 34
    var canvas = SVGCanvas(
      width: width, height: top + Double(rows) * side + 14 + frame.bottom, title: title,
      description: description(in: language))
    frame.draw(on: &canvas)
    drawKey(at: frame.top + 4, language, on: &canvas)
    for (tile, place) in placed {
      let x = ChartFrame.margin + Double(place.column) * side
      let y = top + Double(place.row) * side
      let name = tile.classIndex.map { classes[$0] } ?? Phrase.noData.text(in: language)
      canvas.rectangle(
        x + 1, y + 1, side - 2, side - 2, color: tile.classIndex.map(color) ?? Palette.grid, corner: 3,
        tip: "\(tile.name): \(name)\(tile.detail.isEmpty ? "" : "; \(tile.detail)")")
      let isDark = tile.classIndex.map(needsWhite) ?? false
      canvas.text(
        tile.code, x + side / 2, y + side / 2 + 3.6, size: 10,
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

  private func drawKey(at y: Double, _ language: Language, on canvas: inout SVGCanvas) {
    var x = ChartFrame.margin
    for (index, name) in classes.enumerated() {
      let count = tiles.count { $0.classIndex == index }
      let label = "\(name) (\(count))"
      canvas.rectangle(x, y, 14, 14, color: color(index), corner: 2)
      canvas.text(label, x + 19, y + 11.5, size: 12)
      x += 19 + TextMeasure.width(label, size: 12) + 16
    }
    let none = tiles.count { $0.classIndex == nil }
    if none > 0 {
      canvas.rectangle(x, y, 14, 14, color: Palette.grid, corner: 2)
      canvas.text("\(Phrase.noData.text(in: language)) (\(none))", x + 19, y + 11.5, size: 12)
    }
  }

  private func description(in language: Language) -> String {
    classes.enumerated().map { index, name in
      "\(name): \(tiles.filter { $0.classIndex == index }.map(\.name).joined(separator: ", "))."
    }.joined(separator: " ")
  }
}
