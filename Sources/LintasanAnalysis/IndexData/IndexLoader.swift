import LintasanCore
public import LintasanDatasets
package import LintasanIndices
public import LintasanTables

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads an index's files into ``IndexData``.
public struct IndexLoader {
  /// Nothing after this year is kept; `nil` keeps all.
  package var asOf: Int?
  /// A file of scores that stands in for the one that the definition names.
  package var scores: (name: String, bytes: [UInt8])?
  /// What the user says of the file of scores.
  package var reading = ReadingRequest()
  /// Whether every cell of the file of scores that differs from its text is listed.
  package var listsNotes = false
  /// Which of the entities of the user's own table are left out, given all of them.
  package var leavesOut: (@Sendable ([String]) throws(IndexDataError) -> Set<String>)?
  /// How the file of scores was read, in short.
  package private(set) var remarks: [String] = []
  /// Every cell of the file of scores that differs from its text, where asked for.
  public private(set) var notes: [ImportNote] = []
  private var inputs: [(name: String, bytes: [UInt8])] = []
  /// Whether the files are those that come with the tool: their form is known and need not be found out.
  private var isShipped = false

  /// A loader.
  public init(asOf: Int? = nil) { self.asOf = asOf }

  /// A shipped index.
  ///
  /// - Throws: `.unknownIndex` naming those that there are, and whatever is wrong with its files.
  public static func shipped(
    _ id: String, in library: DatasetLibrary, asOf: Int? = nil
  ) throws(IndexDataError) -> IndexData {
    let indices = library.packages.filter { library.holds("index.yaml", in: $0) }
    // Further definitions lie in another's package: `egdi-inputs` is `inputs.yaml` of `egdi`.
    let further = indices.flatMap { index in
      ["inputs", "parts"].filter { library.holds("\($0).yaml", in: index) }.map { (index: index, name: $0) }
    }
    let names = indices + further.map { "\($0.index)-\($0.name)" }
    guard names.contains(id) else { throw .unknownIndex(id, available: names.sorted()) }
    let chosen = further.first { "\($0.index)-\($0.name)" == id }
    let package = chosen?.index ?? id
    var loader = IndexLoader(asOf: asOf)
    loader.isShipped = true
    func read(_ path: String) throws(IndexDataError) -> [UInt8] {
      do throws(DatasetError) { return try library.bytes(of: path, in: package) } catch { throw .dataset(error) }
    }
    return try loader.load(definitionFile: chosen.map { "\($0.name).yaml" } ?? "index.yaml", folder: package, read)
  }

  /// An index by the file of its definition; `read` gives the bytes of that file and of those that it names.
  public mutating func load(
    definitionFile: String, folder: String, _ read: (String) throws(IndexDataError) -> [UInt8]
  ) throws(IndexDataError) -> IndexData {
    let yaml = try read(definitionFile)
    let name = Self.path(definitionFile, in: folder)
    let definition: IndexDefinition
    var tree: IndexTree?
    do throws(DefinitionError) {
      if try IndexTree.isFormat(of: yaml, file: name) { tree = try IndexTree(yaml: yaml, file: name) }
    } catch {
      throw .definition(error)
    }
    if let tree {
      inputs.append((name, yaml))
      return try load(tree, folder: folder, read)
    }
    do throws(DefinitionError) {
      definition = try IndexDefinition(yaml: yaml, file: name)
    } catch {
      throw .definition(error)
    }
    inputs.append((name, yaml))
    return try load(definition, folder: folder, read)
  }

  /// An index by its definition; `read` gives the bytes of a file that the definition names.
  package mutating func load(
    _ definition: IndexDefinition, folder: String, _ read: (String) throws(IndexDataError) -> [UInt8]
  ) throws(IndexDataError) -> IndexData {
    let layout = definition.data
    let leafColumns = definition.components.compactMap(\.column)
    let columns = IndexColumns(
      entity: layout.entity, name: layout.name, time: layout.time, value: layout.value,
      components: leafColumns.count == definition.components.count ? leafColumns : [],
      publishedRank: layout.publishedRank)
    let file = self.scores?.name ?? Self.path(layout.scores, in: folder)
    let bytes = if let given = self.scores { given.bytes } else { try read(layout.scores) }
    let all = try table(bytes, name: file, columns: columns, flag: layout.flag)
    let (scores, outside) = try screened(cut(all, file: file, time: layout.time), definition, columns, file: file)

    var index = try finish(definition, scores: scores, columns: columns, folder: folder, file: file, read)
    index.outsideScale = outside
    return index
  }

