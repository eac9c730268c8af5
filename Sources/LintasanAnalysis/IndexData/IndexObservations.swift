package import LintasanDatasets
package import LintasanIndices
package import LintasanTables

/// All that is known of a shipped index's entities in one table: scores, covariates of the same year, attributes.
///
/// Attributes with the prefix `un_` go by their plain name too (`region`, `subregion`). Where the entities are countries, each
/// group of the shipped memberships is a column: 1 for those that are members in the row's year, 0 for the others.
package struct IndexObservations: Sendable {
  /// A row an entity and survey.
  package let table: Table

  /// Reads the files that a definition names and joins them.
  ///
  /// - Parameters:
  ///   - id: the index.
  ///   - definition: its definition.
  ///   - library: the shipped data.
  ///   - wanted: the columns that are asked for; memberships, which cost more than all else, are left out where none of these
  ///   needs them. All by default.
  /// - Throws: ``IndexDataError``.
  package init(
    shipped id: String, _ definition: IndexDefinition, in library: DatasetLibrary, columns wanted: Set<String>? = nil
  ) throws(IndexDataError) {
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
      for column in table.columns where column.name.hasPrefix("un_") {
        let plain = String(column.name.dropFirst(3))
        if !table.columnNames.contains(plain) {
          table = Table(trusted: table.columns + [Column(plain, column.values)])
        }
      }
      let isWhole = wanted.map { $0.isSubset(of: table.columnNames) } ?? false
      self.table = isWhole ? table : try Self.withMemberships(table, layout.entity, layout.time, library)
    } catch {
      throw .table(file: layout.scores, error)
    }
  }
}

extension IndexObservations {
  /// A column for each group of countries, where the entities are countries by their codes.
  private static func withMemberships(_ table: Table, _ entity: String, _ time: String, _ library: DatasetLibrary)
    throws(TableError) -> Table
  {
    let shipped = try? DatasetLibrary.shipped()
    guard let names = NameTable(library) ?? shipped.flatMap({ NameTable($0) }) else { return table }
    let codes = try table.texts(entity)
    let years = try table.numbers(time)
    let units = Set(codes.levels)
    guard units.count(where: names.countryCodes.contains) * 2 > units.count else { return table }
    var columns = table.columns
    for group in names.groups where !table.columnNames.contains(group) {
      var members: [Int: Set<String>] = [:]
      var values: [Double?] = []
      for row in 0..<table.rowCount {
        guard let code = codes[row], let year = years[row].map({ Int($0) }) else {
          values.append(nil)
          continue
        }
        if members[year] == nil { members[year] = Set(names.members(of: group, in: year) ?? []) }
        values.append(members[year]?.contains(code) ?? false ? 1 : 0)
      }
      columns.append(Column(group, values))
    }
    return Table(trusted: columns)
  }
}

extension IndexLoader {
  /// The definition of a shipped index.
  ///
  /// - Throws: `.unknownIndex` naming those that there are, `.definition`.
  package static func definition(
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
