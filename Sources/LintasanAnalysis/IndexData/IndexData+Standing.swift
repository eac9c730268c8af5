import LintasanIndices
import LintasanTables

extension IndexData {
  /// How official the figures are, by entity and year, where the data say so (`official`, `secondary`, `not_final`).
  package struct Standings: Sendable {
    private let byRow: [Key: String]

    private struct Key: Hashable {
      let entity: String
      let year: Int
    }

    init?(_ index: IndexData) {
      guard let column = index.definition?.data.standing, let texts = try? index.scores.texts(column),
        let entities = try? index.scores.texts(index.columns.entity),
        let times = try? index.scores.numbers(index.columns.time)
      else { return nil }
      var byRow: [Key: String] = [:]
      for row in 0..<index.scores.rowCount {
        guard let entity = entities[row], let time = times[row], let year = Int(exactly: time), let text = texts[row]
        else { continue }
        byRow[Key(entity: entity, year: year)] = text
      }
      self.byRow = byRow
    }

    /// The standing of an entity's figure in a year.
    package func standing(of entity: String, in year: Int) -> String? { byRow[Key(entity: entity, year: year)] }
  }

  /// How official each figure is; `nil` where the data do not say.
  package var standings: Standings? { Standings(self) }

  /// Whether the scores of two years can be compared: no break lies between them.
  package func areComparable(_ first: Int, _ second: Int) -> Bool {
    let (low, high) = (min(first, second), max(first, second))
    return !(definition?.breaks ?? []).contains { $0.before > low && $0.before <= high }
  }
}
