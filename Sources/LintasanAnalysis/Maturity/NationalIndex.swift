package import LintasanDatasets
import LintasanIndices
import LintasanMaturity
package import LintasanTables

/// The national index of a maturity evaluation by year, with its targets: what is published of the whole.
package struct NationalIndex: Hashable, Sendable {
  /// One year.
  package struct Year: Hashable, Sendable {
    /// The year.
    package let year: Int
    /// The index as published.
    package let index: Double
    /// The target of the year, where one was set.
    package let target: Double?
    /// The change from the year before, where both are comparable.
    package let change: Double?
    /// The agencies evaluated, as published.
    package let agencies: Int?
    /// Of these with the predicate Baik or better, as published.
    package let goodOrBetter: Int?
    /// The domains, as published, in the order of the index.
    package let domains: [Double?]
    /// What is to be known.
    package let note: String?

    /// Index less target.
    package var gap: Double? { target.map { index - $0 } }
  }

  /// The years, ascending.
  package let years: [Year]
  /// The columns of the domains.
  package let domainColumns: [String]

  /// The shipped figures.
  ///
  /// - Throws: what is wrong with the files.
  package init(_ data: MaturityData, in library: DatasetLibrary) throws {
    let table = try CSVReader().read(
      library.bytes(of: "national.csv", in: data.index.id), file: "\(data.index.id)/national.csv"
    ).table
    let (years, indices, targets) = (
      try table.numbers("year"), try table.numbers("index"), try table.numbers("target")
    )
    let (agencies, good) = (try table.numbers("agencies"), try table.numbers("good_or_better"))
    let notes = try table.texts("note")
    domainColumns = data.index.columns.components
    let domains = try domainColumns.map { try table.numbers($0) }
    var found: [Year] = []
    for row in 0..<table.rowCount {
      guard let year = years[row].flatMap(Int.init(exactly:)), let index = indices[row] else { continue }
      let before = found.last.flatMap { data.index.areComparable($0.year, year) ? $0.index : nil }
      found.append(
        Year(
          year: year, index: index, target: targets[row], change: before.map { index - $0 },
          agencies: agencies[row].flatMap(Int.init(exactly:)), goodOrBetter: good[row].flatMap(Int.init(exactly:)),
          domains: domains.map { $0[row] }, note: notes[row]))
    }
    self.years = found
  }

  /// One row a year: `year, index, change, target, gap, agencies, good_or_better`, the domains, `note`.
  package var table: Table {
    var columns = [
      Column("year", years.map(\.year)), Column("index", years.map(\.index)), Column("change", years.map(\.change)),
      Column("target", years.map(\.target)), Column("gap", years.map(\.gap)),
      Column("agencies", years.map(\.agencies)), Column("good_or_better", years.map(\.goodOrBetter)),
    ]
    for (place, name) in domainColumns.enumerated() { columns.append(Column(name, years.map { $0.domains[place] })) }
    columns.append(Column("note", years.map(\.note)))
    return Table(trusted: columns)
  }
}

extension MaturityData {
  /// Single results of a year after the last survey that were seen, best first; `nil` where there are none.
  ///
  /// They are no ranking: how the others stand is not known.
  package static func laterResults(_ year: Int, of id: String = "spbe", in library: DatasetLibrary) throws -> Table? {
    let path = "secondary_\(year).csv"
    guard library.holds(path, in: id) else { return nil }
    let table = try CSVReader().read(library.bytes(of: path, in: id), file: "\(id)/\(path)").table
    let indices = try table.numbers("index")
    return table.selecting(rows: (0..<table.rowCount).sorted { (indices[$1] ?? 0, $0) < (indices[$0] ?? 0, $1) })
  }

  /// What has to be said of an instrument that has ended; `nil` where it has not.
  package var endingNote: String? { index.endingNote(through: .max) }
}

extension IndexData {
  /// What has to be said of figures for a year in which the index is no longer given; `nil` where it is.
  package func endingNote(through year: Int) -> String? {
    guard let successor = definition?.validity.successor, year >= successor.from else { return nil }
    return "\(shortName) ended with \(successor.from - 1): from \(successor.from) agencies are evaluated by "
      + "\(successor.name.english)\(successor.instrument.map { ", \($0)" } ?? ""); lintasan \(successor.id) scores and plans by it"
  }
}
