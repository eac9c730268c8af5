package import LintasanTables

/// How many units entered a panel and left it from survey to survey.
package struct PanelTurnover: Hashable, Sendable {
  /// One survey beside the one before it.
  package struct Row: Hashable, Sendable {
    /// The survey.
    package let time: Int
    /// How many units have a score.
    package let present: Int
    /// How many of them had none at the survey before.
    package let entered: Int
    /// How many of those of the survey before have none.
    package let left: Int
  }

  /// The surveys after the first.
  package let rows: [Row]

  /// The turnover of a variable of a panel.
  package init(_ panel: Panel, variable: Int = 0) {
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
  package var meanEntered: Double { mean(\.entered) }
  /// The mean number of units that left, or 0.
  package var meanLeft: Double { mean(\.left) }

  /// Those that entered or left, as a share of those present, on average.
  package var share: Double {
    let present = mean(\.present)
    return present > 0 ? (meanEntered + meanLeft) / present : 0
  }

  private func mean(_ value: KeyPath<Row, Int>) -> Double {
    rows.isEmpty ? 0 : Double(rows.reduce(0) { $0 + $1[keyPath: value] }) / Double(rows.count)
  }

  /// One row a survey.
  package var table: Table {
    Table(
      Column("time", rows.map(\.time)), Column("present", rows.map(\.present)), Column("entered", rows.map(\.entered)),
      Column("left", rows.map(\.left)))
  }
}
