import CReadStat

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// Reads files of Stata and SPSS, by the ReadStat library.
///
/// Missing values of every kind are missing; what stood for those that the file declares (Stata's `.a` to `.z`, SPSS's
/// user-missing ones) comes along, as labels of columns and values do. Dates become texts (`2024-01-31`,
/// `2024-01-31T12:30:00`, `12:30:00`).
package struct StatisticsFileReader: Sendable {
  /// The format.
  package let format: StatisticsFormat
  /// What the file is where the format alone does not say it.
  var source: Source
  /// The forms of files that the library reads.
  enum Source: String, Hashable, Sendable { case dta, sav, por, sas7bdat, xpt }
  /// The most values that are read: a small file can claim, or pack, endless ones.
  var mostValues = 200_000_000

  /// A reader of a format.
  package init(_ format: StatisticsFormat) {
    self.format = format
    source = format == .stata ? .dta : .sav
  }

  /// A reader of any form.
  init(source: Source) {
    format = source == .dta ? .stata : .spss
    self.source = source
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - url: where it is.
  ///   - file: its name, for errors; its path if `nil`.
  /// - Throws: `.cannotRead`, `.notReadable`.
  package func read(contentsOf url: URL, file: String? = nil) throws(ExchangeError) -> LabelledTable {
    let name = file ?? url.path
    guard FileManager.default.isReadableFile(atPath: url.path) else { throw .cannotRead(file: name) }
    guard let parser = unsafe readstat_parser_init() else {
      throw .notReadable(file: name, format: source.rawValue, reason: "no memory")
    }
    defer { unsafe readstat_parser_free(parser) }
    let gathered = Gathered(source, mostValues: mostValues)
    unsafe readstat_set_metadata_handler(parser) { metadata, context in
      guard let gathered = unsafe Gathered.of(context), let metadata = unsafe metadata else { return 1 }
      gathered.title = unsafe text(readstat_get_file_label(metadata)) ?? ""
      return 0
    }
    unsafe readstat_set_variable_handler(parser) { _, variable, labels, context in
      guard let gathered = unsafe Gathered.of(context), let variable = unsafe variable else { return 1 }
      gathered.add(
        name: unsafe text(readstat_variable_get_name(variable)) ?? "",
        label: unsafe text(readstat_variable_get_label(variable)), labelSet: unsafe text(labels),
        display: unsafe text(readstat_variable_get_format(variable)) ?? "",
        isText: unsafe readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING,
        declared: unsafe declared(variable))
      return 0
    }
    unsafe readstat_set_value_handler(parser) { row, variable, value, context in
      guard let gathered = unsafe Gathered.of(context), let variable = unsafe variable else { return 1 }
      gathered.valuesLeft -= 1
      if gathered.valuesLeft < 0 { return 1 }
      let column = Int(unsafe readstat_variable_get_index(variable))
      guard gathered.names.indices.contains(column) else { return 1 }
      if unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
        gathered.add(unsafe text(readstat_string_value(value)).flatMap { $0.isEmpty ? nil : $0 }, row: Int(row), to: column)
      } else if unsafe readstat_value_is_tagged_missing(value) != 0 {
        let letter = Character(Unicode.Scalar(UInt8(bitPattern: unsafe readstat_value_tag(value))))
        gathered.declared[column].cells[Int(row)] = .kind(Character(letter.lowercased()))
        gathered.add(nil, to: column)
      } else if unsafe readstat_value_is_missing(value, variable) != 0 {
        if unsafe readstat_value_is_system_missing(value) == 0 {
          gathered.declared[column].cells[Int(row)] = .number(unsafe readstat_double_value(value))
        }
        gathered.add(nil, to: column)
      } else {
        let number = unsafe readstat_double_value(value)
        gathered.add(number.isFinite ? number : nil, to: column)
      }
      return 0
    }
    unsafe readstat_set_value_label_handler(parser) { set, value, label, context in
      guard let gathered = unsafe Gathered.of(context), let set = unsafe text(set) else { return 1 }
      if unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC, let label = unsafe text(label),
        unsafe readstat_value_is_tagged_missing(value) == 0 && readstat_value_is_system_missing(value) == 0
      {
        gathered.labelSets[set, default: [:]][unsafe readstat_double_value(value)] = label
      }
      if unsafe readstat_value_is_tagged_missing(value) != 0, let label = unsafe text(label) {
        let letter = Character(Unicode.Scalar(UInt8(bitPattern: unsafe readstat_value_tag(value))))
        gathered.kindLabels[set, default: [:]][.kind(Character(letter.lowercased()))] = label
      }
      if unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING, let label = unsafe text(label),
        let word = unsafe text(readstat_string_value(value))
      {
        gathered.kindLabels[set, default: [:]][.text(word)] = label
      }
      return 0
    }
    let context = unsafe Unmanaged.passUnretained(gathered).toOpaque()
    let code = unsafe url.path.withCString { path in
      switch source {
      case .dta: unsafe readstat_parse_dta(parser, path, context)
      case .sav: unsafe readstat_parse_sav(parser, path, context)
      case .por: unsafe readstat_parse_por(parser, path, context)
      case .sas7bdat: unsafe readstat_parse_sas7bdat(parser, path, context)
      case .xpt: unsafe readstat_parse_xport(parser, path, context)
      }
    }
    guard gathered.valuesLeft >= 0 else {
      throw .tooLarge(file: name, format: source.rawValue, reason: "it has more than \(mostValues) values")
    }
    guard code == READSTAT_OK else {
      throw .notReadable(
        file: name, format: source.rawValue, reason: unsafe text(readstat_error_message(code)) ?? "damaged")
    }
    do {
      return try gathered.result()
    } catch { throw .notReadable(file: name, format: source.rawValue, reason: "\(error)") }
  }

  /// Reads a file that is in memory, by way of a scratch file: the library reads files only.
  ///
  /// - Throws: `.cannotRead`, `.notReadable`.
  package func read(_ bytes: [UInt8], file: String) throws(ExchangeError) -> LabelledTable {
    let copy = try ScratchFile(bytes, for: file)
    return try withExtendedLifetime(copy) { () throws(ExchangeError) in
      try read(contentsOf: URL(fileURLWithPath: copy.path), file: file)
    }
  }

  /// What the library has told so far.
  private final class Gathered {
    var title = ""
    var names: [String] = []
    var labels: [String: String] = [:]
    var labelSetOfName: [String: String] = [:]
    var labelSets: [String: [Double: String]] = [:]
    var kindLabels: [String: [DeclaredMissing.Mark: String]] = [:]
    var declared: [DeclaredMissing] = []
    var otherCounts: [String: String] = [:]
    var isText: [Bool] = []
    var dates: [ExchangeDate.Count?] = []
    var periods: [StataPeriod?] = []
    let source: Source

    /// How many more values may come.
    var valuesLeft: Int

    init(_ source: Source, mostValues: Int) {
      self.source = source
      valuesLeft = mostValues
    }

    var numbers: [Numbers] = []
    var texts: [Texts] = []

    static func of(_ context: UnsafeMutableRawPointer?) -> Gathered? {
      unsafe context.map { unsafe Unmanaged<Gathered>.fromOpaque($0).takeUnretainedValue() }
    }

    func add(name: String, label: String?, labelSet: String?, display: String, isText: Bool, declared: DeclaredMissing) {
      names.append(name)
      if let label, !label.isEmpty { labels[name] = label }
      if let labelSet, !labelSet.isEmpty { labelSetOfName[name] = labelSet }
      let date: ExchangeDate.Count? =
        switch source {
        case _ where isText: nil
        case .dta: ExchangeDate.count(of: display, in: .stata)
        case .sav, .por: ExchangeDate.count(of: display, in: .spss)
        case .sas7bdat, .xpt: ExchangeDate.countOfSAS(display)
        }
      dates.append(date)
      self.declared.append(declared)
      let period = isText || source != .dta ? nil : StataPeriod(display: display)
      periods.append(period)
      if !isText, source == .dta, display.hasPrefix("%tC") { otherCounts[name] = "%tC" }
      self.isText.append(isText || date != nil || period != nil)
      numbers.append(Numbers())
      texts.append(Texts())
    }

    /// Adds a text, unless the file declares it missing.
    func add(_ text: String?, row: Int, to column: Int) {
      if let text, !declared[column].values.isEmpty, declared[column].values.contains(.text(text)) {
        declared[column].cells[row] = .text(text)
        return texts[column].append(nil)
      }
      texts[column].append(text)
    }

    /// Adds a number; a date or a period as its text, or as its number where no calendar has it.
    func add(_ number: Double?, to column: Int) {
      if let period = periods[column] {
        return texts[column].append(number.map { period.text($0) ?? NumberText.shortest($0) })
      }
      guard let date = dates[column] else { return numbers[column].append(number) }
      texts[column].append(number.map { ExchangeDate.text($0, date) ?? NumberText.shortest($0) })
    }

    /// The table; a damaged file can name two columns alike, or give a column values of another kind.
    func result() throws(TableError) -> LabelledTable {
      let columns = names.indices.map { Column(names[$0], isText[$0] ? .texts(texts[$0]) : .numbers(numbers[$0])) }
      var content = LabelledTable(
        try Table(columns: columns), title: title, columnLabels: labels,
        valueLabels: labelSetOfName.compactMapValues { labelSets[$0] },
        dayColumns: Set(names.indices.filter { [.days1960, .days1582].contains(dates[$0]) }.map { names[$0] }))
      for (index, name) in names.enumerated() {
        switch dates[index] {
        case .milliseconds1960, .seconds1960, .seconds1582: content.momentColumns.insert(name)
        case .secondsOfDay, .millisecondsOfDay: content.timeColumns.insert(name)
        default: break
        }
        var declared = declared[index]
        for (mark, label) in labelSetOfName[name].flatMap({ kindLabels[$0] }) ?? [:] {
          // Letters are missing whether they occur or not; a text only where it is declared.
          if case .kind = mark { declared.labels[mark] = label }
          if declared.values.contains(mark) { declared.labels[mark] = label }
        }
        for mark in declared.marks {
          if case .number(let number) = mark { declared.labels[mark] = content.valueLabels[name]?[number] }
        }
        if !declared.isEmpty || !declared.labels.isEmpty { content.declaredMissing[name] = declared }
      }
      content.countedColumns = otherCounts
      for (index, name) in names.enumerated() { content.periodColumns[name] = periods[index] }
      return content
    }
  }
}

/// What a variable of SPSS declares missing.
private func declared(_ variable: UnsafeMutablePointer<readstat_variable_t>) -> DeclaredMissing {
  var declared = DeclaredMissing()
  for index in 0..<max(0, unsafe readstat_variable_get_missing_ranges_count(variable)) {
    let (low, high) = unsafe (
      readstat_variable_get_missing_range_lo(variable, index), readstat_variable_get_missing_range_hi(variable, index)
    )
    if unsafe readstat_value_type_class(low) == READSTAT_TYPE_CLASS_STRING {
      if let word = unsafe text(readstat_string_value(low)) { declared.values.append(.text(word)) }
      continue
    }
    let (first, last) = unsafe (readstat_double_value(low), readstat_double_value(high))
    if first == last { declared.values.append(.number(first)) } else if first < last { declared.ranges.append(first...last) }
  }
  return declared
}

/// A text of the library.
private func text(_ characters: UnsafePointer<CChar>?) -> String? {
  unsafe characters.map { unsafe String(cString: $0) }
}
