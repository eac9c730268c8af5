import CXLSXWriter
import LintasanTables

/// A workbook that is being written. The only place, with ``XLSXSheet``, that calls the library.
@safe final class XLSXWorkbook {
  /// The looks of cells.
  enum Look: Hashable {
    case header
    case headerOfNumbers
    case heading
    case text
    case wrapped
    case number(NumberStyle)
    case title
    case input(decimals: Int?)
    case time(ReportTable.TimeForm, hasParts: Bool)
  }

  private let book: UnsafeMutablePointer<lxw_workbook>
  private var formats: [Look: XLSXCellFormat] = [:]
  private var sheets: [XLSXSheet] = []
  private var isOpen = true
  private let folder: String

  init(file: String, temporaryFolder: String) throws(ReportError) {
    folder = temporaryFolder
    let opened: UnsafeMutablePointer<lxw_workbook>? = unsafe temporaryFolder.withCString { folder in
      var options = unsafe lxw_workbook_options()
      // The library does not write to the text, it only lacks a const.
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return unsafe workbook_new_opt(file, &options)
    }
    guard let book = unsafe opened else { throw .writerFailed(format: "xlsx", reason: "the workbook cannot be made") }
    unsafe self.book = unsafe book
  }

  deinit {
    if isOpen { unsafe _ = workbook_close(book) }
  }

  func close() throws(ReportError) {
    isOpen = false
    // The library prints its errors too; what there is to say is thrown.
    let code = FileSystem.withoutStandardError { unsafe workbook_close(book) }
    guard code != LXW_NO_ERROR else { return }
    let reason = unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    throw .cannotStore(format: "xlsx", folder: folder, reason: reason)
  }

  /// Number of cells that were written, in all sheets.
  var cellCount: Int { sheets.reduce(0) { $0 + $1.cellCount } }

  func setProperties(title: String, created: Int) {
    let clean = XLSXText.clean(title, limit: 255)
    unsafe clean.withCString { text in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: text)
      unsafe properties.created = created
      // The library keeps a copy.
      unsafe _ = workbook_set_properties(book, &properties)
    }
  }

  func addSheet(_ name: String) throws(ReportError) -> XLSXSheet {
    guard let sheet = unsafe workbook_add_worksheet(book, name) else {
      throw .writerFailed(format: "xlsx", reason: "the sheet “\(name)” cannot be made")
    }
    sheets.append(unsafe XLSXSheet(sheet, book: book))
    return sheets[sheets.count - 1]
  }

  /// The format of a look, made once.
  func format(_ look: Look) -> XLSXCellFormat {
    if let known = formats[look] { return known }
    guard let made = unsafe workbook_add_format(book) else { return unsafe XLSXCellFormat(nil) }
    switch look {
    case .header, .headerOfNumbers:
      unsafe format_set_bold(made)
      if look == .headerOfNumbers { unsafe format_set_align(made, UInt8(LXW_ALIGN_RIGHT.rawValue)) }
      unsafe format_set_bottom(made, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_text_wrap(made)
      unsafe format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .heading:
      // It may run over the cells beside it.
      unsafe format_set_bold(made)
    case .text:
      // Texts keep the text format, so that codes and long integers are not taken for numbers when they are edited.
      unsafe format_set_num_format(made, "@")
      // Apart from a number that ends where it begins.
      unsafe format_set_indent(made, 1)
    case .wrapped:
      unsafe format_set_text_wrap(made)
      unsafe format_set_align(made, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    case .number(let style):
      unsafe format_set_num_format(made, Self.code(of: style))
    case .time(let form, let hasParts):
      unsafe format_set_num_format(made, Self.code(of: form) + (hasParts && form != .day ? ".000" : ""))
    case .title:
      unsafe format_set_bold(made)
      unsafe format_set_font_size(made, 14)
    case .input(let decimals):
      unsafe format_set_bg_color(made, 0xFFF7D6)
      unsafe format_set_border(made, UInt8(LXW_BORDER_THIN.rawValue))
      if let decimals { unsafe format_set_num_format(made, Self.code(of: .decimals(decimals))) }
    }
    let format = unsafe XLSXCellFormat(made)
    formats[look] = format
    return format
  }

  /// The numbers that 16 digits do not tell, by sheet and cell.
  var exactNumbers: [[Int: String]] { sheets.map(\.exactNumbers) }

  private static func code(of form: ReportTable.TimeForm) -> String {
    switch form {
    case .day: "yyyy-mm-dd"
    case .moment: "yyyy-mm-dd hh:mm:ss"
    case .time: "hh:mm:ss"
    }
  }

  /// The number format of a style; the program that shows it chooses the marks.
  private static func code(of style: NumberStyle) -> String {
    func decimals(_ count: Int) -> String { count > 0 ? "." + String(repeating: "0", count: count) : "" }
    switch style {
    case .decimals(let count): return "#,##0" + decimals(count)
    case .signed(let count): return "+#,##0\(decimals(count));-#,##0\(decimals(count));0\(decimals(count))"
    case .integer: return "#,##0"
    case .year: return "0"
    case .percent(let count): return "0\(decimals(count))%"
    // As exact as the draws where whole per cent would say never or always.
    case .probability: return "[<0.005]0.00%;[>0.995]0.00%;0%"
    case .pValue: return "0.0000"
    case .rank, .significant, .shortest: return "General"
    }
  }
}

/// The look of a cell; the workbook owns it.
@safe struct XLSXCellFormat {
  let pointer: UnsafeMutablePointer<lxw_format>?

  init(_ pointer: UnsafeMutablePointer<lxw_format>?) { unsafe self.pointer = unsafe pointer }
}

/// Texts as a workbook takes them.
enum XLSXText {
  /// The text without letters that XML forbids, cut to a limit of UTF-16 units.
  static func clean(_ text: String, limit: Int = 32_767) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\t" && scalar != "\r"
      result.append(isControl || scalar.value == 0xFFFE || scalar.value == 0xFFFF ? " " : scalar)
    }
    var string = String(result)
    while string.utf16.count > limit { string.removeLast() }
    return string
  }
}
