import CReadStat

/// Writes tables for Stata and SPSS.
///
/// Numbers are doubles and come back bit for bit; texts are UTF-8; truth values are 0 and 1 with labels. A missing text
/// is written as an empty one, since the formats know no other.
public enum StatisticsWriter {
  /// The name of the value labels by which truth values are known again.
  static let booleanLabels = "boolean"

  /// The table as bytes; the same for the same table.
  ///
  /// - Parameters:
  ///   - contents: the table with its labels.
  ///   - format: what to write.
  ///   - time: the time that the file carries, in seconds since 1970; fixed, so that bytes repeat.
  /// - Throws: `.name`, `.textTooLong`, `.number` for what the format cannot hold.
  public static func write(
    _ contents: LabelledTable, as format: StatisticsFormat, time: Int = 1_704_067_200
  ) throws(ExchangeError) -> [UInt8] {
    try check(contents.table, format)
    guard let writer = unsafe readstat_writer_init() else {
      throw .writing(format: format, reason: "there is not enough memory")
    }
    defer { unsafe readstat_writer_free(writer) }
    let sink = ByteSink()
    func expect(_ code: readstat_error_t) throws(ExchangeError) {
      guard code != READSTAT_OK else { return }
      let reason = unsafe readstat_error_message(code).map { unsafe String(cString: $0) }
      throw .writing(format: format, reason: reason ?? "error \(code.rawValue)")
    }
    try expect(
      unsafe readstat_set_data_writer(writer) { data, count, context in
        guard let context = unsafe context, let data = unsafe data else { return 0 }
        let sink = unsafe Unmanaged<ByteSink>.fromOpaque(context).takeUnretainedValue()
        unsafe sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
        return count
      })
    try expect(unsafe readstat_writer_set_file_timestamp(writer, time))
    try expect(unsafe readstat_writer_set_file_label(writer, cut(contents.title, to: format == .dta ? 80 : 60)))
    if format == .dta { try expect(unsafe readstat_writer_set_file_format_version(writer, 118)) }
    let columns = contents.table.columns
    var variables: [StatisticsVariable] = []
    for column in columns {
      variables.append(try unsafe addVariable(column, contents, to: writer, format))
    }
    let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
    let rows = contents.table.rowCount
    switch format {
    case .dta: try expect(unsafe readstat_begin_writing_dta(writer, context, rows))
    case .sav: try expect(unsafe readstat_begin_writing_sav(writer, context, rows))
    }
    for row in 0..<rows {
      try expect(unsafe readstat_begin_row(writer))
      for (column, variable) in zip(columns, variables) {
        let pointer = unsafe variable.pointer
        switch column[row] {
        case .number(let value): try expect(unsafe readstat_insert_double_value(writer, pointer, value))
        case .text(let text): try expect(unsafe readstat_insert_string_value(writer, pointer, text))
        case .boolean(let isTrue) where format == .sav:
          try expect(unsafe readstat_insert_double_value(writer, pointer, isTrue ? 1 : 0))
        case .boolean(let isTrue): try expect(unsafe readstat_insert_int8_value(writer, pointer, isTrue ? 1 : 0))
        case .missing where column.kind == .text: try expect(unsafe readstat_insert_string_value(writer, pointer, ""))
        case .missing: try expect(unsafe readstat_insert_missing_value(writer, pointer))
        }
      }
      try expect(unsafe readstat_end_row(writer))
    }
    try expect(unsafe readstat_end_writing(writer))
    return withExtendedLifetime(sink) { sink.bytes }
  }

  private static func addVariable(
    _ column: Column, _ contents: LabelledTable, to writer: UnsafeMutablePointer<readstat_writer_t>,
    _ format: StatisticsFormat
  ) throws(ExchangeError) -> StatisticsVariable {
    let type: readstat_type_t
    var width = 0
    switch column.values {
    case .numbers: type = READSTAT_TYPE_DOUBLE
    // SPSS has doubles only; Stata labels whole numbers only.
    case .booleans: type = format == .sav ? READSTAT_TYPE_DOUBLE : READSTAT_TYPE_INT8
    case .texts(let texts):
      type = READSTAT_TYPE_STRING
      width = max(1, texts.levels.map(\.utf8.count).max() ?? 1)
    }
    guard let variable = unsafe readstat_add_variable(writer, column.name, type, width) else {
      throw .writing(format: format, reason: "the column “\(column.name)” cannot be added")
    }
    if let label = contents.columnLabels[column.name] {
      unsafe readstat_variable_set_label(variable, cut(label, to: format == .dta ? 80 : 250))
    }
    switch column.values {
    case .booleans:
      if let labels = unsafe readstat_add_label_set(writer, type, "\(booleanLabels)_\(column.name)") {
        for (value, label) in [(0, "false"), (1, "true")] {
          if format == .sav {
            unsafe readstat_label_double_value(labels, Double(value), label)
          } else {
            unsafe readstat_label_int32_value(labels, Int32(value), label)
          }
        }
        unsafe readstat_variable_set_label_set(variable, labels)
      }
    case .numbers:
      // Stata labels whole numbers only, and never doubles: labels are for SPSS.
      guard format == .sav, let meanings = contents.valueLabels[column.name], !meanings.isEmpty,
        let labels = unsafe readstat_add_label_set(writer, type, "labels_\(column.name)")
      else { break }
      for meaning in meanings { unsafe readstat_label_double_value(labels, meaning.value, meaning.label) }
      unsafe readstat_variable_set_label_set(variable, labels)
    case .texts: break
    }
    return unsafe StatisticsVariable(pointer: variable)
  }

  private static func check(_ table: Table, _ format: StatisticsFormat) throws(ExchangeError) {
    for column in table.columns {
      let name = column.name
      let isName = name.utf8.count <= format.longestName && name.first.map { $0.isASCII && $0.isLetter } == true
        && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard isName else { throw .name(column: name, format: format) }
      switch column.values {
      case .texts(let texts):
        guard texts.levels.contains(where: { $0.utf8.count > format.longestText }) else { continue }
        for row in 0..<texts.count {
          guard let text = texts[row], text.utf8.count > format.longestText else { continue }
          throw .textTooLong(
            column: name, row: row + 1, bytes: text.utf8.count, limit: format.longestText, format: format)
        }
      case .numbers(let numbers):
        // The largest doubles stand for missing values in both formats.
        for row in 0..<numbers.count {
          guard let value = numbers[row], !(abs(value) < 8.9e307) else { continue }
          throw .number(column: name, row: row + 1, value: value, format: format)
        }
      case .booleans: continue
      }
    }
  }

  /// The text cut to so many bytes of UTF-8 at the border of a letter.
  private static func cut(_ text: String, to limit: Int) -> String {
    var text = text
    while text.utf8.count > limit { text.removeLast() }
    return text
  }
}

/// Where the library's bytes go.
private final class ByteSink {
  var bytes: [UInt8] = []
}

/// A column as the library knows it; its writer owns it.
@safe private struct StatisticsVariable {
  let pointer: UnsafeMutablePointer<readstat_variable_t>

  init(pointer: UnsafeMutablePointer<readstat_variable_t>) { unsafe self.pointer = unsafe pointer }
}
