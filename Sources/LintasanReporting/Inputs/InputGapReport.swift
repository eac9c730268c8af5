package import LintasanAnalysis
package import LintasanDocuments
import LintasanTables

/// A distance by input as a document.
package enum InputGapReport {
  /// The inputs with their shares of the distance.
  package static func report(
    _ result: InputDecomposition, words names: [String: String] = [:], isGroup: Bool = false,
    language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(4)
    func called(_ name: String) -> String { names[name] ?? name }
    let other = isGroup ? text(.medianOf, ["group": called(result.otherName)]) : called(result.otherName)
    let values = [
      "name": called(result.name), "other": other, "year": String(result.year),
      "own": score.text(result.scores.own, in: language), "rank": String(result.ranks.own),
      "score": score.text(result.scores.other, in: language), "place": String(result.ranks.other),
      "gap": NumberStyle.signed(4).text(result.gap, in: language),
      "places": NumberStyle.signed(0).text(Double(result.places), in: language),
    ]
    let styles = [
      ColumnStyle("input", title: text(.leafWord), words: LocalizedString.inputWords(in: language)),
      ColumnStyle("value", title: result.entity, number: .significant(5)),
      ColumnStyle("other", title: isGroup ? text(.groupMedianWord) : result.other, number: .significant(5)),
      ColumnStyle("contribution", title: text(.indexPoints), number: .signed(4)),
      ColumnStyle("rank_change_own", title: text(.ownWord), number: .signed(2)),
      ColumnStyle("rank_change_others", title: text(.othersWord), number: .signed(2)),
    ]
    return Report(
      name: "gap", title: text(.gapTitle, values), language: language,
      blocks: [
        .paragraph([.text(text(.gapLead, values))]),
        .table(ReportTable(name: "inputs", caption: text(.gapCaption), table: result.table, styles: styles)),
      ],
      data: [
        "entity": .text(result.entity), "name": .text(result.name), "with": .text(result.other),
        "with_name": .text(result.otherName), "year": .number(Double(result.year)),
        "score": .number(result.scores.own), "with_score": .number(result.scores.other), "gap": .number(result.gap),
        "rank": .number(Double(result.ranks.own)), "with_rank": .number(Double(result.ranks.other)),
        "places": .number(Double(result.places)), "inputs": JSONValue(result.table),
      ])
  }

  /// Adds the distance by input to another report, such as a profile: a table, and `inputs` in its JSON.
  package static func add(
    _ result: InputDecomposition, to report: inout Report, words names: [String: String] = [:], isGroup: Bool = false
  ) {
    let own = Self.report(result, words: names, isGroup: isGroup, language: report.language)
    guard var table = own.tables.first else { return }
    let other = names[result.otherName] ?? result.otherName
    table.caption = LocalizedString.madeOf.text(
      in: report.language,
      ["other": isGroup ? LocalizedString.medianOf.text(in: report.language, ["group": other]) : other])
    report.blocks.append(.table(table))
    guard case .object(var members)? = report.data else { return }
    members.append(JSONValue.Member("inputs_with", .text(result.other)))
    members.append(JSONValue.Member("inputs", JSONValue(result.table)))
    report.data = .object(members)
  }

  /// Entities side by side, input by input.
  package static func report(
    _ comparison: InputComparison, words names: [String: String] = [:], language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let first = comparison.entities.first ?? ""
    let called = comparison.names.map { names[$0] ?? $0 }
    var styles = [ColumnStyle("input", title: text(.leafWord), words: LocalizedString.inputWords(in: language))]
    styles += comparison.entities.map { ColumnStyle($0, title: $0, number: .significant(5)) }
    styles += comparison.entities.dropFirst().map {
      ColumnStyle("gap_\($0)", title: "\($0) − \(first)", number: .signed(4))
    }
    return Report(
      name: "compare", title: "EGDI \(comparison.year): \(called.joined(separator: ", "))", language: language,
      blocks: [
        .table(
          ReportTable(
            name: "inputs", caption: text(.inputsSideBySide, ["name": called.first ?? first]), table: comparison.table,
            styles: styles))
      ])
  }
}

extension LocalizedString {
  static let groupMedianWord = LocalizedString("Median", id: "Median")
}
