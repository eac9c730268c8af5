import ArgumentParser
import Lintasan

/// Where a regression's table comes from: a CSV file, or a shipped index joined with its covariates.
struct RegressSource: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An index of the datasets with its covariates (default: \(IndexOptions.usual)).", valueName: "index"),
    completion: .indices)
  var index: String?

  @Option(
    help: ArgumentHelp(
      "A table of your own: CSV, XLSX, ODS, XLS, Stata, SPSS, SAS, JSON, SQLite, also packed; - is standard input.",
      valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The definition of an index: its scores, and those of all nodes where it is built from raw indicators.",
      valueName: "file"), completion: .file())
  var definition: String?

  @Option(help: ArgumentHelp("The column of the panel's unit.", valueName: "column"))
  var entity: String?

  @Option(help: ArgumentHelp("The column of the panel's time.", valueName: "column"))
  var time: String?

  @OptionGroup(title: "How --data is read") var reading: ReadingOptions

  @Option(
    help: ArgumentHelp("With --data: list every cell that differs from its text in this file.", valueName: "file"),
    completion: .file())
  var notes: String?

  @Option(
    help: ArgumentHelp(
      "With --data: go through the file block by block within so much memory, as 500M or 2G.", valueName: "size"))
  var memory: MemorySize?

  @Option(help: ArgumentHelp("With --index: the folder of the datasets.", valueName: "folder"), completion: .directory)
  var datasets: String?

  @Option(name: .customLong("as-of"), help: ArgumentHelp("Read nothing after this year.", valueName: "year"))
  var asOf: Int?

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("Use only the rows that meet a condition; lags still see the others.", valueName: "condition"))
  var condition: String?

  func validate() throws {
    if definition != nil && (index != nil || data != nil) {
      throw ValidationError("--definition cannot be combined with --index or --data; give one of them.")
    }
    if datasets != nil && definition != nil {
      throw ValidationError("--datasets has no effect with --definition; leave it out.")
    }
    if index != nil && data != nil {
      throw ValidationError("--index cannot be combined with --data; give one of them.")
    }
    if data == nil, let stray = reading.firstGiven ?? notes.map({ _ in "notes" }) {
      throw ValidationError("--\(stray) has no effect without --data; leave it out.")
    }
    if datasets != nil && data != nil { throw ValidationError("--datasets has no effect with --data; leave it out.") }
    if memory != nil {
      guard let data else { throw ValidationError("--memory has no effect without --data; leave it out.") }
      if data == "-" {
        throw ValidationError("--memory reads several times, and standard input passes once; name a file.")
      }
      if let stray = [
        ("as-of", asOf != nil), ("entity", entity != nil), ("notes", notes != nil),
        ("wide", reading.wide), ("range", reading.range != nil), ("sheet", reading.sheet != nil),
      ].first(where: \.1) {
        throw ValidationError("--\(stray.0) cannot be combined with --memory; filter or lag the file beforehand.")
      }
    }
    if asOf != nil && data != nil && time == nil {
      throw ValidationError("--as-of needs --time with --data: the column of the year.")
    }
  }

  /// The name of the index that is asked for; nil where the table is a file of the user's own.
  private var indexName: String? {
    data == nil && definition == nil ? (index ?? IndexOptions.usual).lowercased() : nil
  }

  private func shippedDefinition() throws -> IndexDefinition? {
    try indexName.map { try IndexLoader.definition(shipped: $0, in: DatasetLibrary.named(datasets)) }
  }

  /// The panel's unit and time.
  func panelColumns() throws -> (unit: String?, time: String?) {
    let defined = definition == nil ? nil : try defined()
    let layout = try entity == nil || time == nil ? shippedDefinition()?.data : nil
    return (
      entity ?? layout?.entity ?? defined?.columns.entity, time ?? layout?.time ?? defined?.columns.time
    )
  }

  /// Which columns are parts of which by construction, as the index's definition has it.
  func composition() throws -> [PartOfWholes] {
    try shippedDefinition()?.columnsWithWholes.map { PartOfWholes($0.part, of: $0.wholes) } ?? []
  }

  /// The file to go through block by block, and the bytes of memory to do so in; nil where it is read whole.
  func stream(for formula: Formula, _ regression: Regression) throws -> (file: CSVStream, memory: Int)? {
    guard let memory, let data else { return nil }
    let names = try columns(for: [formula], regression)
    let request = try reading.request()
    var reader = CSVReader(encoding: request.encoding, threads: regression.options.threads)
    reader.policy = request.policy
    reader.policy.trimsTexts = true
    (reader.delimiter, reader.decimalMark, reader.thousandsMark) =
      (request.delimiter, request.decimalMark, request.thousandsMark)
    (reader.headerLine, reader.footerLines) = (request.headerRows?.lowerBound, request.footerRows)
    let header = try InputFile.stream(data, reader, columns: []).header
    try check(names, available: header)
    return (try InputFile.stream(data, reader, columns: Set(names)), memory.bytes)
  }

  /// The index of the definition that is named.
  private func defined() throws -> IndexData? {
    guard let definition else { return nil }
    var words = ["--definition", definition]
    if let asOf { words += ["--as-of", String(asOf)] }
    return try IndexOptions.parse(words).load()
  }

  private func columns(for formulas: [Formula], _ regression: Regression) throws -> [String] {
    var names: [String] = []
    for formula in formulas {
      do throws(RegressionError) {
        names.append(contentsOf: try regression.columns(for: formula))
      } catch {
        throw CommandFailure(error.kind, error.description)
      }
    }
    return names
  }

  /// Reads the columns that the models and options name, and no others.
  func table(for models: [(spec: ModelSpec, formula: Formula)], more: [String]) throws -> Table {
    var names = more
    for one in models {
      names.append(contentsOf: try columns(for: [one.formula], Regression(options: one.spec.options)))
    }
    return try table(named: names)
  }

  /// Reads columns by their names, and no others of a file; the rows up to `--as-of`.
  func table(named names: [String]) throws -> Table {
    if let path = data { return try throughYear(own(path, Set(names))) }
    if let defined = try defined() {
      try check(names, available: defined.scores.columnNames)
      return defined.scores
    }
    let library = try DatasetLibrary.named(datasets)
    let name = indexName ?? IndexOptions.usual
    let joined = try throughYear(
      IndexObservations(
        shipped: name, IndexLoader.definition(shipped: name, in: library), in: library, columns: Set(names)
      ).table)
    try check(names, available: joined.columnNames)
    noticeDiscrepancies(in: names)
    return joined
  }

  /// The same with only the rows that meet `--where`.
  func rows(named names: [String]) throws -> Table {
    guard let condition else { return try table(named: names) }
    do {
      let parsed = try RowCondition(condition)
      let whole = try table(named: names + parsed.columns)
      let taken = try parsed.rows(of: whole)
      Console.notice("rows where \(condition): \(taken.count { $0 }) of \(taken.count)")
      return whole.filter { taken[$0] }
    } catch let error as FormulaError {
      throw CommandFailure.usage(error.description)
    } catch let error as RegressionError {
      throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
    }
  }

  private func own(_ path: String, _ names: Set<String>) throws -> Table {
    var request = try reading.request()
    request.columns = names
    // Each distinct text is a level: blanks around it would make another one.
    request.policy.trimsTexts = true
    if let entity { request.policy.keys.insert(entity) }
    let contents: DataContents
    do {
      contents = try TableInput.read(path, request, notes: notes)
    } catch DataFileError.csv(let error) {
      if case .noColumn(let name, let available) = error.fault, names.contains(name) { try check([name], available: available) }
      throw error
    }
    try check(names.sorted(), available: contents.header)
    return contents.table
  }

  private func check(_ names: [String], available: [String]) throws {
    guard let missing = names.first(where: { !available.contains($0) }) else { return }
    throw CommandFailure(
      .badData,
      RegressionError.noColumn(missing, available: available).description
        + Suggestion.sentence(for: missing, among: available))
  }

  /// Tells what the definition says of the published figures of related indices that are used.
  private func noticeDiscrepancies(in names: [String]) {
    guard let definition = try? shippedDefinition() else { return }
    let columns = definition.companions.flatMap { [$0.column, $0.rank].compactMap { $0 } }
    guard columns.contains(where: names.contains) else { return }
    for known in definition.exceptions where known.check == .companion && known.year <= asOf ?? .max {
      Console.notice("\(known.year), \(known.entities.joined(separator: ", ")): \(known.note.english)")
    }
  }

  private func throughYear(_ table: Table) throws -> Table {
    guard let asOf, let time = try panelColumns().time else { return table }
    let years = try table.numbers(time)
    return table.filter { row in (years[row] ?? .infinity) <= Double(asOf) }
  }
}
