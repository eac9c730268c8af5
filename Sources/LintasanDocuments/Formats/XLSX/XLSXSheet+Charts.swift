import CXLSXWriter
import LintasanTables

extension ChartData {
  /// How many rows of a sheet its chart takes, with one below it: more where a long legend stands under it.
  var rowsOfSheet: Int { bands.isEmpty && table.columns.count > 5 ? 24 : 16 }
}

/// Charts that a spreadsheet program draws from the numbers of another sheet.
extension XLSXSheet {
  /// A chart of lines, over bands where there are some, whose header stands at `firstRow` with the values below it.
  func addChart(
    _ data: ChartData, title: String, dataSheet: String, firstRow: Int, atRow row: Int
  ) throws(ReportError) {
    guard let chart = unsafe workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)) else {
      throw .writerFailed(format: "xlsx", reason: "the chart “\(title)” cannot be made")
    }
    let quoted = "'" + dataSheet.replacing("'", with: "''") + "'"
    let last = firstRow + data.table.rowCount + 1
    func series(_ name: String) throws(ReportError) -> UnsafeMutablePointer<lxw_chart_series>? {
      guard let index = data.table.columnNames.firstIndex(of: name) else { return nil }
      func range(_ column: Int) -> String {
        "=\(quoted)!$\(Self.letters(column))$\(firstRow + 2):$\(Self.letters(column))$\(last)"
      }
      guard let series = unsafe chart_add_series(chart, range(0), range(index)) else {
        throw .writerFailed(format: "xlsx", reason: "the chart “\(title)” cannot be made")
      }
      unsafe chart_series_set_name(series, XLSXText.clean(name, limit: 255))
      return unsafe series
    }
    let palette = Palette.series
    func colour(_ index: Int) -> UInt32 { UInt32(palette[index % palette.count].hex.dropFirst(), radix: 16) ?? 0 }
    for band in data.bands {
      guard let made = unsafe try series(band.column) else { continue }
      var fill = lxw_chart_fill()
      fill.color = colour(0)
      fill.none = band.strength > 0 ? 0 : 1
      fill.transparency = UInt8(100 - 100 * max(0, min(1, band.strength)))
      unsafe chart_series_set_fill(made, &fill)
      var line = lxw_chart_line()
      line.none = 1
      unsafe chart_series_set_line(made, &line)
    }
    let bands = Set(data.bands.map(\.column))
    let lines = data.lines ?? data.table.columnNames.dropFirst().filter { !bands.contains($0) }
    for (index, name) in lines.enumerated() {
      guard let made = unsafe try series(name) else { continue }
      var line = lxw_chart_line()
      line.color = data.bands.isEmpty ? colour(index) : colour(0)
      line.width = 2.25
      if data.dashed.contains(name) { line.dash_type = UInt8(LXW_CHART_LINE_DASH_DASH.rawValue) }
      unsafe chart_series_set_line(made, &line)
      unsafe chart_series_set_marker_type(made, UInt8(LXW_CHART_MARKER_NONE.rawValue))
    }
    unsafe chart_title_set_name(chart, XLSXText.clean(title, limit: 255))
    var font = unsafe lxw_chart_font()
    unsafe font.size = 12
    unsafe font.bold = 1
    unsafe chart_title_set_name_font(chart, &font)
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
    var unnamed = data.bands.indices.filter { !data.bands[$0].isNamed }.map { Int16($0) } + [-1]
    if unnamed.count > 1 { unsafe _ = chart_legend_delete_series(chart, &unnamed) }
    unsafe setAxes(of: chart, data)
    if !data.bands.isEmpty { unsafe chart.pointee.write_chart_type = writeAreasAndLines }
    var place = unsafe lxw_chart_options()
    // Narrow enough for a page where columns are wider, for want of the font.
    unsafe place.x_scale = 1.05
    unsafe place.y_scale = Double(data.rowsOfSheet - 1) * 20 / 288
    try check(unsafe worksheet_insert_chart_opt(sheet, UInt32(row), 0, chart, &place), row: row, column: 0)
  }

  /// The axis of values goes as far as they do; ranks are turned round, with the years below.
  @unsafe private func setAxes(of chart: UnsafeMutablePointer<lxw_chart>, _ data: ChartData) {
    if data.isRank {
      unsafe chart_axis_set_reverse(chart.pointee.y_axis)
      unsafe chart_axis_set_min(chart.pointee.y_axis, 1)
      unsafe chart_axis_set_crossing_max(chart.pointee.y_axis)
      return
    }
    guard !data.bands.isEmpty else { return }
    let stacked = Set(data.bands.map(\.column))
    let values = data.table.columns.dropFirst().filter { !stacked.contains($0.name) }.flatMap { column in
      (0..<data.table.rowCount).compactMap { row -> Double? in
        if case .number(let value) = column[row], value.isFinite { value } else { nil }
      }
    }
    guard let least = values.min(), let most = values.max(), most > least else { return }
    // A stack begins at 0, which would flatten what is shown.
    var (step, turn) = (1e-6, 0)
    while step * 8 < most - least {
      step *= [2, 2.5, 2][turn % 3]
      turn += 1
    }
    unsafe chart_axis_set_min(chart.pointee.y_axis, (least / step).rounded(.down) * step)
    unsafe chart_axis_set_max(chart.pointee.y_axis, (most / step).rounded(.up) * step)
  }
}

/// Draws the series that are filled as a stack of areas and those after them as lines, on the same axes: the library draws one
/// kind of chart, but each kind through a function that writes the series of a list.
private func writeAreasAndLines(_ chart: UnsafeMutablePointer<lxw_chart>?) {
  guard let chart = unsafe chart, let list = unsafe chart.pointee.series_list,
    let first = unsafe list.pointee.stqh_first
  else { return }
  var last = unsafe first
  while let next = unsafe last.pointee.list_pointers.stqe_next, unsafe next.pointee.fill != nil { unsafe last = next }
  let lines = unsafe last.pointee.list_pointers.stqe_next
  unsafe last.pointee.list_pointers.stqe_next = nil
  unsafe chart.pointee.grouping = UInt8(LXW_GROUPING_STACKED.rawValue)
  unsafe writeSeries(of: chart, as: LXW_CHART_AREA_STACKED)
  if let lines = unsafe lines {
    unsafe list.pointee.stqh_first = lines
    unsafe chart.pointee.grouping = UInt8(LXW_GROUPING_STANDARD.rawValue)
    unsafe writeSeries(of: chart, as: LXW_CHART_LINE)
  }
  unsafe list.pointee.stqh_first = first
  unsafe last.pointee.list_pointers.stqe_next = lines
}

/// Writes the series of a chart as the library writes those of a kind.
@unsafe private func writeSeries(of chart: UnsafeMutablePointer<lxw_chart>, as kind: lxw_chart_type) {
  guard let model = unsafe lxw_chart_new(UInt8(kind.rawValue)) else { return }
  unsafe model.pointee.write_chart_type?(chart)
  unsafe lxw_chart_free(model)
}
