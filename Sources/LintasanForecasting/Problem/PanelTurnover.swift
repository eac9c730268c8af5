public import LintasanTables

/// How many units entered a panel and left it from survey to survey.
public struct PanelTurnover: Hashable, Sendable {
  /// One survey beside the one before it.
  public struct Row: Hashable, Sendable {
    /// The survey.
    public let time: Int
    /// How many units have a score.
    public let present: Int
    /// How many of them had none at the survey before.
    public let entered: Int
    /// How many of those of the survey before have none.
    public let left: Int
  }

  /// The surveys after the first.
  public let rows: [Row]

  /// The turnover of a variable of a panel.
  public init(_ panel: Panel, variable: Int = 0) {
    rows = panel.times.indices.dropFirst().map { time in
      let (before, now) = (
        panel.crossSection(time: time - 1, variable: variable), panel.crossSection(time: time, variable: variable)
      )
      return Row(
        time: panel.times[time], present: now.count { $0 != nil },
        entered: now.indices.count { now[$0] != nil && before[$0] == nil },
        left: now.indices.count { now[$0] == nil && before[$0] != nil })
    }
  }

  /// The mean number of units that entered, or 0.
  public var meanEntered: Double { mean(\.entered) }
  /// The mean number of units that left, or 0.
  public var meanLeft: Double { mean(\.left) }

  /// Those that entered or left, as a share of those present, on average.
  public var share: Double {
    let present = mean(\.present)
    return present > 0 ? (meanEntered + meanLeft) / present : 0
  }

  private func mean(_ value: KeyPath<Row, Int>) -> Double {
    rows.isEmpty ? 0 : Double(rows.reduce(0) { $0 + $1[keyPath: value] }) / Double(rows.count)
  }

  /// One row a survey.
  public var table: Table {
    Table(
      Column("time", rows.map(\.time)), Column("present", rows.map(\.present)), Column("entered", rows.map(\.entered)),
      Column("left", rows.map(\.left)))
  }
}
