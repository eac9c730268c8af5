public import LintasanCore
package import LintasanDatasets
public import LintasanTables

extension IndexData {
  /// An index that comes with the library: `egdi`, `gtmi`, `pemdi`, `spbe`.
  ///
  /// - Parameters:
  ///   - id: its identifier.
  ///   - library: where the data lie; by default beside the program or in the sources that it was built from.
  ///   - year: nothing after it is kept; `nil` keeps all.
  /// - Throws: ``IndexDataError``.
  package static func shipped(
    _ id: String, in library: DatasetLibrary? = nil, asOf year: Int? = nil
  ) throws(IndexDataError) -> IndexData {
    let found: DatasetLibrary
    if let library {
      found = library
    } else {
      do throws(DatasetError) { found = try DatasetLibrary.shipped() } catch { throw .dataset(error) }
    }
    return try IndexLoader.shipped(id, in: found, asOf: year)
  }

  /// The E-Government Development Index of the United Nations.
  ///
  /// - Parameter year: nothing after it is kept; `nil` keeps all.
  /// - Throws: ``IndexDataError``.
  public static func egdi(asOf year: Int? = nil) throws(IndexDataError) -> IndexData { try shipped("egdi", asOf: year) }

  /// Indonesia's index of e-government, SPBE.
  ///
  /// - Parameter year: nothing after it is kept; `nil` keeps all.
  /// - Throws: ``IndexDataError``.
  public static func spbe(asOf year: Int? = nil) throws(IndexDataError) -> IndexData { try shipped("spbe", asOf: year) }

  /// An index of one's own: a table with one row an entity and time.
  ///
  /// - Parameters:
  ///   - table: the scores.
  ///   - entity: the column that says whose a score is.
  ///   - name: the column of the entities' names, if there is one.
  ///   - time: the column of years, or of halves, quarters, months or days all written alike, as `2024Q1`.
  ///   - value: the column of scores.
  ///   - components: columns of the scores that it is made of.
  ///   - bounds: the scale that scores cannot leave, if there is one.
  ///   - direction: which scores are good.
  /// - Throws: `.table` naming the column or the row that is not what it has to be.
  public init(
    _ table: Table, entity: String, name: String? = nil, time: String, value: String, components: [String] = [],
    bounds: ClosedRange<Double>? = nil, direction: Direction = .higherIsBetter
  ) throws(IndexDataError) {
    let columns = IndexColumns(entity: entity, name: name, time: time, value: value, components: components)
    let counted: (table: Table, axis: TimeAxis)?
    do throws(TableError) {
      counted =
        if case .texts = try table.column(time).values { try TimeAxis.counted(table, column: time) } else { nil }
    } catch {
      throw .table(file: "the table", error)
    }
    let axis = counted?.axis ?? .years
    var index = try IndexLoader().assemble(
      id: "data", definition: nil, scores: counted?.table ?? table, columns: columns, groups: [], translatedNames: [:],
      covariates: nil, accuracy: nil, file: "the table")
    index.timeAxis = axis
    if axis.unit == .day, let calendar = axis.calendar(index.panel.times) { index.calendar = calendar }
    index.bounds = bounds
    index.higherIsBetter = direction == .higherIsBetter
    self = index
  }
}

extension IndexData: CustomStringConvertible {
  /// What it is, how many entities and which years it has, and its first ranks in the last of these.
  public var description: String {
    let span = years.first.map { "\(timeAxis.label($0)) to \(timeAxis.label(lastYear))" } ?? "no years"
    var text =
      "Index \(Quotation.plain(shortName)): \(panel.units.count) entities, \(years.count) surveys from \(span)"
    if let places = try? ranking(in: lastYear).places.prefix(5) {
      let first = places.map {
        "\(NumberText.shortest($0.rank)) \(Quotation.plain($0.name)) \(NumberText.shortest($0.score))"
      }
      text += "\nfirst in \(timeAxis.label(lastYear)): \(first.joined(separator: ", "))"
    }
    return text
  }
}