  /// Everything that stands beside the scores of a definition.
  mutating func finish(
    _ definition: IndexDefinition, scores: Table, columns: IndexColumns, folder: String, file: String,
    tree: TreeData? = nil, _ read: (String) throws(IndexDataError) -> [UInt8]
  ) throws(IndexDataError) -> IndexData {
    let layout = definition.data
    var groups: [(attribute: String, byEntity: [String: String])] = []
    if let attributes = layout.attributes {
      let file = Self.path(attributes.file, in: folder)
      let facts = try csv(try read(attributes.file), name: file).table
      do throws(TableError) {
        let keys = try facts.texts(attributes.key)
        for attribute in attributes.groups {
          let values = try facts.texts(attribute)
          var byEntity: [String: String] = [:]
          for row in 0..<facts.rowCount { if let key = keys[row] { byEntity[key] = values[row] } }
          groups.append((attribute, byEntity))
        }
      } catch {
        throw .table(file: file, error)
      }
    }
    var covariates: Table?
    if let layout = layout.covariates {
      let file = Self.path(layout.file, in: folder)
      let all = try csv(try read(layout.file), name: file).table
      covariates = try cut(all, file: file, time: layout.time)
    }
    var index = try assemble(
      id: definition.id, definition: definition, scores: scores, columns: columns, groups: groups,
      translatedNames: try translatedNames(layout.entity, folder: folder, read), covariates: covariates,
      accuracy: try accuracy(read), file: file)
    index.tree = tree
    return index
  }

  /// The scores that count.
  private func screened(
    _ table: Table, _ definition: IndexDefinition, _ columns: IndexColumns, file: String
  ) throws(IndexDataError) -> (table: Table, outside: [ScoreOutsideScale]) {
    let found: (table: Table, outside: [ScoreOutsideScale])
    do throws(TableError) {
      found = try ScoreScreening(definition, columns: columns).screened(table)
    } catch {
      throw .table(file: file, error)
    }
    let first = found.outside.first { $0.column == columns.value }
    if let first, (try? found.table.numbers(columns.value))?.present.isEmpty ?? false {
      throw .allOutsideScale(
        file: file, column: columns.value, value: first.value, lowest: definition.scale.minimum,
        highest: definition.scale.maximum)
    }
    return found
  }

  /// The names that people read in other languages, from `names.id.csv` beside the definition, if it is there.
  private mutating func translatedNames(
    _ entity: String, folder: String, _ read: (String) throws(IndexDataError) -> [UInt8]
  ) throws(IndexDataError) -> [String: [String: String]] {
    let file = "names.id.csv"
    guard let bytes = try? read(file) else { return [:] }
    let path = Self.path(file, in: folder)
    let table = try csv(bytes, name: path).table
    do throws(TableError) {
      let (keys, names) = (try table.texts(entity), try table.texts("name"))
      var byEntity: [String: String] = [:]
      for row in 0..<table.rowCount { if let key = keys[row] { byEntity[key] = names[row] } }
      return ["id": byEntity]
    } catch {
      throw .table(file: path, error)
    }
  }

  /// What was measured of the default model on this index, where it comes with the data and all data may be read: a
  /// forecast as of an earlier year cannot know it.
  private func accuracy(_ read: (String) throws(IndexDataError) -> [UInt8]) throws(IndexDataError) -> MeasuredAccuracy? {
    let file = "accuracy.csv"
    guard asOf == nil, let bytes = try? read(file) else { return nil }
    let table: Table
    do throws(CSVError) { table = try CSVReader().read(bytes, file: file).table } catch { throw .csv(error) }
    do throws(TableError) { return try MeasuredAccuracy(table) } catch { throw .table(file: file, error) }
  }

  /// A table of the user's own: one row an entity and time; times are years, or all quarters, months or days.
  ///
  /// `asOfTime`: the time after which nothing is kept, as it is written.
  package mutating func own(
    _ bytes: [UInt8], file: String, columns: IndexColumns, asOfTime: String? = nil
  ) throws(IndexDataError) -> IndexData {
    var axis = TimeAxis.years
    var all = try table(bytes, name: file, columns: columns, isTimeText: true)
    let counted: (table: Table, axis: TimeAxis)?
    do throws(TableError) {
      counted = try TimeAxis.counted(all, column: columns.time)
    } catch {
      throw .table(file: file, error)
    }
    if let counted {
      (all, axis) = counted
      if let asOfTime { asOf = axis.ordinal(asOfTime) ?? .min }
    } else {
      inputs = []
      all = try table(bytes, name: file, columns: columns)
    }
    let scores = try left(of: cut(all, file: file, time: columns.time), entity: columns.entity, file: file)
    var index = try assemble(
      id: "data", definition: nil, scores: scores, columns: columns, groups: [], translatedNames: [:],
      covariates: nil, accuracy: nil, file: file)
    index.timeAxis = axis
    if axis.unit == .day, let calendar = axis.calendar(index.panel.times) { index.calendar = calendar }
    return index
  }

  /// The rows of the entities that are not left out.
  private func left(of table: Table, entity: String, file: String) throws(IndexDataError) -> Table {
    guard let leavesOut else { return table }
    let names: Texts
    do throws(TableError) { names = try table.texts(entity) } catch { throw .table(file: file, error) }
    let out = try leavesOut(names.levels)
    let kept = table.filter { row in names[row].map { !out.contains($0) } ?? true }
    if kept.rowCount == 0 { throw .nothingLeft(count: out.count) }
    return kept
  }

