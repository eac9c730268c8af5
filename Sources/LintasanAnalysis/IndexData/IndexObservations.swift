public import LintasanDatasets
public import LintasanIndices
public import LintasanTables

/// All that is known of a shipped index's entities in one table: scores, covariates of the same year, attributes.
public struct IndexObservations: Sendable {
  /// A row an entity and survey.
  public let table: Table

  /// Reads the files that a definition names and joins them.
  ///
  /// - Throws: ``IndexDataError``.
  public init(shipped id: String, _ definition: IndexDefinition, in library: DatasetLibrary) throws(IndexDataError) {
    func read(_ file: String) throws(IndexDataError) -> Table {
      let bytes: [UInt8]
      do throws(DatasetError) { bytes = try library.bytes(of: file, in: id) } catch { throw .dataset(error) }
      do throws(CSVError) { return try CSVReader().read(bytes, file: file).table } catch { throw .csv(error) }
    }
    let layout = definition.data
    let scores = try read(layout.scores)
    let covariates = try layout.covariates.map { (part) throws(IndexDataError) in (part, try read(part.file)) }
    let attributes = try layout.attributes.map { (part) throws(IndexDataError) in (part, try read(part.file)) }
    do throws(TableError) {
      let columns = IndexColumns(
        entity: layout.entity, time: layout.time, value: layout.value, publishedRank: layout.publishedRank)
      var table = try ScoreScreening(definition, columns: columns).screened(scores).table
      if let (part, more) = covariates {
        table = try table.joining(
          more.without(table, keys: [part.time, part.entity]),
          on: [(here: layout.time, there: part.time), (here: layout.entity, there: part.entity)])
      }
      if let (part, more) = attributes {
        table =
          try table.joining(more.without(table, keys: [part.key]), on: [(here: layout.entity, there: part.key)])
      }
      self.table = table
    } catch {
      throw .table(file: layout.scores, error)
    }
  }
}

extension IndexLoader {
  /// The definition of a shipped index.
  ///
  /// - Throws: `.unknownIndex` naming those that there are, `.definition`.
  public static func definition(
    shipped id: String, in library: DatasetLibrary
  ) throws(IndexDataError) -> IndexDefinition {
    guard library.packages.contains(id) else { throw .unknownIndex(id, available: library.packages) }
    let bytes: [UInt8]
    do throws(DatasetError) { bytes = try library.bytes(of: "index.yaml", in: id) } catch { throw .dataset(error) }
    do throws(DefinitionError) {
      return try IndexDefinition(yaml: bytes, file: "\(id)/index.yaml")
    } catch {
      throw .definition(error)
    }
  }
}

extension Table {
  /// The table without the columns that another one has already, its own keys apart.
  fileprivate func without(_ other: Table, keys: [String]) -> Table {
    let taken = Set(other.columnNames).subtracting(keys)
    return Table(trusted: columns.filter { !taken.contains($0.name) })
  }
}
