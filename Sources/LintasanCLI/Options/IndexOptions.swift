import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which index a command is about: a shipped one, any definition, or a table of the user's own.
struct IndexOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "An index of the datasets; `lintasan data list` names them (default: \(IndexOptions.usual)).", valueName: "index"),
    completion: .indices)
  var index: String?

  @Option(
    help: ArgumentHelp("The definition of an index in YAML; data files in the same folder.", valueName: "file"),
    completion: .file())
  var definition: String?

  @Option(
    help: ArgumentHelp(
      "A table of your own: CSV, XLSX, ODS, XLS, Stata, SPSS, SAS, JSON, SQLite, also packed; - is standard input.",
      valueName: "file"),
    completion: .file())
  var data: String?

  @Option(help: ArgumentHelp("With --data: the column of the ranked entity.", valueName: "column"))
  var entity: String?

  @Option(help: ArgumentHelp("With --data: the column of the year.", valueName: "column"))
  var time: String?

  @Option(help: ArgumentHelp("With --data: the column of the score.", valueName: "column"))
  var value: String?

  @Option(
    help: ArgumentHelp(
      "With --data: leave out these entities, separated by commas; the word aggregates means World, High income and the like.",
      valueName: "entities"))
  var exclude: String?

  @OptionGroup(title: "How --data is read") var reading: ReadingOptions
  @OptionGroup var rows: RowOptions

  @Option(
    help: ArgumentHelp("With --data: list every cell that differs from its text in this file.", valueName: "file"),
    completion: .file())
  var notes: String?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @Option(name: .customLong("as-of"), help: ArgumentHelp("Read nothing after this time.", valueName: "year"))
  var asOfTime: TimeOption?

  /// The year after which nothing is read, if one was given.
  var asOf: Int? { asOfTime?.year }

  func validate() throws {
    if let asOfTime, asOfTime.year == nil, data == nil {
      throw ValidationError("--as-of is \(asOfTime.text); expected a year.")
    }
    let sources = [index, definition, data].compactMap { $0 }
    if index != nil && sources.count > 1 {
      throw ValidationError("--index cannot be combined with --definition or --data; give one of them.")
    }
    if exclude != nil && definition != nil {
      throw ValidationError("--exclude is for --data without --definition; leave it out.")
    }
    if data == nil,
      let stray = [
        ("entity", entity), ("time", time), ("value", value), (reading.firstGiven ?? "", reading.firstGiven), ("notes", notes),
        ("where", rows.condition), ("exclude", exclude),
      ]
      .first(where: { $0.1 != nil })
    {
      throw ValidationError("--\(stray.0) names a column or form of --data FILE; give that file too.")
    }
    if datasets != nil && (data != nil || definition != nil) {
      throw ValidationError("--datasets has no effect with --data or --definition; leave it out.")
    }
  }

  /// The options as they were given, for the command that makes a result again.
  var words: [String] {
    var words: [String] = []
    if let definition { words += ["--definition", definition] }
    if let data {
      words += ["--data", data]
      if let entity { words += ["--entity", entity] }
      if let time { words += ["--time", time] }
      if let value { words += ["--value", value] }
      if let exclude { words += ["--exclude", exclude] }
      words += reading.words
      if let condition = rows.condition { words += ["--where", condition] }
    }
    if let name { words += ["--index", name] }
    if let datasets { words += ["--datasets", datasets] }
    if let asOf { words += ["--as-of", String(asOf)] }
    return words
  }

  /// The index of the datasets that is meant where none is named.
  static let usual = "egdi"

  /// The name of the index of the datasets that is asked for; nil for a definition or a table of the user's own.
  var name: String? { definition == nil && data == nil ? index ?? Self.usual : nil }

  /// Reads the index.
  func load() throws -> IndexData {
    let index = try read()
    Console.detail(
      "read \(index.shortName): \(index.panel.units.count) entities, \(index.scores.rowCount) rows, to \(index.lastYear)"
    )
    Console.noticeOutsideScale(of: index)
    return index
  }

  private func read() throws -> IndexData {
    if let definition { return try load(definition: definition) }
    if let data { return try load(table: data) }
    return try IndexLoader.shipped(name ?? Self.usual, in: DatasetLibrary.named(datasets), asOf: asOf)
  }

  private func load(definition path: String) throws -> IndexData {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let file = URL(fileURLWithPath: path).lastPathComponent
    var loader = IndexLoader(asOf: asOf)
    if let data {
      loader.scores = (data, try InputFile.bytes(data))
      loader.reading = try reading.request()
      loader.reading.condition = try rows.filter()
      loader.listsNotes = notes != nil
    }
    let index = try loader.load(definitionFile: file, folder: "") { (name) throws(IndexDataError) in
      do throws(CommandFailure) {
        let place = name == file ? path : folder.appendingPathComponent(name).path
        if name != file { try InputFile.expectWithin(folder, place) }
        return try InputFile.bytes(place)
      } catch {
        throw .unreadable(error.message)
      }
    }
    TableInput.tell(data ?? path, loader.remarks)
    try TableInput.list(loader.notes, in: notes)
    return index
  }

  private func load(table path: String) throws -> IndexData {
    let missing = [("entity", entity), ("time", time), ("value", value)].filter { $0.1 == nil }.map { "--\($0.0)" }
    guard let entity, let time, let value else {
      throw CommandFailure.usage(
        "--data also needs \(missing.joined(separator: ", ")): the columns of the entity, the year and the score")
    }
    let values = value.split(separator: ",").map(String.init)
    var loader = IndexLoader(asOf: asOf)
    loader.reading = try reading.request()
    loader.reading.condition = try rows.filter()
    loader.reading.columns = Set([entity, time] + values)
    loader.listsNotes = notes != nil
    let aggregates = (try? DatasetLibrary.named(nil)).flatMap { CountryAggregates($0) }
    if let exclude { loader.leavesOut = Self.leavingOut(exclude, aggregates) }
    let index = try loader.own(
      InputFile.bytes(path), file: path == "-" ? "standard input" : path,
      columns: IndexColumns(
        entity: entity, time: time, value: values.first ?? value, components: Array(values.dropFirst())),
      asOfTime: asOfTime?.text)
    TableInput.tell(path, loader.remarks)
    try TableInput.list(loader.notes, in: notes)
    Self.notice(aggregates?.among(index.panel.units) ?? [], of: index)
    for (first, second) in index.panel.units.differingInCase() {
      Console.notice("\(Quotation.quoted(first)) and \(Quotation.quoted(second)) differ in case only and are kept apart")
    }
    return index
  }

  /// Which entities a list names: each must be there.
  private static func leavingOut(
    _ list: String, _ aggregates: CountryAggregates?
  ) -> @Sendable ([String]) throws(IndexDataError) -> Set<String> {
    let words = list.split(separator: ",").map { String($0.trimmingBlanks) }
    return { (names) throws(IndexDataError) in
      let known = Set(names)
      var found: Set<String> = []
      for word in words {
        if word == "aggregates", !known.contains(word) {
          found.formUnion(aggregates?.among(names) ?? [])
        } else if known.contains(word) {
          found.insert(word)
        } else {
          throw .unknownEntity(word, nearest: Suggestion.nearest(to: word, among: names), kind: "entity")
        }
      }
      return found
    }
  }

  /// Groups of countries among countries take places of a ranking: it is said, with the cure.
  private static func notice(_ aggregates: [String], of index: IndexData) {
    guard !aggregates.isEmpty else { return }
    let shown = aggregates.prefix(4).map { Quotation.quoted($0) }.joined(separator: ", ")
    Console.notice(
      "\(aggregates.count) of \(index.panel.units.count) entities are groups of countries (\(shown)"
        + (aggregates.count > 4 ? ", …" : "") + ") and are ranked among the countries; to leave them out give "
        + "--exclude aggregates")
  }
}
