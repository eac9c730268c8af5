/// How a CSV file separates and marks its fields.
public struct CSVDialect: Hashable, Sendable {
  /// The character between fields.
  package var delimiter: UInt8
  /// Whether numbers have a decimal comma.
  package var usesDecimalComma: Bool
  /// The mark between thousands in numbers that are read, such as the point of `1.234,5`; `nil` where there is none.
  package var thousandsMark: UInt8?
  /// Whether lines end in CR LF when written.
  package var endsLinesWithCRLF: Bool
  /// Whether a byte-order mark is written first, so that spreadsheets take the file as UTF-8.
  package var writesByteOrderMark: Bool
  /// The number of significant digits written; `nil` for the fewest that read back as the same number.
  package var significantDigits: Int?

  /// RFC 4180 with LF: comma, decimal point, shortest digits.
  public static let rfc4180 = CSVDialect(
    delimiter: UInt8(ascii: ","), usesDecimalComma: false, endsLinesWithCRLF: false, writesByteOrderMark: false)
  /// Tabs between fields.
  public static let tsv = CSVDialect(
    delimiter: UInt8(ascii: "\t"), usesDecimalComma: false, endsLinesWithCRLF: false, writesByteOrderMark: false)
  /// What a spreadsheet set to Indonesian opens with a double click: semicolon, decimal comma, byte-order mark.
  public static let excelIndonesia = CSVDialect(
    delimiter: UInt8(ascii: ";"), usesDecimalComma: true, endsLinesWithCRLF: true, writesByteOrderMark: true,
    significantDigits: 15)
  /// As ``excelIndonesia``: most of continental Europe shares its marks.
  package static let excelEurope = excelIndonesia

  /// The dialects by the names that the command line takes.
  package static let named: [(name: String, dialect: CSVDialect)] = [
    ("rfc4180", rfc4180), ("excel-id", excelIndonesia), ("excel-eu", excelEurope), ("tsv", tsv),
  ]

  /// A dialect.
  public init(
    delimiter: UInt8, usesDecimalComma: Bool = false, endsLinesWithCRLF: Bool = false,
    writesByteOrderMark: Bool = false, significantDigits: Int? = nil, thousandsMark: UInt8? = nil
  ) {
    self.delimiter = delimiter
    self.usesDecimalComma = usesDecimalComma
    self.endsLinesWithCRLF = endsLinesWithCRLF
    self.writesByteOrderMark = writesByteOrderMark
    self.significantDigits = significantDigits
    self.thousandsMark = thousandsMark
  }
}
