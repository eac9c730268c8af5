package import LintasanDatasets
import LintasanIndices
package import LintasanMaturity
package import LintasanTables

/// Agencies by the index of an instrument, each with how official its figure is.
package struct InstrumentRanking: Hashable, Sendable {
  /// An agency with its index.
  package struct Entry: Hashable, Sendable {
    /// The identifier; the name of the file for a sheet.
    package let agency: String
    /// The name.
    package let name: String
    /// The year, where it is known.
    package let year: Int?
    /// The index.
    package let index: Double
    /// The lowest that it can be.
    package let lower: Double
    /// The highest that it can be.
    package let upper: Double
    /// The grade.
    package let grade: String
    /// How official it is: `official`, `secondary`, `interim`, or `own` for a sheet.
    package let standing: String

    /// A result that was seen, printed with two decimals.
    init(_ agency: String, _ name: String, year: Int, printed index: Double, grade: String, standing: String) {
      self.agency = agency
      self.name = name
      self.year = year
      self.index = index
      lower = index - 0.005
      upper = index + 0.005
      self.grade = grade
      self.standing = standing
    }

    /// A sheet of one's own.
    package init(sheet name: String, _ score: InstrumentScore) {
      agency = name
      self.name = name
      year = nil
      index = score.index.value
      lower = score.index.lower
      upper = score.index.upper
      grade = score.predicate.grade.indonesian
      standing = "own"
    }
  }

  /// The entries, the best first, with their ranks; ties get the smallest.
  package let entries: [(rank: Int, entry: Entry)]

  package static func == (first: InstrumentRanking, second: InstrumentRanking) -> Bool {
    first.entries.elementsEqual(second.entries) { $0 == $1 }
  }

  package func hash(into hasher: inout Hasher) { for entry in entries { hasher.combine(entry.entry) } }

  /// Ranks entries.
  package init(_ entries: [Entry]) {
    let order = entries.indices.sorted { (entries[$1].index, $0) < (entries[$0].index, $1) }
    var ranked: [(rank: Int, entry: Entry)] = []
    for (place, index) in order.enumerated() {
      let isTied = ranked.last.map { $0.entry.index == entries[index].index } ?? false
      ranked.append((isTied ? ranked[place - 1].rank : place + 1, entries[index]))
    }
    self.entries = ranked
  }

  /// The results that were seen, from the instrument's package.
  ///
  /// - Throws: what is wrong with its files.
  package static func seen(_ instrument: Instrument, in library: DatasetLibrary) throws -> [Entry] {
    let table = try CSVReader().read(
      library.bytes(of: "scores.csv", in: instrument.id), file: "\(instrument.id)/scores.csv"
    )
    .table
    let (years, indices) = (try table.numbers("year"), try table.numbers("index"))
    let (agencies, names) = (try table.texts("agency"), try table.texts("name"))
    let standings = try table.texts("standing")
    return (0..<table.rowCount).compactMap { row in
      guard let year = years[row], let index = indices[row], let agency = agencies[row] else { return nil }
      return Entry(
        agency, names[row] ?? agency, year: Int(year), printed: index,
        grade: instrument.predicate(of: index).grade.indonesian, standing: standings[row] ?? "secondary")
    }
  }

  /// One row an agency: `rank, agency, name, year, index, index_lower, index_upper, grade, standing`.
  package func table(top: Int? = nil) -> Table {
    let shown = entries.filter { $0.rank <= top ?? .max }
    return Table(
      Column("rank", shown.map(\.rank)), Column("agency", shown.map(\.entry.agency)),
      Column("name", shown.map(\.entry.name)), Column("year", shown.map(\.entry.year)),
      Column("index", shown.map(\.entry.index)), Column("index_lower", shown.map(\.entry.lower)),
      Column("index_upper", shown.map(\.entry.upper)), Column("grade", shown.map(\.entry.grade)),
      Column("standing", shown.map(\.entry.standing)))
  }
}
