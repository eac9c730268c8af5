public import LintasanAnalysis
public import LintasanDocuments
import LintasanRankings
import LintasanTables

/// The mobility of a ranking as a document.
public enum MobilityReport {
  /// Agreement of successive rankings, moves between classes, persistence, and clubs where they were looked for.
  public static func report(
    _ study: MobilityStudy, clubs: ClubStudy? = nil, isForPeople: Bool = true, language: Language = .english
  ) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let (first, last) = (study.surveys.first ?? 0, study.surveys.last ?? 0)
    let title = text(
      .mobilityTitle, ["index": study.index.shortName, "from": study.index.label(first), "to": study.index.label(last)])
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "agreement", caption: text(.agreementCaption), table: study.agreementTable,
          styles: [
            ColumnStyle("from", title: text(.fromWord), number: .year), ColumnStyle("to", title: "→", number: .year),
            ColumnStyle("entities", title: text(.entitiesWord), number: .integer),
            ColumnStyle("spearman", title: "Spearman", number: .decimals(3)),
            ColumnStyle("kendall", title: "Kendall", number: .decimals(3)),
            ColumnStyle("mean_shift", title: text(.meanShiftWord), number: .decimals(1)),
            ColumnStyle("churn", title: text(.churnWord), number: .percent(decimals: 0)),
          ])),
      .table(matrix(study, language)),
    ]
    if let shorrocks = study.transitions.shorrocks, let error = study.transitions.shorrocksError {
      blocks.append(
        .paragraph([
          .text(
            text(
              .shorrocksText,
              [
                "value": NumberStyle.decimals(2).text(shorrocks, in: language),
                "error": NumberStyle.decimals(2).text(error, in: language),
              ]))
        ]))
    }
    blocks.append(
      .table(
        ReportTable(
          name: "persistence", caption: text(.persistenceCaption), table: study.persistenceTable,
          styles: [
            ColumnStyle("class", title: text(.classWord), words: study.index.cellWords(in: language)),
            ColumnStyle("moves", title: text(.movesWord), number: .integer),
            ColumnStyle("stay", title: text(.stayWord), number: .probability),
            ColumnStyle("std_error_clustered", title: "±", number: .percent(decimals: 1)),
            ColumnStyle("expected_surveys", title: text(.surveysThereWord), number: .decimals(1)),
            ColumnStyle("long_run", title: text(.longRunWord), number: .probability),
          ])))
    if let clubs {
      blocks += Self.blocks(clubs, language)
      // One club of everybody needs no list for people.
      if isForPeople && clubs.clubs.clubs.count == 1 && clubs.clubs.divergent.isEmpty { blocks.removeLast() }
    }
    return Report(
      name: "mobility", title: title, language: language, blocks: blocks, data: json(study, clubs))
  }

  /// The moves between classes from one survey to the next, as shades.
  package static func figure(_ study: MobilityStudy, language: Language = .english) -> Figure {
    let words = study.index.cellWords(in: language)
    let classes = study.classes.map { words[$0] ?? $0 }
    let title = LocalizedString.mobilityTitle.text(
      in: language,
      [
        "index": study.index.shortName, "from": study.index.label(study.surveys.first ?? 0),
        "to": study.index.label(study.surveys.last ?? 0),
      ])
    return Figure(
      name: "transitions", caption: title,
      chart: HeatMap(
        title: title, subtitle: LocalizedString.transitionCaption.text(in: language), rows: classes, columns: classes,
        values: classes.indices.map { from in classes.indices.map { study.transitions.probability(from: from, to: $0) }
        },
        number: .percent(decimals: 0)))
  }

  /// People see the transitions as a matrix, programs one row a pair of classes.
  private static func matrix(_ study: MobilityStudy, _ language: Language) -> ReportTable {
    let classes = study.classes
    var columns = [Column("from_class", classes)]
    let words = study.index.cellWords(in: language)
    var styles = [ColumnStyle("from_class", title: LocalizedString.fromClassWord.text(in: language), words: words)]
    for (to, name) in classes.enumerated() {
      let cells = classes.indices.map { from -> String? in
        guard let share = study.transitions.probability(from: from, to: to) else { return nil }
        let shown = NumberStyle.probability.text(share, in: language)
        guard let error = study.transitions.clusteredError(from: from, to: to), error > 0 else { return shown }
        return "\(shown) ±\(NumberStyle.decimals(1).text(error * 100, in: language))"
      }
      columns.append(Column("to_\(to + 1)", cells))
      styles.append(ColumnStyle("to_\(to + 1)", title: words[name] ?? name, alignment: .trailing))
    }
    return ReportTable(
      name: "transitions", caption: LocalizedString.transitionCaption.text(in: language),
      table: Table(trusted: columns),
      styles: styles)
  }

  private static func blocks(_ study: ClubStudy, _ language: Language) -> [Block] {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let score = NumberStyle.decimals(study.index.decimals)
    let club = ColumnStyle("club", title: text(.clubWord))
    let merged = ColumnStyle("merged", title: text(.mergedWord), number: .integer)
    let styles = [
      ColumnStyle("members", title: text(.membersWord), number: .integer),
      ColumnStyle("slope", title: "b", number: .decimals(3)),
      ColumnStyle("statistic", title: "t", number: .decimals(2)),
      ColumnStyle("mean_last", title: text(.meanWord), number: score),
      ColumnStyle("highest", title: text(.highestWord)), ColumnStyle("lowest", title: text(.lowestWord)),
    ]
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "clubs",
          caption: text(
            .clubCaption, ["surveys": String(study.surveys.count), "entities": String(study.entities.count)]),
          table: study.table, styles: [club] + styles))
    ]
    if study.isMerged {
      blocks.append(
        .table(
          ReportTable(
            name: "merged_clubs", caption: text(.mergedCaption), table: study.mergedTable,
            styles: [club, ColumnStyle("clubs", title: text(.ofClubsWord))] + styles)))
    }
    return blocks + [
      .note([.text(text(.clubNote))]),
      .table(
        ReportTable(
          name: "members", caption: text(.clubMembersCaption), table: study.memberTable,
          styles: [
            ColumnStyle("club", title: text(.clubWord), number: .integer), ColumnStyle("name", title: text(.name)),
            ColumnStyle("score", title: text(.score), number: score),
          ] + (study.isMerged ? [merged] : []))),
    ]
  }

  private static func json(_ study: MobilityStudy, _ clubs: ClubStudy?) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("index", .text(study.index.id)),
      .init("surveys", .array(study.surveys.map { .number(Double($0)) })),
      .init("agreement", JSONValue(study.agreementTable)), .init("transitions", JSONValue(study.transitionTable)),
      .init("persistence", JSONValue(study.persistenceTable)),
      .init("shorrocks", JSONValue(study.transitions.shorrocks)),
      .init("shorrocks_se", JSONValue(study.transitions.shorrocksError)),
    ]
    if let clubs {
      members += [
        .init("clubs", JSONValue(clubs.table)), .init("merged_clubs", JSONValue(clubs.mergedTable)),
        .init("members", JSONValue(clubs.memberTable)),
      ]
    }
    return .object(members)
  }
}

