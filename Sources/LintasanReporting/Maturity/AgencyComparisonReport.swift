package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
import LintasanMaturity
import LintasanTables

/// Agencies side by side as a document.
package enum AgencyComparisonReport {
  /// Index, rank and published domains of a year, and the indicators where all of them are known.
  ///
  /// - Throws: `.unknownYear`, `.notScored`.
  package static func report(
    _ agencies: [String], data: MaturityData, year: Int, language: Language = .english
  ) throws(IndexDataError) -> Report {
    let index = data.index
    let standing = try index.ranking(in: year)
    var places: [YearRanking.Place] = []
    for agency in agencies {
      guard let place = standing.place(of: agency) else {
        throw .notScored(entity: index.name(of: agency), year: year)
      }
      places.append(place)
    }
    let parts = index.publishedParts
    var rows: [(id: String, name: String, values: [Double?])] = [
      ("index", index.shortName, places.map(\.score)),
      ("rank", LocalizedString.rank.text(in: language), places.map { Double($0.rank) }),
    ]
    for (position, part) in parts.enumerated() where index.columns.components.count == parts.count {
      let values = agencies.map { agency in
        index.panel.position(ofUnit: agency).flatMap { unit in
          index.panel.position(ofTime: year).flatMap { index.panel[unit: unit, time: $0, variable: position + 1] }
        }
      }
      rows.append((part.id, part.component?.name.text(in: language.rawValue) ?? part.name, values))
    }
    var blocks: [Block] = [
      .table(
        table(
          "agencies", "\(index.shortName) \(year)", rows.map { ($0.id, $0.name, $0.values) }, agencies, index, language)
      )
    ]
    let answers = agencies.map { agency in data.records.first { $0.agency == agency && $0.year == year }?.answers }
    if answers.allSatisfy({ $0 != nil }) {
      let items = data.questionnaire.items.enumerated().map { position, item in
        (
          String(item.number), item.name.text(in: language.rawValue),
          answers.map { $0.map { Double($0.levels[position]) } }
        )
      }
      blocks.append(
        .table(
          table("indicators", LocalizedString.maturityIndicators.text(in: language), items, agencies, index, language)))
    }
    return Report(name: "compare", title: "\(index.shortName) \(year)", language: language, blocks: blocks)
  }

  private static func table(
    _ name: String, _ caption: String, _ rows: [(id: String, name: String, values: [Double?])], _ agencies: [String],
    _ index: IndexData, _ language: Language
  ) -> ReportTable {
    var columns = [Column("id", rows.map(\.id)), Column("name", rows.map(\.name))]
    for (position, agency) in agencies.enumerated() { columns.append(Column(agency, rows.map { $0.values[position] })) }
    if agencies.count == 2 {
      columns.append(Column("gap", rows.map { row in row.values[0].flatMap { a in row.values[1].map { a - $0 } } }))
    }
    var styles = [ColumnStyle("name", title: "")]
    styles += agencies.map { ColumnStyle($0, title: index.name(of: $0), number: .significant(5)) }
    if agencies.count == 2 { styles.append(ColumnStyle("gap", title: "±", number: .significant(3))) }
    return ReportTable(name: name, caption: caption, table: Table(distinct: columns), styles: styles)
  }
}
