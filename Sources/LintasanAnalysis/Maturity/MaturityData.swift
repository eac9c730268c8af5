public import LintasanDatasets
import LintasanIndices
public import LintasanMaturity
import LintasanStatistics
package import LintasanTables

/// A maturity index with all agencies' scores and, where they are known, their answers.
public struct MaturityData: Sendable {
  /// An agency's answers in a year.
  public struct Record: Sendable, Hashable {
    /// The identifier.
    public let agency: String
    /// The year.
    public let year: Int
    /// The answers.
    public let answers: Answers
  }

  /// The index with its scores.
  package let index: IndexData
  /// The questionnaire.
  public let questionnaire: Questionnaire
  /// All known answers.
  public let records: [Record]
  /// The table of answers and the columns of its entity and year.
  package let answerTable: (table: Table, entity: String, time: String)?

  /// The group (such as regency) of each agency.
  package var groupOf: [String: String] { index.groups.first?.byEntity ?? [:] }
  /// The groups that there are, ascending.
  package var groups: [String] { Set(groupOf.values).sorted() }
  /// The years with answers, ascending.
  package var answerYears: [Int] { Set(records.map(\.year)).sorted() }
  /// The first year of the instrument that holds now.
  package var firstComparableYear: Int { index.definition?.firstComparableYear(for: index.lastYear) ?? index.years[0] }

  /// The shipped maturity index.
  ///
  /// - Parameters:
  ///   - id: the name of the index, such as `spbe`.
  ///   - library: where the shipped data lie.
  ///   - year: the year of the answers that are to be scored, to refuse those of another instrument.
  public init(shipped id: String = "spbe", in library: DatasetLibrary, year: Int? = nil) throws {
    index = try IndexLoader.shipped(id, in: library)
    guard let definition = index.definition else { throw IndexDataError.unknownIndex(id, available: library.packages) }
    let file = library.holds("instrument.yaml", in: id) ? try Instrument(shipped: id, in: library) : nil
    questionnaire = try Questionnaire(definition, year: year, file: file)
    guard let layout = definition.data.indicators else {
      records = []
      answerTable = nil
      return
    }
    var reader = CSVReader()
    reader.kinds[layout.entity] = .text
    let bytes = try library.bytes(of: layout.file, in: id)
    let table: Table
    do throws(CSVError) {
      table = try reader.read(bytes, file: "\(id)/\(layout.file)").table
    } catch {
      throw IndexDataError.csv(error)
    }
    let (agencies, years) = (try table.texts(layout.entity), try table.numbers(layout.time))
    let questionnaire = questionnaire
    let columns = try questionnaire.items.map { try table.numbers(layout.column(of: $0.number)) }
    records = try (0..<table.rowCount).compactMap { row in
      guard let agency = agencies[row], let year = years[row] else { return nil }
      let levels = columns.compactMap { $0[row].flatMap(Int.init(exactly:)) }
      return Record(agency: agency, year: Int(year), answers: try Answers(levels, of: questionnaire))
    }
    answerTable = (table, layout.entity, layout.time)
  }

  /// An agency's answers in a year.
  ///
  /// - Throws: `.noAnswers` naming the years that it has.
  public func answers(of agency: String, in year: Int?) throws(MaturityError) -> Record {
    let known = records.filter { $0.agency == agency }
    guard let found = known.last(where: { year == nil || $0.year == year }) else {
      throw .noAnswers(agency: index.name(of: agency), year: year, years: known.map(\.year))
    }
    return found
  }

  /// The agencies of a group, all where `nil`.
  ///
  /// - Throws: `.unknownGroup`.
  package func check(group: String?) throws(MaturityError) {
    if let group, !groups.contains(group) { throw .unknownGroup(group, available: groups) }
  }

  /// The answers of a year, of one group where it is given.
  package func records(in year: Int, group: String? = nil) -> [Record] {
    records.filter { $0.year == year && (group == nil || groupOf[$0.agency] == group) }
  }

  /// One place among the agencies of a group in a year.
  package struct Position: Sendable, Hashable {
    /// The year.
    package let year: Int
    /// How official the year's figures are.
    package let standing: String?
    /// Whether the year's instrument is the present one.
    package let isComparable: Bool
    /// The rank that the index would have.
    package let rank: Int
    /// The number of agencies.
    package let agencies: Int
    /// Their median index.
    package let median: Double
  }

  /// Where an index would stand among the agencies of a group in every year with scores, compared at the decimals that
  /// are published.
  package func positions(of score: Double, group: String?) -> [Position] {
    let unit = (0..<index.decimals).reduce(1.0) { power, _ in power * 10 }
    let own = (score * unit).rounded()
    let standings = standingOfYear
    return index.years.compactMap { year in
      guard let scores = try? index.scores(in: year) else { return nil }
      let peers = index.panel.units.indices.compactMap { unit in
        group == nil || groupOf[index.panel.units[unit]] == group ? scores[unit] : nil
      }
      guard let median = Quantiles.median(peers) else { return nil }
      return Position(
        year: year, standing: standings[year], isComparable: year >= firstComparableYear,
        rank: 1 + peers.count { ($0 * unit).rounded() > own }, agencies: peers.count, median: median)
    }
  }

  /// One row a year: `year, standing, comparable, rank, agencies, median`.
  package static func table(of positions: [Position]) -> Table {
    Table(
      Column("year", positions.map(\.year)), Column("standing", positions.map(\.standing)),
      Column("comparable", positions.map { $0.isComparable }), Column("rank", positions.map(\.rank)),
      Column("agencies", positions.map(\.agencies)), Column("median", positions.map(\.median)))
  }

  /// How official each year's figures are, from the first row of the year that says so.
  package var standingOfYear: [Int: String] {
    guard let column = index.definition?.data.standing, let texts = try? index.scores.texts(column),
      let times = try? index.scores.numbers(index.columns.time)
    else { return [:] }
    var found: [Int: String] = [:]
    for row in 0..<index.scores.rowCount {
      if let time = times[row], let text = texts[row], found[Int(time)] == nil { found[Int(time)] = text }
    }
    return found
  }
}

extension MaturityData {
  /// What has to be said of a year's figures, if anything.
  package func caveat(on year: Int) -> String? {
    let standing = standingOfYear[year].map { "the figures of \(year) are \($0.replacing("_", with: " "))" }
    if year < firstComparableYear {
      return (standing.map { $0 + "; " } ?? "")
        + "years before \(firstComparableYear) used another instrument and cannot be compared with later ones"
    }
    return standingOfYear[year] == "official" ? nil : standing
  }
}
