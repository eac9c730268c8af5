package import LintasanAnalysis
import LintasanCore
package import LintasanDocuments
import LintasanIndices
import LintasanTables

/// A built index as a document.
package enum BuildReport {
  /// The scores of all nodes with ranks.
  package static func report(_ data: TreeData, years: Set<Int>? = nil, language: Language = .english) -> Report {
    let definition = data.tree.definition
    let decimals = data.tree.hasScale ? definition.scale.decimals : 4
    let table = data.nodeTable(years: years)
    let keys: [String: LocalizedString] = ["entity": .entityCode, "name": .name, "time": .year, "rank": .rank]
    // People see the index and its top parts; programs get every node.
    let hidden = Set(data.tree.nodes.filter { $0.depth > 1 }.map(\.id))
    let styles = table.columns.filter { !hidden.contains($0.name) }.map { column in
      let title =
        keys[column.name]?.text(in: language)
        ?? data.tree.nodes.first { $0.id == column.name }.map { $0.name.text(in: language.rawValue) } ?? column.name
      let number: NumberStyle =
        column.name == "time" ? .year : column.name == "rank" ? .rank : .decimals(decimals)
      return ColumnStyle(column.name, title: title, number: number)
    }
    let title = LocalizedString.builtTitle.text(in: language, ["index": definition.name.text(in: language.rawValue)])
    return Report(
      name: "index", title: title, language: language,
      blocks: [.table(ReportTable(name: "nodes", caption: "", table: table, styles: styles))])
  }

  /// One way to build an index beside the definition's own.
  package static func comparison(
    _ comparison: TreeComparison, years: Set<Int>? = nil, language: Language = .english
  ) -> Report {
    let definition = comparison.own.tree.definition
    let decimals = comparison.own.tree.hasScale ? definition.scale.decimals : 4
    func style(_ column: String, _ phrase: LocalizedString, _ number: NumberStyle = .shortest) -> ColumnStyle {
      ColumnStyle(column, title: phrase.text(in: language), number: number)
    }
    let changes = comparison.alternatives.map(\.text).joined(separator: ", ")
    let title = LocalizedString.alternativeTitle.text(
      in: language, ["index": definition.name.text(in: language.rawValue), "changes": changes])
    return Report(
      name: "alternative", title: title, language: language,
      blocks: [
        .table(
          ReportTable(
            name: "alternative", caption: "", table: comparison.table(years: years),
            styles: [
              style("entity", .entityCode), style("name", .name), style("time", .year, .year),
              style("score", .score, .decimals(decimals)), style("rank", .rank, .rank),
              style("alternative_score", .alternativeScore, .decimals(decimals)),
              style("alternative_rank", .alternativeRank, .rank), style("rank_change", .placesWord, .signed(0)),
            ]))
      ])
  }

  /// What the ranking owes to single parts or units.
  package static func leaveOneOut(
    _ study: LeaveOneOut, index: String, year: Int, language: Language = .english
  ) -> Report {
    func style(_ column: String, _ phrase: LocalizedString, _ number: NumberStyle = .shortest) -> ColumnStyle {
      ColumnStyle(column, title: phrase.text(in: language), number: number)
    }
    return Report(
      name: "leave-one-out",
      title: LocalizedString.leaveOneOutTitle.text(in: language, ["index": index, "year": String(year)]),
      language: language,
      blocks: [
        .table(
          ReportTable(
            name: "leave-one-out", caption: "", table: study.table,
            styles: [
              style("left_out", .leftOutWord), style("name", .name), style("mean_shift", .meanShiftWord, .decimals(2)),
              style("largest_shift", .largestShiftWord, .rank), style("entity", .movesMostWord),
              style("correlation", .rankCorrelationWord, .decimals(3)),
            ]))
      ])
  }

  /// What was compared with published figures, and what differs.
  package static func check(_ check: BuildCheck, of data: TreeData, language: Language = .english) -> Report {
    func style(_ column: String, _ phrase: LocalizedString, _ number: NumberStyle = .shortest) -> ColumnStyle {
      ColumnStyle(column, title: phrase.text(in: language), number: number)
    }
    let index = data.tree.definition.name.text(in: language.rawValue)
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "compared", caption: LocalizedString.checkedNodes.text(in: language), table: check.summaryTable(),
          styles: [
            style("node", .nodeWord), style("column", .columnWord), style("tolerance", .toleranceWord),
            style("compared", .comparedWord, .integer), style("different", .differentWord, .integer),
            style("exceptions", .exceptionsWord, .integer),
            style("largest_difference", .largestDifference, .significant(3)),
          ]))
    ]
    let cells = check.table()
    if cells.rowCount > 0 {
      var status = style("status", .statusWord)
      status.words = [
        "different": LocalizedString.statusDifferent.text(in: language),
        "exception": LocalizedString.statusException.text(in: language),
      ]
      blocks.append(
        .table(
          ReportTable(
            name: "differences", caption: LocalizedString.checkDifferences.text(in: language), table: cells,
            styles: [
              style("node", .nodeWord), style("entity", .entityCode), style("time", .year, .year),
              style("published", .publishedFigure), style("built", .builtFigure, .significant(8)),
              style("difference", .differenceWord, .significant(3)), status, style("reason", .reasonWord),
            ])))
    } else {
      let count = check.summaries.reduce(0) { $0 + $1.compared }
      blocks.append(.note([.text(LocalizedString.allAgree.text(in: language, ["count": String(count)]))]))
    }
    return Report(
      name: "check", title: LocalizedString.checkTitle.text(in: language, ["index": index]), language: language,
      blocks: blocks)
  }
}
