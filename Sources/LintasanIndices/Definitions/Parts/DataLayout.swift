/// Where an index's data lies: files beside the definition, and the columns in them.
package struct DataLayout: Hashable, Sendable {
  /// A file with facts about the entities.
  package struct Attributes: Hashable, Sendable {
    /// The file.
    package let file: String
    /// The column of the entity.
    package let key: String
    /// The columns by which entities can be grouped.
    package let groups: [String]
  }

  /// A file with further variables by entity and year.
  package struct Covariates: Hashable, Sendable {
    /// The file.
    package let file: String
    /// The column of the entity.
    package let entity: String
    /// The column of the year.
    package let time: String
  }

  /// A file with the scores of the leaves of the tree.
  package struct Indicators: Hashable, Sendable {
    /// The file.
    package let file: String
    /// The column of the entity.
    package let entity: String
    /// The column of the year.
    package let time: String
    /// What the name of an indicator's column begins with.
    package let prefix: String
    /// The number of digits that follow, with leading zeros.
    package let digits: Int

    /// The column of the indicator with a number: prefix `i` and 2 digits give `i07`.
    package func column(of number: Int) -> String {
      let text = String(number)
      return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
  }

  /// The file of the scores.
  package let scores: String
  /// Its column of the entity's identifier.
  package let entity: String
  /// Its column of the entity's name, if it has one.
  package let name: String?
  /// Its column of the year.
  package let time: String
  /// Its column of the index.
  package let value: String
  /// Its column of the published rank, if it has one.
  package let publishedRank: String?
  /// Its column of the published class, if it has one.
  package let publishedClass: String?
  /// Its column of flags (see ``MissingFlags``), if it has one.
  package let flag: String?
  /// Its column that says how official a row is, if it has one.
  package let standing: String?
  /// Its column of notes, if it has one.
  package let note: String?
  /// Facts about the entities, if any.
  package let attributes: Attributes?
  /// Further variables, if any.
  package let covariates: Covariates?
  /// Scores of the leaves, if any.
  package let indicators: Indicators?
}
