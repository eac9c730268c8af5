/// What is known of a CSV file's form before it is read; the rest is found out.
struct CSVForm: Sendable {
  /// Whether rows may have fewer fields than the header, and blank ones behind.
  var fillsRows = false
  /// The whole dialect: then titles and notes are not looked for either.
  var dialect: CSVDialect?
  var delimiter: UInt8?
  /// The mark before decimals, and that between thousands.
  var decimalMark: UInt8?
  var thousandsMark: UInt8?
  /// The line of the header, counted from 1.
  var headerLine: Int?
  /// How many of the last lines, blank ones not counted, are notes below the table.
  var footerLines: Int?
  /// Words that stand for a missing number.
  var words: Set<String> = []
  /// Whether a column's numbers count when it is unclear what their marks are.
  var counts: @Sendable (String) -> Bool = { _ in true }

  init(dialect: CSVDialect? = nil) { self.dialect = dialect }

  /// The marks as far as they are given; `nil` where they are to be found out.
  var givenMarks: NumberMarks? {
    let (dot, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    if let dialect {
      return NumberMarks(decimal: dialect.usesDecimalComma ? comma : dot, thousands: dialect.thousandsMark)
    }
    if let decimalMark {
      return NumberMarks(decimal: decimalMark, thousands: thousandsMark ?? (decimalMark == dot ? comma : dot))
    }
    return thousandsMark.map { NumberMarks(decimal: $0 == dot ? comma : dot, thousands: $0) }
  }
}
