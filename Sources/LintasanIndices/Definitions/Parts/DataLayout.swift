/// Where an index's data lies: files beside the definition, and the columns in them.
public struct DataLayout: Hashable, Sendable {
  /// A file with facts about the entities.
  public struct Attributes: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The column of the entity.
    public let key: String
    /// The columns by which entities can be grouped.
    public let groups: [String]
  }

  /// A file with further variables by entity and year.
  public struct Covariates: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The column of the entity.
    public let entity: String
    /// The column of the year.
    public let time: String
  }

  /// A file with the scores of the leaves of the tree.
  public struct Indicators: Hashable, Sendable {
    /// The file.
    public let file: String
    /// The column of the entity.
    public let entity: String
    /// The column of the year.
    public let time: String
    /// What the name of an indicator's column begins with.
    public let prefix: String
    /// The number of digits that follow, with leading zeros.
    public let digits: Int

    /// The column of the indicator with a number: prefix `i` and 2 digits give `i07`.
    public func column(of number: Int) -> String {
      let text = String(number)
      return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
    }
  }

  /// The file of the scores.
  public let scores: String
  /// Its column of the entity's identifier.
  public let entity: String
  /// Its column of the entity's name, if it has one.
  public let name: String?
  /// Its column of the year.
  public let time: String
  /// Its column of the index.
  public let value: String
  /// Its column of the published rank, if it has one.
  public let publishedRank: String?
  /// Its column of the published class, if it has one.
  public let publishedClass: String?
  /// Its column of flags (see ``MissingFlags``), if it has one.
  public let flag: String?
  /// Its column that says how official a row is, if it has one.
  public let standing: String?
  /// Its column of notes, if it has one.
  public let note: String?
  /// Facts about the entities, if any.
  public let attributes: Attributes?
  /// Further variables, if any.
  public let covariates: Covariates?
  /// Scores of the leaves, if any.
  public let indicators: Indicators?
}
