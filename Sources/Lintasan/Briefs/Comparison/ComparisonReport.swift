public import LintasanAnalysis
public import LintasanReports
import LintasanTables

/// Entities side by side as a document.
public enum ComparisonReport {
  /// Scores, gaps, trajectories, who follows whom at what distance, and peers that climbed.
  ///
  /// - Throws: `IndexDataError`.
  public static func report(
    _ comparison: Comparison, language: Language = .english
  ) throws(IndexDataError) -> Report {
    func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String { phrase.text(in: language, values) }
    let index = comparison.index
    let score = NumberStyle.decimals(index.decimals)
    let title =
      "\(index.shortName) \(comparison.year): "
      + comparison.entities.map { index.name(of: $0, in: language.rawValue) }.joined(separator: ", ")
    let words = index.cellWords(in: language)
    var styles = [ColumnStyle("name", title: "", words: words)]
    styles += comparison.entities.map {
      ColumnStyle($0, title: index.name(of: $0, in: language.rawValue), number: .significant(5))
    }
    styles += comparison.entities.dropFirst().map {
      ColumnStyle("gap_\($0)", title: "± \($0)", number: .significant(4))
    }
    let trajectory = try comparison.trajectoryTable()
    var blocks: [Block] = [
      .table(ReportTable(name: "comparison", caption: title, table: comparison.table, styles: styles))
    ]
    if !comparison.chases.isEmpty {
      blocks.append(
        .list(comparison.chases.map { chase in [.text(sentence(chase, index, language))] }))
      blocks.append(
        .table(
          ReportTable(
            name: "chases", caption: text(.chaseCaption), table: comparison.chaseTable,
            styles: [
              ColumnStyle("follower", title: text(.followerWord)), ColumnStyle("leader", title: text(.leaderWord)),
              ColumnStyle("leader_year", title: text(.leaderThere), number: .year),
              ColumnStyle("years_behind", title: text(.yearsBehind), number: .integer),
              ColumnStyle("leader_gain_per_year", title: text(.leaderSpeed), number: .signed(index.decimals)),
              ColumnStyle("follower_gain_per_year", title: text(.followerSpeed), number: .signed(index.decimals)),
            ])))
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
              ]
            })))
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

  private static func sentence(_ chase: Comparison.Chase, _ index: IndexData, _ language: Language) -> String {
    let score = NumberStyle.decimals(index.decimals)
    let values = [
      "follower": index.name(of: chase.follower, in: language.rawValue),
      "leader": index.name(of: chase.leader, in: language.rawValue),
      "score": score.text(chase.score, in: language), "year": chase.leaderYear.map(String.init) ?? "",
      "behind": chase.yearsBehind.map(String.init) ?? "",
    ]
    return (chase.leaderYear == nil ? Phrase.chaseBefore : .chaseSentence).text(in: language, values)
  }
}

extension Phrase {
  static let chaseSentence = Phrase(
    "{leader} last stood no higher than where {follower} stands now ({score}) in {year}: {behind} years ago.",
    id: "{leader} terakhir tidak lebih tinggi dari posisi {follower} kini ({score}) pada {year}: {behind} tahun lalu.")
  static let chaseBefore = Phrase(
    "{leader} has stood above {follower}'s present score ({score}) in every survey.",
    id: "{leader} selalu di atas nilai {follower} kini ({score}) di setiap survei.")
  static let chaseCaption = Phrase("Followers and the leader", id: "Pengikut dan pemimpin")
  static let followerWord = Phrase("Follower", id: "Pengikut")
  static let leaderWord = Phrase("Leader", id: "Pemimpin")
  static let leaderThere = Phrase("Leader there in", id: "Pemimpin di sana")
  static let yearsBehind = Phrase("Years behind", id: "Tertinggal (tahun)")
  static let leaderSpeed = Phrase("Leader a year since", id: "Pemimpin per tahun")
  static let followerSpeed = Phrase("Follower a year", id: "Pengikut per tahun")
  static let trajectoryCaption = Phrase("Scores and ranks at every survey", id: "Nilai dan peringkat tiap survei")
  static let peerCaption = Phrase(
    "Nearest peers (by components, income, region) that climbed most", id: "Sejawat terdekat yang naik paling banyak")
  static let peerOf = Phrase("Peer of", id: "Sejawat")
  static let throughWord = Phrase("Most through", id: "Terutama lewat")
}
