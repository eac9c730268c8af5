import CReadStat

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes tables for Stata and SPSS, by the ReadStat library.
///
/// Whole numbers are written as such where the format has room, others as doubles, exactly; texts as UTF-8, those that are
/// too long for a column of Stata as its `strL`; days, moments and times as such; what the cells of a file of the same
/// form were declared missing by, as it was (Stata gets letters for the values of SPSS). A name that the format does not allow is changed, and
/// the column's label then begins with the name as it was.
package struct StatisticsFileWriter: Sendable {
  /// The format.
  package let format: StatisticsFormat
  /// The time that the file bears, in seconds since 1970, so that the same table gives the same bytes.
  package var timestamp: Int

  /// A writer of a format.
  package init(_ format: StatisticsFormat, timestamp: Int = 946_684_800) {
    self.format = format
    self.timestamp = timestamp
  }

  /// The names that columns get in the file.
  package func names(for columns: [String]) -> [String] { ExchangeNames.names(for: columns, in: format) }

  /// The table as the bytes of a file.
  ///
  /// - Throws: `.notWritable`, `.textTooLong`, `.zeroByte`.
  package func write(_ content: LabelledTable) throws(ExchangeError) -> [UInt8] {
    let table = content.table
    var kinds: [Kind] = []
    for column in table.columns { kinds.append(try kind(of: column, in: content)) }
    guard let writer = unsafe readstat_writer_init() else {
      throw .notWritable(format: format.rawValue, reason: "no memory")
    }
    defer { unsafe readstat_writer_free(writer) }
    let sink = Sink()
    unsafe readstat_set_data_writer(writer) { data, length, context in
      guard let data = unsafe data, let context = unsafe context else { return -1 }
      let sink = unsafe Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
      unsafe sink.bytes.append(contentsOf: UnsafeRawBufferPointer(start: data, count: length))
      return length
    }
    if format == .stata { unsafe readstat_writer_set_file_format_version(writer, 118) }
    unsafe readstat_writer_set_file_timestamp(writer, timestamp)
    unsafe readstat_writer_set_file_label(writer, ExchangeNames.prefix(content.title, format == .stata ? 80 : 64))
    let names = names(for: table.columnNames)
    // The library keeps the places of these texts, not the texts.
    let words = Words()
    for (index, column) in table.columns.enumerated() {
      let kind = kinds[index]
      guard let variable = unsafe readstat_add_variable(writer, names[index], kind.type, kind.width) else {
        throw .notWritable(format: format.rawValue, reason: "column “\(column.name)” cannot be added")
      }
      if let display = kind.display { unsafe readstat_variable_set_format(variable, display) }
      var label = content.columnLabels[column.name] ?? ""
      if names[index] != column.name { label = label.isEmpty ? column.name : "\(column.name): \(label)" }
      unsafe readstat_variable_set_label(variable, shortened(label))
      let declared = content.declaredMissing[column.name]
      let letters = format == .stata ? declared?.letters ?? [:] : [:]
      if format == .spss, let declared { try unsafe declare(declared, kind, variable, column.name, words) }
      var kindLabels: [Character: String] = [:]
      for (mark, label) in declared?.labels ?? [:] {
        if case .kind(let letter) = mark { kindLabels[letter] = label }
        if let letter = letters[mark] { kindLabels[letter] = label }
      }
      if format == .spss { kindLabels = [:] }
      let labels = labels(of: column, in: content)
      if labels != nil || !kindLabels.isEmpty, !kind.isText {
        guard let set = unsafe readstat_add_label_set(writer, kind.type, names[index]) else { continue }
        for (value, label) in (labels ?? [:]).sorted(by: { $0.key < $1.key }) {
          if kind.type == READSTAT_TYPE_DOUBLE {
            unsafe readstat_label_double_value(set, value, label)
          } else {
            unsafe readstat_label_int32_value(set, Int32(value), label)
          }
        }
        for (letter, label) in kindLabels.sorted(by: { $0.key < $1.key }) {
          unsafe readstat_label_tagged_value(set, CChar(letter.asciiValue ?? 97), label)
        }
        unsafe readstat_variable_set_label_set(variable, set)
      }
    }
    // Long texts are given to the library before the rows that refer to them, by their number.
    var longTexts: [String: Int32] = [:]
    for (index, column) in table.columns.enumerated() where kinds[index].type == READSTAT_TYPE_STRING_REF {
      guard case .texts(let texts) = column.values else { continue }
      for text in texts.levels + [""] where longTexts[text] == nil {
        unsafe _ = readstat_add_string_ref(writer, text)
        longTexts[text] = Int32(longTexts.count)
      }
    }
    let marks = table.columns.map { column -> [Int: DeclaredMissing.Mark] in
      guard let declared = content.declaredMissing[column.name] else { return [:] }
      guard format == .stata else { return declared.cells }
      let letters = declared.letters ?? [:]
      return declared.cells.compactMapValues { letters[$0].map(DeclaredMissing.Mark.kind) }
    }
    let context = unsafe Unmanaged.passUnretained(sink).toOpaque()
    var code =
      switch format {
      case .stata: unsafe readstat_begin_writing_dta(writer, context, table.rowCount)
      case .spss: unsafe readstat_begin_writing_sav(writer, context, table.rowCount)
      }
    for row in 0..<table.rowCount where code == READSTAT_OK {
      code = unsafe readstat_begin_row(writer)
      for (index, column) in table.columns.enumerated() where code == READSTAT_OK {
        let variable = unsafe readstat_get_variable(writer, Int32(index))
        let kind = kinds[index]
        switch column[row] {
        case .number(let number):
          code =
            kind.type == READSTAT_TYPE_DOUBLE
            ? unsafe readstat_insert_double_value(writer, variable, number)
            : unsafe readstat_insert_int32_value(writer, variable, Int32(number))
        case .boolean(let isTrue): code = unsafe readstat_insert_int32_value(writer, variable, isTrue ? 1 : 0)
        case .text(let text):
          if let period = kind.period {
            code = unsafe readstat_insert_double_value(writer, variable, period.value(text) ?? .nan)
          } else if let day = kind.day {
            code = unsafe readstat_insert_double_value(writer, variable, ExchangeDate.value(text, day) ?? .nan)
          } else if kind.type == READSTAT_TYPE_STRING_REF {
            code = unsafe readstat_insert_string_ref(
              writer, variable, readstat_get_string_ref(writer, longTexts[text] ?? 0))
          } else {
            code = unsafe readstat_insert_string_value(writer, variable, text)
          }
        case .missing:
          if let mark = marks[index][row], let done = unsafe insert(mark, kind, writer, variable) {
            code = done
            continue
          }
          switch kind.type {
          case READSTAT_TYPE_STRING: code = unsafe readstat_insert_string_value(writer, variable, "")
          case READSTAT_TYPE_STRING_REF:
            code = unsafe readstat_insert_string_ref(
              writer, variable, readstat_get_string_ref(writer, longTexts[""] ?? 0))
          default: code = unsafe readstat_insert_missing_value(writer, variable)
          }
        }
      }
      if code == READSTAT_OK { code = unsafe readstat_end_row(writer) }
    }
    if code == READSTAT_OK { code = unsafe readstat_end_writing(writer) }
    withExtendedLifetime(words) {}
    guard code == READSTAT_OK else {
      let reason = unsafe readstat_error_message(code).map { unsafe String(cString: $0) }
      throw .notWritable(format: format.rawValue, reason: reason ?? "error \(code.rawValue)")
    }
    return sink.bytes
  }

  /// Texts that stay where they are until the file is written.
  @safe private final class Words {
    private var places: [UnsafeMutablePointer<CChar>] = unsafe []

    func place(of text: String) -> UnsafePointer<CChar>? {
      guard let place = unsafe strdup(text) else { return nil }
      unsafe places.append(place)
      return unsafe UnsafePointer(place)
    }

    deinit { unsafe places.forEach { unsafe free($0) } }
  }

  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// How a column is kept in the file.
  private struct Kind {
    let type: readstat_type_t
    let width: Int
    /// How time is counted, in a column of days, moments or times.
    var day: ExchangeDate.Count?
    var period: StataPeriod?
    /// How the column is shown, where it is not as the type says.
    var display: String?
    var isText: Bool { type == READSTAT_TYPE_STRING || type == READSTAT_TYPE_STRING_REF }
  }

  private func kind(of column: Column, in content: LabelledTable) throws(ExchangeError) -> Kind {
    switch column.values {
    case .numbers(let numbers):
      // Stata keeps the highest values of its whole numbers for kinds of missing.
      let isWhole =
        format == .stata
        && numbers.present.allSatisfy {
          $0 == $0.rounded() && abs($0) <= 2_147_483_620 && !($0 == 0 && $0.sign == .minus)
        }
      return isWhole ? Kind(type: READSTAT_TYPE_INT32, width: 0) : Kind(type: READSTAT_TYPE_DOUBLE, width: 0)
    case .booleans: return Kind(type: READSTAT_TYPE_INT32, width: 0)
    case .texts(let texts):
      if let time = timeKind(of: column.name, texts, in: content) { return time }
      for (level, text) in texts.levels.enumerated() {
        func row() -> Int { (texts.codes.firstIndex(of: Int32(level)) ?? 0) + 1 }
        let length = text.utf8.count
        if length > format.longestText {
          throw .textTooLong(column: column.name, row: row(), bytes: length, limit: format.longestText)
        }
        if text.utf8.contains(0) { throw .zeroByte(column: column.name, row: row()) }
      }
      let words = (content.declaredMissing[column.name]?.cells.values).map(Set.init) ?? []
      let longest = max(1, (texts.levels + words.map(\.description)).map(\.utf8.count).max() ?? 1)
      return longest > format.widestColumn
        ? Kind(type: READSTAT_TYPE_STRING_REF, width: 0) : Kind(type: READSTAT_TYPE_STRING, width: longest)
    }
  }

  /// The kind of a column of days, moments or times, where all its texts are such; `nil` for any other.
  private func timeKind(of name: String, _ texts: Texts, in content: LabelledTable) -> Kind? {
    if format == .stata, let period = content.periodColumns[name], !texts.levels.isEmpty,
      texts.levels.allSatisfy({ period.value($0) != nil })
    {
      return Kind(type: READSTAT_TYPE_DOUBLE, width: 0, period: period, display: period.rawValue)
    }
    let (count, display): (ExchangeDate.Count, String)
    let hasParts = texts.levels.contains { $0.contains(".") }
    if content.dayColumns.contains(name) {
      (count, display) = format == .stata ? (.days1960, "%td") : (.days1582, "DATE11")
    } else if content.momentColumns.contains(name) {
      (count, display) =
        format == .stata ? (.milliseconds1960, "%tc") : (.seconds1582, hasParts ? "DATETIME23.3" : "DATETIME20")
    } else if content.timeColumns.contains(name) {
      (count, display) =
        format == .stata ? (.millisecondsOfDay, "%tcHH:MM:SS") : (.secondsOfDay, hasParts ? "TIME12.3" : "TIME8")
    } else {
      return nil
    }
    guard !texts.levels.isEmpty, texts.levels.allSatisfy({ ExchangeDate.value($0, count) != nil }) else { return nil }
    return Kind(type: READSTAT_TYPE_DOUBLE, width: 0, day: count, display: display)
  }

  /// Tells the library what a column declares missing, as far as SPSS knows it.
  private func declare(
    _ declared: DeclaredMissing, _ kind: Kind, _ variable: UnsafeMutablePointer<readstat_variable_t>, _ name: String,
    _ words: Words
  ) throws(ExchangeError) {
    var codes: [readstat_error_t] = []
    for range in declared.ranges where !kind.isText {
      codes.append(unsafe readstat_variable_add_missing_double_range(variable, range.lowerBound, range.upperBound))
    }
    for mark in declared.values {
      switch mark {
      case .number(let number) where !kind.isText:
        codes.append(unsafe readstat_variable_add_missing_double_value(variable, number))
      case .text(let text) where kind.isText:
        codes.append(unsafe readstat_variable_add_missing_string_value(variable, words.place(of: text)))
      default: break
      }
    }
    guard codes.allSatisfy({ $0 == READSTAT_OK }) else {
      throw .notWritable(format: format.rawValue, reason: "column “\(name)” declares more missing values than the format holds")
    }
  }

  /// Writes what stands in a cell that is declared missing; `nil` where the column cannot hold it.
  private func insert(
    _ mark: DeclaredMissing.Mark, _ kind: Kind, _ writer: UnsafeMutablePointer<readstat_writer_t>,
    _ variable: UnsafeMutablePointer<readstat_variable_t>?
  ) -> readstat_error_t? {
    switch mark {
    case .number(let number) where format == .spss && kind.type == READSTAT_TYPE_DOUBLE:
      unsafe readstat_insert_double_value(writer, variable, number)
    case .text(let text) where format == .spss && kind.type == READSTAT_TYPE_STRING:
      unsafe readstat_insert_string_value(writer, variable, text)
    case .kind(let letter) where format == .stata && !kind.isText:
      unsafe readstat_insert_tagged_missing_value(writer, variable, CChar(letter.asciiValue ?? 97))
    default: nil
    }
  }

  private func labels(of column: Column, in content: LabelledTable) -> [Double: String]? {
    if case .booleans = column.values { return [0: "false", 1: "true"] }
    guard let labels = content.valueLabels[column.name] else { return nil }
    let kept = labels.filter { $0.key == $0.key.rounded() && abs($0.key) < 2e9 }
    return kept.isEmpty ? nil : kept
  }

  private func shortened(_ label: String) -> String {
    format == .stata ? String(label.prefix(format.longestLabel)) : ExchangeNames.prefix(label, format.longestLabel)
  }
}
