public import LintasanAnalysis
public import LintasanDocuments
import LintasanIndices
import LintasanTables

/// Entities side by side as a document.
public enum ComparisonReport {
  /// Scores, gaps, trajectories, who follows whom at what distance, and peers that climbed.
  ///
  /// `isForPeople`: people read ranks in the headings and who follows whom in sentences; programs get rows.
  ///
  /// - Throws: `IndexDataError`.
  public static func report(
    _ comparison: Comparison, isForPeople: Bool = true, language: Language = .english
  ) throws(IndexDataError) -> Report {
    func text(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
      phrase.text(in: language, values)
    }
    let index = comparison.index
    let score = NumberStyle.decimals(index.decimals)
    let title =
      "\(index.shortName) \(comparison.year): "
      + comparison.entities.map { index.name(of: $0, in: language.rawValue) }.joined(separator: ", ")
    let words = index.cellWords(in: language)
    let trajectory = try comparison.trajectoryTable()
    var blocks: [Block] = [.table(sideBySide(comparison, isForPeople: isForPeople, language))]
    if isForPeople {
      if !comparison.chases.isEmpty {
        let first = index.definition?.firstComparableYear(for: comparison.year)
        blocks.append(
          .list(
            comparison.chases.map { chase in
              [.text(sentence(chase, about: comparison.entities.first, index, since: first, language))]
            }))
      }
    } else {
      blocks.append(.table(ReportTable(name: "chases", caption: "", table: comparison.chaseTable)))
    }
    blocks.append(
      .table(
        ReportTable(
          name: "trajectories", caption: text(.trajectoryCaption), table: trajectory,
          styles: [ColumnStyle("year", title: text(.year), number: .year)]
            + comparison.entities.flatMap {
              [
                ColumnStyle("score_\($0)", title: $0, number: score),
                ColumnStyle("rank_\($0)", title: text(.rank), number: .rank),
                ColumnStyle(
                  "standing_\($0)", title: text(.standingWord), words: LocalizedString.standingWords(in: language)),
              ]
            })))
    if isForPeople {
      blocks += (index.definition?.breaks ?? []).map { .note([.text($0.reason.text(in: language.rawValue))]) }
    }
    if !comparison.peers.isEmpty {
      blocks.append(
        .table(
          ReportTable(
            name: "peers", caption: text(.peerCaption), table: comparison.peerTable,
            styles: [
              ColumnStyle("of", title: text(.peerOf)), ColumnStyle("name", title: text(.name), words: words),
              ColumnStyle("from", title: text(.fromWord), number: .year),
              ColumnStyle("rank_from", title: text(.rank), number: .rank),
              ColumnStyle("rank_to", title: "→", number: .rank),
              ColumnStyle("climbed", title: text(.placesWord), number: .signed(0)),
              ColumnStyle("through", title: text(.throughWord), words: words),
            ])))
    }
    return Report(name: "compare", title: title, language: language, blocks: blocks)
  }

  private static func sideBySide(
    _ comparison: Comparison, isForPeople: Bool, _ language: Language
  ) -> ReportTable {
    let (index, entities) = (comparison.index, comparison.entities)
    let score = NumberStyle.decimals(index.decimals)
    let first = entities.first ?? ""
    let titles = entities.map { entity in
      LocalizedString.nameWithRank.text(
        in: language,
        ["name": entity, "rank": comparison.rank(of: entity).map { NumberStyle.rank.text($0, in: language) } ?? ""])
    }
    var styles = [ColumnStyle("name", title: "", words: index.cellWords(in: language))]
    styles += zip(entities, titles).map { ColumnStyle($0, title: $1, number: score) }
    styles += entities.dropFirst().map {
      ColumnStyle("gap_\($0)", title: "\($0) − \(first)", number: .signed(index.decimals))
    }
    var table = comparison.table
    if isForPeople {
      // Ranks stand in the headings; among scores they would have decimals.
      table = table.filter { row in
        if case .text(let measure)? = table.columns.first?[row] {
          measure != "rank" && !measure.hasSuffix("_rank")
        } else {
          true
        }
      }
    }
    return ReportTable(
      name: "comparison",
      caption: LocalizedString.comparisonCaption.text(
        in: language, ["name": index.name(of: first, in: language.rawValue)]),
      table: table, styles: styles)
  }

