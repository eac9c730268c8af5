/// What a report on the index shows unless it is told otherwise.
package struct ReportDefaults: Hashable, Sendable {
  /// The entities in focus.
  package let focus: [String]
  /// How many neighbours in the ranking are shown on either side.
  package let neighbours: Int
  /// The ranks for which the chance to be among the best is given.
  package let top: [Int]
  /// The attribute by which entities are grouped.
  package let group: String?

  /// Defaults of a report.
  package init(focus: [String] = [], neighbours: Int = 5, top: [Int] = [10, 25, 50, 100], group: String? = nil) {
    self.focus = focus
    self.neighbours = neighbours
    self.top = top
    self.group = group
  }
}
