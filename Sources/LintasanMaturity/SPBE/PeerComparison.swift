import LintasanIndices
import LintasanStatistics
package import LintasanTables

/// An agency's answers beside those of its group: where it leads and where it lags.
package struct PeerComparison: Hashable, Sendable {
  /// One indicator.
  package struct Gap: Hashable, Sendable {
    /// The indicator.
    package let item: Questionnaire.Item
    /// The agency's level.
    package let level: Int
    /// The median level of the group.
    package let median: Double
    /// What catching up with the median would add to the index; negative where the agency is ahead.
    package let worth: Double
  }

  /// One for every indicator, in the order of the questionnaire.
  package let gaps: [Gap]
  /// The number of peers.
  package let peerCount: Int
  private let language: String

  /// Compares answers with those of peers; `nil` where there are none.
  package init?(_ answers: Answers, peers: [Answers], of questionnaire: Questionnaire, language: String = "en") {
    guard !peers.isEmpty else { return nil }
    peerCount = peers.count
    self.language = language
    gaps = questionnaire.items.enumerated().map { position, item in
      let median = Quantiles.median(peers.map { Double($0.levels[position]) }) ?? 0
      return Gap(
        item: item, level: answers.levels[position], median: median,
        worth: (median - Double(answers.levels[position])) * Double(item.weight) / Double(questionnaire.unit))
    }
  }

  /// The indicators on which the agency lags, the costliest for its index first.
  package var weaknesses: [Gap] {
    gaps.filter { $0.worth > 0 }.sorted { ($1.worth, $0.item.number) < ($0.worth, $1.item.number) }
  }

  /// The indicators on which it leads, the most worth first.
  package var strengths: [Gap] {
    gaps.filter { $0.worth < 0 }.sorted { ($0.worth, $0.item.number) < ($1.worth, $1.item.number) }
  }

  /// One row an indicator: `indicator, name, maturity, group_median, gap, worth`.
  package var table: Table {
    Table(
      Column("indicator", gaps.map(\.item.number)), Column("name", gaps.map { $0.item.name.text(in: language) }),
      Column("maturity", gaps.map(\.level)), Column("group_median", gaps.map(\.median)),
      Column("gap", gaps.map { Double($0.level) - $0.median }), Column("worth", gaps.map(\.worth)))
  }
}
