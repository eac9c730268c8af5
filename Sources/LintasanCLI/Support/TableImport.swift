import Lintasan

/// A file of any form, read and written in the form of the output's extension.
enum TableImport {
  /// Reads a file and writes its table; what differs from the file is listed.
  ///
  /// - Parameter forms: the forms that the command names; any where `nil`.
  static func run(
    _ file: String, _ reading: ReadingOptions, _ rows: RowOptions, _ options: ImportOptions, expecting forms: [String]?
  ) throws {
    if options.datasets != nil {
      throw CommandFailure.usage("--datasets has no effect on a table of your own; leave it out")
    }
    var request = try reading.request()
    request.condition = try rows.filter()
    var contents = try TableInput.read(file, request, notes: nil, listing: options.notes != nil)
    if let forms, !forms.contains(contents.format) {
      throw CommandFailure(
        .badData, "\(file) is \(contents.format), not \(forms[0]); give lintasan data import \(file) without a form")
    }
    if let dialect = contents.dialect, let encoding = contents.encoding {
      let mark = Character(Unicode.Scalar(dialect.delimiter))
      Console.notice(
        "\(file): \(encoding.rawValue), delimiter “\(mark == "\t" ? "tab" : String(mark))”, decimal "
          + (dialect.usesDecimalComma ? "comma" : "point"))
    }
    let labels = labelNotes(contents.content, file, options)
    contents.notes += labels
    try TableFile.write(contents.content, name: "table", to: options.output, raw: true, force: options.overwrite.force)
    try TableInput.list(contents.notes, in: options.notes)
    if options.notes != nil {
      Console.notice("\(contents.notes.count) cells and labels differ from the file; \(options.notes ?? "") lists them")
    } else if !labels.isEmpty {
      Console.notice("\(labels.count) labels are not in the output; --notes FILE lists them")
    }
  }

  /// The labels that the output cannot keep.
  private static func labelNotes(_ content: LabelledTable, _ file: String, _ options: ImportOptions) -> [ImportNote] {
    if options.output.flatMap({ StatisticsFormat(fileName: $0) }) != nil { return [] }
    var notes: [ImportNote] = []
    for (column, label) in content.columnLabels.sorted(by: { $0.key < $1.key }) {
      notes.append(
        ImportNote(file: file, line: nil, column: column, kind: .dropped, found: label, reason: "the label of a column"))
    }
    for (column, labels) in content.valueLabels.sorted(by: { $0.key < $1.key }) {
      for (value, label) in labels.sorted(by: { $0.key < $1.key }) {
        notes.append(
          ImportNote(
            file: file, line: nil, column: column, kind: .dropped,
            found: "\(NumberText.shortest(value)) = \(label)", reason: "the label of a value"))
      }
    }
    return notes
  }
}
