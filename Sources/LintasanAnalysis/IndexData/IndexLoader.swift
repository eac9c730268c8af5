public import LintasanDatasets
public import LintasanIndices
public import LintasanTables

/// Reads an index's files into ``IndexData``.
public struct IndexLoader {
  /// Nothing after this year is kept; `nil` keeps all.
  public var asOf: Int?
  /// A file of scores that stands in for the one that the definition names.
  public var scores: (name: String, bytes: [UInt8])?
  private var inputs: [(name: String, bytes: [UInt8])] = []

  /// A loader.
  public init(asOf: Int? = nil) { self.asOf = asOf }

  /// A shipped index.
  ///
  /// - Throws: `.unknownIndex` naming those that there are, and whatever is wrong with its files.
  public static func shipped(
    _ id: String, in library: DatasetLibrary, asOf: Int? = nil
  ) throws(IndexDataError) -> IndexData {
    let indices = library.packages.filter { library.holds("index.yaml", in: $0) }
    guard indices.contains(id) else { throw .unknownIndex(id, available: indices) }
    var loader = IndexLoader(asOf: asOf)
    func read(_ path: String) throws(IndexDataError) -> [UInt8] {
      do throws(DatasetError) { return try library.bytes(of: path, in: id) } catch { throw .dataset(error) }
    }
    return try loader.load(definitionFile: "index.yaml", folder: id, read)
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
  public mutating func load(
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
    let all = try table(bytes, name: file, columns: columns)
    let scores = try cut(all, file: file, time: layout.time)

    return try finish(definition, scores: scores, columns: columns, folder: folder, file: file, read)
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
  private func accuracy(_ read: (String) throws(IndexDataError) -> [UInt8]) throws(IndexDataError) -> MeasuredAccuracy?
  {
    let file = "accuracy.csv"
    guard asOf == nil, let bytes = try? read(file) else { return nil }
    let table: Table
    do throws(CSVError) { table = try CSVReader().read(bytes, file: file).table } catch { throw .csv(error) }
    do throws(TableError) { return try MeasuredAccuracy(table) } catch { throw .table(file: file, error) }
  }

  /// A table of the user's own: one row an entity and time.
  public static func own(
    _ bytes: [UInt8], file: String, columns: IndexColumns, reader: CSVReader = CSVReader(), asOf: Int? = nil
  ) throws(IndexDataError) -> IndexData {
    var loader = IndexLoader(asOf: asOf)
    let all = try loader.table(bytes, name: file, columns: columns, reader: reader)
    let scores = try loader.cut(all, file: file, time: columns.time)
    return try loader.assemble(
      id: "data", definition: nil, scores: scores, columns: columns, groups: [], translatedNames: [:],
      covariates: nil, accuracy: nil, file: file)
  }

  private func assemble(
    id: String, definition: IndexDefinition?, scores: Table, columns: IndexColumns,
    groups: [(attribute: String, byEntity: [String: String])], translatedNames: [String: [String: String]],
    covariates: Table?, accuracy: MeasuredAccuracy?, file: String
  ) throws(IndexDataError) -> IndexData {
    do throws(TableError) {
      let panel = try Panel(
        scores, unit: columns.entity, time: columns.time, variables: [columns.value] + columns.components)
      return IndexData(
        id: id, definition: definition, scores: scores, columns: columns, panel: panel,
        names: try latestNames(scores, columns), translatedNames: translatedNames, groups: groups,
        covariates: covariates, accuracy: accuracy,
        calendar: definition?.calendar ?? SurveyCalendar(times: panel.times),
        bounds: definition.flatMap { $0.scale.isUnbounded ? nil : $0.scale.bounds },
        decimals: definition?.scale.decimals ?? 4, higherIsBetter: definition?.scale.direction != .lower,
        rankThresholds: definition?.report.top ?? [10, 25, 50, 100], asOf: asOf, inputs: inputs)
    } catch {
      throw .table(file: file, error)
    }
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
    _ bytes: [UInt8], name: String, columns: IndexColumns, reader: CSVReader = CSVReader()
  ) throws(IndexDataError) -> Table {
    var reader = reader
    for column in [columns.value, columns.time] + columns.components { reader.kinds[column] = .number }
    reader.kinds[columns.entity] = .text
    if let name = columns.name { reader.kinds[name] = .text }
    return try csv(bytes, name: name, reader: reader).table
  }

  mutating func csv(
    _ bytes: [UInt8], name: String, reader: CSVReader = CSVReader()
  ) throws(IndexDataError) -> CSVContents {
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
