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
    if options.package, let output = options.output {
      let content = named(contents.content, file)
      let bytes = try TableFile.csv(content.table, for: output, raw: true)
      try TablePackage(content, bytes, for: output, sources: [file]).write(force: options.overwrite.force) {
        try OutputFile.write(bytes, to: output, force: options.overwrite.force)
      }
    } else {
      try TableFile.write(contents.content, name: "table", to: options.output, raw: true, force: options.overwrite.force)
      tellLetters(contents.content, options.output)
    }
    try TableInput.list(contents.notes, in: options.notes)
    if options.notes != nil {
      Console.notice("\(contents.notes.count) cells and labels differ from the file; \(options.notes ?? "") lists them")
    } else if !labels.isEmpty {
      Console.notice("\(labels.count) labels are not in the output; --notes FILE lists them")
    }
  }

  /// The table with a name for a column that has none: a package describes columns by their names.
  private static func named(_ content: LabelledTable, _ file: String) -> LabelledTable {
    guard let place = content.table.columnNames.firstIndex(of: "") else { return content }
    var content = content
    var name = "column_\(place + 1)"
    while content.table.columnNames.contains(name) { name += "_" }
    content.table = Table(trusted: content.table.columns.map { $0.name.isEmpty ? Column(name, $0.values) : $0 })
    Console.notice("\(file): the column without a name is called “\(name)”, as a data package needs names")
    return content
  }

  /// Tells by which letters Stata has the values that a file of SPSS declares missing.
  private static func tellLetters(_ content: LabelledTable, _ output: String?) {
    guard let output, StatisticsFormat(fileName: output) == .stata else { return }
    for (column, declared) in content.declaredMissing.sorted(by: { $0.key < $1.key }) {
      let letters = declared.letters ?? [:]
      let changed = letters.filter { if case .kind = $0.key { false } else { true } }.sorted { $0.value < $1.value }
      if !changed.isEmpty {
        let list = changed.map { "\(Quotation.plain($0.key.description)) is .\($0.value)" }.joined(separator: ", ")
        Console.notice("column \(Quotation.quoted(column)): what was declared missing is so in \(output): \(list)")
      } else if declared.letters == nil {
        Console.notice("column \(Quotation.quoted(column)): more than 26 values are declared missing; \(output) has them as .")
      }
    }
  }

  /// The labels that the output cannot keep.
  private static func labelNotes(_ content: LabelledTable, _ file: String, _ options: ImportOptions) -> [ImportNote] {
    if options.output.flatMap({ StatisticsFormat(fileName: $0) }) != nil { return [] }
    // A data package keeps them.
    if options.package { return [] }
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
