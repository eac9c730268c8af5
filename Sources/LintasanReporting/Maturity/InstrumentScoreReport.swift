public import LintasanDocuments
import LintasanIndices
public import LintasanMaturity
import LintasanTables

/// What ratings are worth, as a document.
public enum InstrumentScoreReport {
  /// Index, grade, aspects, indicators, and what has to be said.
  public static func report(_ score: InstrumentScore, language: Language = .english) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let decimals = NumberStyle.decimals(2)
    let (instrument, index) = (score.instrument, score.index)
    let title = text(
      .instrumentTitle,
      [
        "name": instrument.shortName, "index": decimals.text(index.value, in: language),
        "grade": grade(score.predicate, language),
      ])
    var lead: [String] = []
    if index.lower < index.upper {
      lead.append(
        text(
          .instrumentInterval,
          ["lower": decimals.text(index.lower, in: language), "upper": decimals.text(index.upper, in: language)]))
    }
    if let next = score.next {
      lead.append(
        text(
          .maturityNext,
          [
            "distance": NumberStyle.decimals(4).text(next.distance, in: language),
            "predicate": grade(next.predicate, language),
            "bound": decimals.text(next.predicate.lowerBound, in: language),
          ]))
    } else {
      lead.append(text(.maturityTop))
    }
    var blocks: [Block] = [
      .paragraph([.text(lead.joined(separator: " "))]),
      .table(
        ReportTable(
          name: "aspects", caption: text(.instrumentAspects), table: score.aspectTable(language: language.rawValue),
          styles: [
            ColumnStyle("aspect", title: "No", number: .integer), ColumnStyle("name", title: text(.name)),
            ColumnStyle("weight", title: text(.weightWord), number: .shortest),
            ColumnStyle("score", title: text(.score), number: decimals),
          ])),
      .table(
        ReportTable(
          name: "indicators", caption: text(.maturityIndicators),
          table: score.indicatorTable(language: language.rawValue),
          styles: [
            ColumnStyle("indicator", title: text(.indicator)), ColumnStyle("name", title: text(.name)),
            ColumnStyle("weight", title: text(.weightWord), number: .shortest),
            ColumnStyle("value", title: text(.instrumentValue), number: decimals),
            ColumnStyle("next_level", title: text(.instrumentNextLevel), number: .integer),
            ColumnStyle("next_gain", title: text(.gainWord), number: .signed(4)),
            ColumnStyle(
              "source", title: text(.instrumentSource),
              words: [
                "missing external": LocalizedString("missing external", id: "skor luar tidak ada").text(in: language),
                "sheet": LocalizedString("sheet", id: "lembar").text(in: language),
                "items": LocalizedString("items", id: "butir").text(in: language),
                "nothing accepted": LocalizedString("nothing accepted", id: "tidak ada yang diterima").text(in: language),
              ]),
          ])),
    ]
    blocks += score.warnings.map { .note([.text($0.text(in: language.rawValue))]) }
    return Report(
      name: "score", title: title, language: language, blocks: blocks, data: .object(members(score, language)))
  }

  /// Grade and label, with a rendering where the language is another.
  static func grade(_ predicate: Instrument.Predicate, _ language: Language) -> String {
    let (grade, label) = (predicate.grade, predicate.label)
    if grade == label { return language == .indonesian ? grade.indonesian : "\(grade.indonesian) (\(grade.english))" }
    let official = "\(grade.indonesian)/\(label.indonesian)"
    return language == .indonesian ? official : "\(official) (\(grade.english), \(label.english))"
  }

  /// `index, index_lower, index_upper, grade, label, …, aspects, indicators, external_missing, warnings`.
  static func members(_ score: InstrumentScore, _ language: Language) -> [JSONValue.Member] {
    let (instrument, ratings) = (score.instrument, score.ratings)
    let code = language.rawValue
    let aspects = zip(instrument.aspects, score.aspects).map { aspect, bounded -> JSONValue in
      [
        "aspect": .number(Double(aspect.number)), "name": .text(aspect.name.text(in: code)),
        "weight": .number(instrument.share(aspect.weight)), "score": .number(bounded.value),
        "score_lower": .number(bounded.lower), "score_upper": .number(bounded.upper),
      ]
    }
    let indicators = zip(instrument.indicators, ratings.ratings).map { indicator, rating -> JSONValue in
      [
        "indicator": .text(indicator.id), "name": .text(indicator.name.text(in: code)),
        "weight": .number(instrument.share(indicator.weight)), "value": .number(rating.value),
        "source": .text(rating.sourceWord), "value_lower": .number(rating.lower), "value_upper": .number(rating.upper),
        "levels_complete": .number(
          Double(instrument.level(completing: instrument.levelsComplete(at: rating.value)))),
      ]
    }
    let next = score.next.map { next -> JSONValue in
      [
        "grade": .text(next.predicate.grade.indonesian), "label": .text(next.predicate.label.indonesian),
        "from": .number(next.predicate.lowerBound), "distance": .number(next.distance),
      ]
    }
    return [
      .init("instrument", .text(instrument.id)), .init("regulation", .text(instrument.regulation)),
      .init("standing", .text(instrument.standing)),
      .init("index", .number(score.index.value)), .init("index_lower", .number(score.index.lower)),
      .init("index_upper", .number(score.index.upper)), .init("grade", .text(score.predicate.grade.indonesian)),
      .init("label", .text(score.predicate.label.indonesian)),
      .init("grade_en", .text(score.predicate.grade.english)), .init("label_en", .text(score.predicate.label.english)),
      .init("next_grade", next ?? .null), .init("aspects", .array(aspects)), .init("indicators", .array(indicators)),
      .init("external_missing", .array(ratings.externalMissing.map(JSONValue.text))),
      .init("warnings", .array(score.warnings.map { .text($0.text(in: code)) })),
    ]
  }
}

extension LocalizedString {
  static let instrumentTitle = LocalizedString("{name} index {index}: {grade}", id: "Indeks {name} {index}: {grade}")
  static let instrumentInterval = LocalizedString(
    "What is not known leaves an index from {lower} to {upper}.",
    id: "Yang tidak diketahui menyisakan indeks antara {lower} dan {upper}.")
  static let instrumentAspects = LocalizedString("Aspects", id: "Aspek")
  static let instrumentValue = LocalizedString("Value", id: "Nilai")
  static let instrumentNextLevel = LocalizedString("Next level", id: "Tingkat berikutnya")
  static let instrumentSource = LocalizedString("Source", id: "Sumber")
}
