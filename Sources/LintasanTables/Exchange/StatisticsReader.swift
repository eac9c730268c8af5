import CReadStat

/// Reads tables of Stata and SPSS, of every version that ReadStat knows.
public enum StatisticsReader {
  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - format: what it is.
  /// - Returns: the table with its labels. User-defined missing values are missing; an empty text is a missing one.
  /// - Throws: `.unreadable`.
  public static func read(_ path: String, as format: StatisticsFormat) throws(ExchangeError) -> LabelledTable {
    guard let parser = unsafe readstat_parser_init() else {
      throw .unreadable(file: path, reason: "there is not enough memory")
    }
    defer { unsafe readstat_parser_free(parser) }
    unsafe setHandlers(of: parser)
    let collector = Collector()
    let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
    let code: readstat_error_t
    switch format {
    case .dta: code = unsafe readstat_parse_dta(parser, path, context)
    case .sav: code = unsafe readstat_parse_sav(parser, path, context)
    }
    guard code == READSTAT_OK else {
      let reason = unsafe readstat_error_message(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
      throw .unreadable(file: path, reason: reason.prefix(1).lowercased() + reason.dropFirst())
    }
    do throws(TableError) {
      return try collector.labelledTable()
    } catch {
      throw .table(error)
    }
  }

  private static func setHandlers(of parser: UnsafeMutablePointer<readstat_parser_t>) {
    unsafe _ = readstat_set_metadata_handler(parser) { metadata, context in
      if let label = unsafe readstat_get_file_label(metadata) {
        unsafe Collector.of(context)?.title = String(cString: label)
      }
      return 0
    }
    unsafe _ = readstat_set_variable_handler(parser) { _, variable, labels, context in
      let name = unsafe readstat_variable_get_name(variable).map { unsafe String(cString: $0) } ?? ""
      let label = unsafe readstat_variable_get_label(variable).map { unsafe String(cString: $0) }
      let isText = unsafe readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_STRING
      let set = unsafe labels.map { unsafe String(cString: $0) }
      unsafe Collector.of(context)?.add(name: name, label: label, isText: isText, labelSet: set)
      return 0
    }
    unsafe _ = readstat_set_value_handler(parser) { _, variable, value, context in
      let column = Int(unsafe readstat_variable_get_index(variable))
      let collector = unsafe Collector.of(context)
      if unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING {
        let text = unsafe readstat_string_value(value).map { unsafe String(cString: $0) }
        collector?.append(text: text, to: column)
      } else {
        let isMissing = unsafe readstat_value_is_missing(value, variable) != 0
        collector?.append(number: isMissing ? nil : unsafe readstat_double_value(value), to: column)
      }
      return 0
    }
    unsafe _ = readstat_set_value_label_handler(parser) { labels, value, label, context in
      guard let labels = unsafe labels, let label = unsafe label,
        unsafe readstat_value_type_class(value) == READSTAT_TYPE_CLASS_NUMERIC
      else { return 0 }
      let meaning = unsafe LabelledTable.ValueLabel(
        value: readstat_double_value(value), label: String(cString: label))
      unsafe Collector.of(context)?.add(meaning, to: String(cString: labels))
      return 0
    }
  }
}

/// Gathers what the library tells, column by column.
private final class Collector {
  private struct Variable {
    var name: String
    var label: String?
    var labelSet: String?
    var isText: Bool
    var numbers = Numbers()
    var texts = Texts()
  }

  var title = ""
  private var variables: [Variable] = []
  private var labelSets: [String: [LabelledTable.ValueLabel]] = [:]

  static func of(_ context: UnsafeMutableRawPointer?) -> Collector? {
    unsafe context.map { unsafe Unmanaged<Collector>.fromOpaque($0).takeUnretainedValue() }
  }

  func add(name: String, label: String?, isText: Bool, labelSet: String?) {
    variables.append(Variable(name: name, label: label, labelSet: labelSet, isText: isText))
  }

  func add(_ meaning: LabelledTable.ValueLabel, to set: String) { labelSets[set, default: []].append(meaning) }

  func append(number: Double?, to column: Int) {
    guard variables.indices.contains(column) else { return }
    variables[column].numbers.append(number.flatMap { $0.isFinite ? $0 : nil })
  }

  func append(text: String?, to column: Int) {
    guard variables.indices.contains(column) else { return }
    variables[column].texts.append(text.flatMap { $0.isEmpty ? nil : $0 })
  }

  func labelledTable() throws(TableError) -> LabelledTable {
    var columns: [Column] = []
    var columnLabels: [String: String] = [:]
    var valueLabels: [String: [LabelledTable.ValueLabel]] = [:]
    for variable in variables {
      if let label = variable.label, !label.isEmpty { columnLabels[variable.name] = label }
      let meanings = variable.labelSet.flatMap { labelSets[$0] } ?? []
      if variable.isText {
        columns.append(Column(variable.name, .texts(variable.texts)))
      } else if Self.areBooleans(meanings), variable.numbers.present.allSatisfy({ $0 == 0 || $0 == 1 }) {
        columns.append(Column(variable.name, variable.numbers.optional.map { $0.map { $0 == 1 } }))
      } else {
        columns.append(Column(variable.name, .numbers(variable.numbers)))
        if !meanings.isEmpty { valueLabels[variable.name] = meanings }
      }
    }
    return LabelledTable(
      try Table(columns: columns), title: title, columnLabels: columnLabels, valueLabels: valueLabels)
  }

  /// 0 for false and 1 for true, as our own writer labels truth values.
  private static func areBooleans(_ meanings: [LabelledTable.ValueLabel]) -> Bool {
    Set(meanings) == [.init(value: 0, label: "false"), .init(value: 1, label: "true")]
  }
}