  /// The sentence is about the entity that was named first, where it is one of the two.
  private static func sentence(
    _ chase: Comparison.Chase, about named: String?, _ index: IndexData, since first: Int?, _ language: Language
  ) -> String {
    let score = NumberStyle.decimals(index.decimals)
    let speed = NumberStyle.signed(index.decimals)
    let values = [
      "follower": index.name(of: chase.follower, in: language.rawValue),
      "leader": index.name(of: chase.leader, in: language.rawValue),
      "score": score.text(chase.score, in: language), "year": chase.leaderYear.map(String.init) ?? "",
      "behind": chase.yearsBehind.map(String.init) ?? "",
      "fast": chase.leaderSpeed.map { speed.text($0, in: language) } ?? "",
      "own": chase.followerSpeed.map { speed.text($0, in: language) } ?? "",
    ]
    let isFollower = chase.follower == named
    guard chase.leaderYear == nil else {
      let phrase: LocalizedString = isFollower ? .followSentence : .chaseSentence
      return phrase.text(in: language, values)
    }
    if let first, let start = index.years.first, first > start {
      let since = index.years.first { $0 >= first } ?? first
      let phrase: LocalizedString = isFollower ? .followSince : .chaseSince
      return phrase.text(in: language, values.merging(["first": String(since)]) { own, _ in own })
    }
    let phrase: LocalizedString = isFollower ? .followBefore : .chaseBefore
    return phrase.text(in: language, values)
  }
}

extension LocalizedString {
  static let nameWithRank = LocalizedString("{name} (rank {rank})", id: "{name} (peringkat {rank})")
  static let comparisonCaption = LocalizedString(
    "Side by side, and gaps to {name}", id: "Berdampingan, dan selisih dengan {name}")
  static let chaseSentence = LocalizedString(
    "{leader} last stood no higher than where {follower} stands now ({score}) in {year}, {behind} years ago. Since then it "
      + "has moved {fast} a year, {follower} {own}.",
    id:
      "{leader} terakhir tidak lebih tinggi dari posisi {follower} kini ({score}) pada {year}, {behind} tahun lalu. Sejak "
      + "itu ia bergerak {fast} per tahun, {follower} {own}.")
  static let chaseBefore = LocalizedString(
    "{leader} has stood above {follower}'s present score ({score}) in every survey.",
    id: "{leader} selalu di atas nilai {follower} kini ({score}) di setiap survei.")
  static let chaseSince = LocalizedString(
    "{leader} has stood above {follower}'s present score ({score}) in every survey since {first}, the first that can be compared.",
    id:
      "{leader} selalu di atas nilai {follower} kini ({score}) di setiap survei sejak {first}, survei pertama yang dapat dibandingkan."
  )
  static let followSentence = LocalizedString(
    "{follower} is {behind} years behind {leader}, which last stood no higher than its present score ({score}) in {year}. Since "
      + "then {follower} has moved {own} a year, {leader} {fast}.",
    id:
      "{follower} tertinggal {behind} tahun dari {leader}, yang terakhir tidak lebih tinggi dari nilai indeksnya kini ({score}) "
      + "pada {year}. Sejak itu {follower} bergerak {own} per tahun, {leader} {fast}.")
  static let followBefore = LocalizedString(
    "{follower}'s present score ({score}) is below that of {leader} in every survey.",
    id: "Nilai {follower} kini ({score}) di bawah nilai {leader} di setiap survei.")
  static let followSince = LocalizedString(
    "{follower}'s present score ({score}) is below that of {leader} in every survey since {first}, the first that can be compared.",
    id:
      "Nilai {follower} kini ({score}) di bawah nilai {leader} di setiap survei sejak {first}, survei pertama yang dapat dibandingkan."
  )
  static let trajectoryCaption = LocalizedString(
    "Scores and ranks at every survey", id: "Nilai dan peringkat tiap survei")
  static let peerCaption = LocalizedString(
    "Nearest peers (by components, income, region) that climbed most", id: "Sejawat terdekat yang naik paling banyak")
  static let peerOf = LocalizedString("Peer of", id: "Sejawat")
  static let throughWord = LocalizedString("Most through", id: "Terutama lewat")
}