  func assemble(
    id: String, definition: IndexDefinition?, scores: Table, columns: IndexColumns,
    groups: [(attribute: String, byEntity: [String: String])], translatedNames: [String: [String: String]],
    covariates: Table?, accuracy: MeasuredAccuracy?, file: String
  ) throws(IndexDataError) -> IndexData {
    var outOfReach: IndexDataError?
    var size = 0.0
    do throws(TableError) {
      for column in [columns.value] + columns.components {
        let largest = try scores.numbers(column).present.max { abs($0) < abs($1) } ?? 0
        if column == columns.value { size = abs(largest) }
        if largest != 0, !(1e-100...1e100).contains(abs(largest)) {
          outOfReach = .outOfReach(file: file, column: column, value: largest)
        }
      }
    } catch {
      throw .table(file: file, error)
    }
    if let outOfReach { throw outOfReach }
    do throws(TableError) {
      let panel = try Panel(
        scores, unit: columns.entity, time: columns.time, variables: [columns.value] + columns.components)
      return IndexData(
        id: id, definition: definition, scores: scores, columns: columns, panel: panel,
        names: try latestNames(scores, columns), translatedNames: translatedNames, groups: groups,
        covariates: covariates, accuracy: accuracy,
        calendar: definition?.calendar ?? SurveyCalendar(times: panel.times),
        bounds: definition.flatMap { $0.scale.isUnbounded ? nil : $0.scale.bounds },
        decimals: definition?.scale.decimals ?? Self.decimals(ofNumbersTo: size),
        higherIsBetter: definition?.scale.direction != .lowerIsBetter,
        rankThresholds: definition?.report.top ?? [10, 25, 50, 100], asOf: asOf, inputs: inputs)
    } catch {
      throw .table(file: file, error)
    }
  }

  /// How many decimals of scores are shown where no definition says it: fewer of large numbers, more of tiny ones.
  private static func decimals(ofNumbersTo largest: Double) -> Int {
    if largest >= 1e6 { return 0 }
    if largest >= 1e4 { return 2 }
    if largest >= 0.01 || largest <= 0 { return 4 }
    return min(10, 3 - Int(log10(largest).rounded(.down)))
  }

  static func path(_ file: String, in folder: String) -> String {
    folder.isEmpty ? file : "\(folder)/\(file)"
  }

  private func latestNames(_ table: Table, _ columns: IndexColumns) throws(TableError) -> [String: String] {
    guard let nameColumn = columns.name else { return [:] }
    let (entities, names, times) =
      (try table.texts(columns.entity), try table.texts(nameColumn), try table.numbers(columns.time))
    var latest: [String: (time: Double, name: String)] = [:]
    for row in 0..<table.rowCount {
      guard let entity = entities[row], let name = names[row], let time = times[row] else { continue }
      if latest[entity].map({ $0.time <= time }) ?? true { latest[entity] = (time, name) }
    }
    return latest.mapValues(\.name)
  }

  private mutating func table(
    _ bytes: [UInt8], name: String, columns: IndexColumns, isTimeText: Bool = false, flag: String? = nil
  ) throws(IndexDataError) -> Table {
    var reader = DataReader(reading)
    reader.listsNotes = listsNotes
    for column in [columns.value] + columns.components { reader.request.kinds[column] = .number }
    reader.request.kinds[columns.time] = isTimeText ? .text : .number
    for key in [columns.entity, columns.name].compactMap({ $0 }) {
      reader.request.kinds[key] = .text
      reader.request.policy.keys.insert(key)
    }
    if let flag { reader.request.kinds[flag] = .text }
    let contents: DataContents
    do throws(DataFileError) { contents = try reader.read(bytes, file: name) } catch { throw .data(error) }
    inputs.append((name, bytes))
    (remarks, notes) = (contents.remarks, contents.notes)
    return contents.table
  }

  mutating func csv(
    _ bytes: [UInt8], name: String, reader: CSVReader = CSVReader()
  ) throws(IndexDataError) -> CSVContents {
    var reader = reader
    if isShipped { reader.dialect = .rfc4180 }
    do throws(CSVError) {
      let contents = try reader.read(bytes, file: name)
      inputs.append((name, bytes))
      return contents
    } catch {
      throw .csv(error)
    }
  }

  /// The rows up to the year of ``asOf``.
  func cut(_ table: Table, file: String, time: String) throws(IndexDataError) -> Table {
    guard let asOf else { return table }
    let times: Numbers
    do throws(TableError) { times = try table.numbers(time) } catch { throw .table(file: file, error) }
    let kept = table.filter { row in times[row].map { $0 <= Double(asOf) } ?? true }
    if kept.rowCount == 0 { throw .nothingAsOf(asOf, first: Int(times.present.min() ?? 0)) }
    return kept
  }
}
