import LintasanTables

extension RankDecomposition: CustomStringConvertible {
  /// From which rank to which, and what each component added.
  public var description: String {
    func round(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
    let head =
      "\(Quotation.plain(name)): rank \(NumberText.shortest(ranks.from)) in \(years.from), "
      + "\(NumberText.shortest(ranks.to)) in \(years.to)"
    let table = Table(
      Column("component", parts.map(\.id)), Column("score_change", parts.map { $0.scoreChange.map(round) }),
      Column("contribution", parts.map { round($0.contribution) }),
      Column("rank_change_own", parts.map { round($0.rankChangeOwn) }),
      Column("rank_change_others", parts.map { round($0.rankChangeOthers) }))
    return "\(head)\n\(table.text(rows: 40))"
  }
}