extension LocalizedString {
  static let mobilityTitle = LocalizedString("{index} {from}–{to}: mobility", id: "{index} {from}–{to}: mobilitas")
  static let agreementCaption = LocalizedString(
    "How far successive rankings agree (last row: the first with the last)",
    id: "Kesesuaian peringkat berturut-turut (baris terakhir: pertama dengan terakhir)")
  static let entitiesWord = LocalizedString("In both", id: "Di keduanya")
  static let meanShiftWord = LocalizedString("Mean shift", id: "Geser rata-rata")
  static let churnWord = LocalizedString("Churn", id: "Perputaran")
  static let transitionCaption = LocalizedString(
    "Moves between classes from a survey to the next (± standard error, points)",
    id: "Perpindahan kelas dari satu survei ke berikutnya (± galat baku, poin)")
  static let fromClassWord = LocalizedString("From ↓ to →", id: "Dari ↓ ke →")
  static let shorrocksText = LocalizedString(
    "Shorrocks' index is {value} ± {error}: 0 where nobody moves, 1 where the next class does not depend on the last.",
    id: "Indeks Shorrocks {value} ± {error}: 0 bila tak ada yang berpindah, 1 bila kelas berikutnya tak bergantung.")
  static let persistenceCaption = LocalizedString("Who stays", id: "Yang bertahan")
  static let classWord = LocalizedString("Class", id: "Kelas")
  static let movesWord = LocalizedString("Moves", id: "Kasus")
  static let stayWord = LocalizedString("Stays", id: "Bertahan")
  static let surveysThereWord = LocalizedString("Surveys there", id: "Lama (survei)")
  static let longRunWord = LocalizedString("In the long run", id: "Jangka panjang")
  static let clubCaption = LocalizedString(
    "Convergence clubs of {entities} entities over {surveys} surveys (log t test)",
    id: "Klub konvergensi {entities} entitas selama {surveys} survei (uji log t)")
  static let clubWord = LocalizedString("Club", id: "Klub")
  static let mergedWord = LocalizedString("Merged into", id: "Digabung ke")
  static let ofClubsWord = LocalizedString("Of clubs", id: "Dari klub")
  static let mergedCaption = LocalizedString(
    "Clubs that converge together, merged", id: "Klub yang berkonvergensi bersama, digabung")
  static let membersWord = LocalizedString("Members", id: "Anggota")
  static let meanWord = LocalizedString("Mean", id: "Rata-rata")
  static let highestWord = LocalizedString("Highest", id: "Tertinggi")
  static let lowestWord = LocalizedString("Lowest", id: "Terendah")
  static let clubNote = LocalizedString(
    "b is the slope on log t; t below −1.65 rejects convergence at 5%. So few surveys make the test crude.",
    id:
      "b adalah kemiringan pada log t; t di bawah −1,65 menolak konvergensi pada 5%. Survei sesedikit ini membuat uji "
      + "kasar.")
  static let clubMembersCaption = LocalizedString("Members of the clubs", id: "Anggota klub")
}
