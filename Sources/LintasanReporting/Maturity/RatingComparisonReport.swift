package import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

/// Ratings side by side as a document.
package enum RatingComparisonReport {
  /// Where stages, agencies or years part, and what that does to the index.
  package static func report(_ comparison: RatingComparison, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(2)
    let (labels, scores) = (comparison.labels, comparison.scores)
    guard let first = scores.first, let last = scores.last else { return Report(title: "") }
    let lead = text(
      .ratingComparisonLead,
      [
        "first": labels.first ?? "", "from": decimals.text(first.index.value, in: language),
        "before": InstrumentScoreReport.grade(first.predicate, language), "last": labels.last ?? "",
        "to": decimals.text(last.index.value, in: language),
        "after": InstrumentScoreReport.grade(last.predicate, language), "count": String(comparison.parted.count),
        "all": String(comparison.differences.count),
      ])
    var styles = [
      ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
      ColumnStyle("weight", title: text(.weightWord), number: .integer),
    ]
    styles += labels.indices.map {
      ColumnStyle(RatingComparison.name($0, labels), title: labels[$0], number: decimals)
    }
    styles += [
      ColumnStyle("difference", title: "±", number: .signed(2)),
      ColumnStyle("effect", title: text(.ratingEffect), number: .signed(4)),
    ]
    let aspects = first.instrument.aspects.map { "\($0.number) \($0.name.text(in: language.rawValue))" }
    var blocks: [Block] = [
      .paragraph([.text(lead)]),
      .table(
        ReportTable(
          name: "columns", caption: text(.ratingComparisonColumns, ["list": aspects.joined(separator: "; ")]),
          table: comparison.summary,
          styles: [
            ColumnStyle("label", title: ""), ColumnStyle("index", title: text(.index), number: decimals),
            ColumnStyle("grade", title: text(.predicateWord)),
          ]
            + first.instrument.aspects.map {
              ColumnStyle("aspect_\($0.number)", title: "\($0.number)", number: decimals)
            })),
      .table(
        ReportTable(
          name: "indicators", caption: text(.maturityIndicators), table: comparison.table(language: language.rawValue),
          styles: styles)),
    ]
    let largest = comparison.parted.prefix(3).map {
      "\($0.indicator.id) \(NumberStyle.signed(4).text($0.effect, in: language))"
    }
    if !largest.isEmpty {
      blocks.append(.note([.text(text(.ratingComparisonLargest, ["list": largest.joined(separator: ", ")]))]))
    }
    let warnings = Set(scores.flatMap(\.ratings.warnings).map { $0.text(in: language.rawValue) }).sorted()
    blocks += (warnings + [first.instrument.caution?.text(in: language.rawValue)].compactMap { $0 }).map { .note([.text($0)]) }
    return Report(
      name: "compare", title: text(.ratingComparisonTitle, ["list": labels.joined(separator: ", ")]),
      language: language, blocks: blocks, data: json(comparison, language))
  }

  private static func json(_ comparison: RatingComparison, _ language: Language) -> JSONValue {
    let indicators = comparison.differences.map { difference -> JSONValue in
      [
        "indicator": .text(difference.indicator.id),
        "name": .text(difference.indicator.name.text(in: language.rawValue)),
        "weight": .number(Double(difference.indicator.weight)),
        "values": .array(difference.values.map(JSONValue.number)), "difference": .number(difference.difference),
        "effect": .number(difference.effect),
      ]
    }
    return [
      "labels": .array(comparison.labels.map(JSONValue.text)), "columns": JSONValue(comparison.summary),
      "indicators": .array(indicators),
    ]
  }
}

extension LocalizedString {
  static let ratingComparisonTitle = LocalizedString("Side by side: {list}", id: "Berdampingan: {list}")
  static let ratingComparisonLead = LocalizedString(
    "{first}: {from} ({before}). {last}: {to} ({after}). They part on {count} of {all} indicators.",
    id: "{first}: {from} ({before}). {last}: {to} ({after}). Berbeda pada {count} dari {all} indikator.")
  static let ratingComparisonColumns = LocalizedString("Index and aspects ({list})", id: "Indeks dan aspek ({list})")
  static let ratingComparisonLargest = LocalizedString(
    "What moves the index most, from the first to the last: {list}.",
    id: "Yang paling menggeser indeks, dari yang pertama ke yang terakhir: {list}.")
  static let ratingEffect = LocalizedString("Of the index", id: "Pada indeks")
}
