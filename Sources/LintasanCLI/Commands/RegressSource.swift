import ArgumentParser
import Lintasan

/// Where a regression's table comes from: a CSV file, or a shipped index joined with its covariates.
struct RegressSource: ParsableArguments {
  @Option(
    help: ArgumentHelp("A shipped index with its covariates: egdi, gtmi or spbe.", valueName: "index"),
    completion: .indices)
  var index: String?

  @Option(
    help: ArgumentHelp("A CSV file; - is standard input. Only the columns that are named are read.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: ArgumentHelp("The column of the panel's unit.", valueName: "column"))
  var entity: String?

  @Option(help: ArgumentHelp("The column of the panel's time.", valueName: "column"))
  var time: String?

  @Option(help: ArgumentHelp("With --data: the encoding, such as windows-1252.", valueName: "encoding"))
  var encoding: String?

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
    if index != nil && data != nil {
      throw ValidationError("--index cannot be combined with --data; give one of them.")
    }
    if encoding != nil && data == nil {
      throw ValidationError("--encoding has no effect without --data; leave it out.")
    }
    if datasets != nil && data != nil { throw ValidationError("--datasets has no effect with --data; leave it out.") }
    if memory != nil {
      guard let data else { throw ValidationError("--memory has no effect without --data; leave it out.") }
      if data == "-" {
        throw ValidationError("--memory reads several times, and standard input passes once; name a file.")
      }
      if let stray = [("as-of", asOf != nil), ("entity", entity != nil)].first(where: \.1) {
        throw ValidationError("--\(stray.0) cannot be combined with --memory; filter or lag the file beforehand.")
      }
    }
    if asOf != nil && data != nil && time == nil {
      throw ValidationError("--as-of needs --time with --data: the column of the year.")
    }
  }

  /// The shipped indices with their panel columns.
  private static let shipped: [(name: String, unit: String, time: String)] = [
    ("egdi", "iso3", "survey_year"), ("gtmi", "iso3", "year"), ("spbe", "agency", "year"),
  ]

  private var shippedIndex: (name: String, unit: String, time: String)? {
    guard data == nil else { return nil }
    return Self.shipped.first { $0.name == (index ?? "egdi").lowercased() }
  }

  /// The panel's unit and time.
  var panelColumns: (unit: String?, time: String?) {
    (entity ?? shippedIndex?.unit, time ?? shippedIndex?.time)
  }

  /// The file to go through block by block, and the bytes of memory to do so in; nil where it is read whole.
  func stream(for formula: Formula, _ regression: Regression) throws -> (file: CSVStream, memory: Int)? {
    guard let memory, let data else { return nil }
    let names = try columns(for: [formula], regression)
    var reader = CSVReader(threads: regression.options.threads)
    if let encoding { reader.encoding = try .called(encoding) }
    let header = try InputFile.stream(data, reader, columns: []).header
    try check(names, available: header)
    return (try InputFile.stream(data, reader, columns: Set(names)), memory.bytes)
  }

  private func columns(for formulas: [Formula], _ regression: Regression) throws -> [String] {
    var names: [String] = []
    for formula in formulas {
      do throws(RegressionError) {
        names.append(contentsOf: try regression.columns(for: formula))
      } catch {
        throw CommandFailure(error.isUsage ? .usage : .badData, error.description)
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
    guard let shipped = shippedIndex else {
      let known = Self.shipped.map(\.name)
      throw CommandFailure.usage(
        "there is no index “\(index ?? "")”\(Suggestion.sentence(for: index ?? "", among: known)); the indices are "
          + known.joined(separator: ", "))
    }
    let joined = try throughYear(joined(shipped))
    try check(names, available: joined.columnNames)
    if shipped.name == "egdi", names.contains(where: { ["epi", "epi_rank"].contains($0) }), asOf ?? 2024 >= 2024 {
      Console.notice(
        "the E-Participation Index of 2024 differs from the part that OSI was built from for BEL, CYP, KEN, KWT, MLT, OMN; "
          + "inputs.csv of the dataset has both")
    }
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
    var reader = CSVReader(columns: names)
    if let encoding { reader.encoding = try .called(encoding) }
    let contents = try InputFile.table(path, reader)
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

  private func joined(_ index: (name: String, unit: String, time: String)) throws -> Table {
    let library = try DatasetLibrary.named(datasets)
    func read(_ file: String) throws -> Table {
      try CSVReader().read(library.bytes(of: file, in: index.name), file: file).table
    }
    let scores = try read("scores.csv")
    if index.name == "gtmi" { return try scores.joining(read("countries.csv"), on: [(here: "iso3", there: "iso3")]) }
    guard index.name == "egdi" else { return scores }
    return try scores.joining(
      read("covariates.csv"), on: [(here: "survey_year", there: "year"), (here: "iso3", there: "iso3")]
    )
    .joining(read("countries.csv"), on: [(here: "iso3", there: "iso3")])
  }

  private func throughYear(_ table: Table) throws -> Table {
    guard let asOf, let time = panelColumns.time else { return table }
    let years = try table.numbers(time)
    return table.filter { row in (years[row] ?? .infinity) <= Double(asOf) }
  }
}
