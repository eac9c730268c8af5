/// Collects one column while a CSV file is read.
struct ColumnBuilder {
  let name: String
  let position: Int
  private let demanded: Column.Kind?
  private var isText: Bool
  private var mustRestart = false
  private var numbers = Numbers()
  private var texts = Texts()

  init(name: String, position: Int, kind: Column.Kind?) {
    self.name = name
    self.position = position
    demanded = kind
    isText = kind == .text
  }

  /// Takes the column's field of the scanner's record. Clears `isComplete` where the column turns out to be text after
  /// numbers were taken.
  mutating func append(_ scanner: CSVScanner, _ parser: NumberParser, _ isComplete: inout Bool) throws(CSVError) {
    if mustRestart { return }
    let field = scanner.fields[position]
    if isText {
      texts.append(field.start == field.end ? nil : scanner.text(field))
      return
    }
    switch parser.read(scanner.bytes, field.start, field.end) {
    case .number(let number): numbers.append(number)
    case .missing: numbers.append(nil)
    case .notANumber:
      guard demanded == nil else {
        throw CSVError(
          file: scanner.file, line: scanner.recordLine,
          fault: .notANumber(column: name, found: String(scanner.text(field).prefix(60))))
      }
      isText = true
      mustRestart = numbers.count > 0
      if mustRestart { isComplete = false } else { texts.append(scanner.text(field)) }
    }
  }

  /// Forgets the rows, keeps what was learnt of the kind.
  mutating func restart() {
    mustRestart = false
    numbers = Numbers()
    texts = Texts()
  }

  /// The finished column. Where every field was empty it is text if text was asked for, otherwise numbers; a column of
  /// nothing but words for missing is text.
  var column: Column { Column(name, isText ? .texts(texts) : .numbers(numbers)) }
}
