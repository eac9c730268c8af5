package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices

/// The analyst's brief on an index: where the entities in focus stood at every survey, where they are heading, who is
/// level with them, who moves most, how the figures were made and how far to trust them.
///
/// With no focus of its own an index is shown by its groups.
package struct IndexBrief: Sendable {
  /// The projection that every figure is taken from.
  package let projection: Projection
  /// The identifiers of the entities in focus; may be empty.
  package let focus: [String]
  /// The language of the words.
  package let language: Language
  /// The command that makes the brief again.
  package let command: String
  /// How the method did on past surveys, if that was measured for this index and model.
  package let accuracy: MeasuredAccuracy?

  /// What a report begins with: the brief about each entity in focus that has one.
  package var openings: [EntityBrief] = []

  let standing: YearRanking
  /// What people read in cells instead of the English that programs get.
  let cellWords: [String: String]

  var index: IndexData { projection.index }

  /// A brief.
  ///
  /// - Parameters:
  ///   - projection: what every figure is taken from.
  ///   - focus: identifiers of the index; each must have been scored at the origin.
  ///   - language: the language of the words.
  ///   - command: what makes the brief again.
  ///   - accuracy: how the method did on past surveys, if that was measured.
  /// - Throws: `.notScored` for an entity in focus without a score at the origin.
  package init(
    _ projection: Projection, focus: [String], language: Language = .english, command: String,
    accuracy: MeasuredAccuracy? = nil
  ) throws(IndexDataError) {
    standing = try projection.index.ranking(in: projection.origin)
    for entity in focus where standing.place(of: entity) == nil {
      throw .notScored(entity: projection.index.name(of: entity), year: projection.origin)
    }
    self.projection = projection
    self.focus = focus
    self.language = language
    self.command = command
    self.accuracy = accuracy
    cellWords = projection.index.cellWords(in: language)
  }

  /// The document.
  package func report() throws -> Report {
    var blocks: [Block] = successorBlocks()
    for opening in openings {
      blocks.append(.heading(level: 2, words(.whereItStands, ["name": name(of: opening.entity)])))
      blocks += try opening.blocks(level: 3)
    }
    for entity in focus { blocks += try focusBlocks(entity) }
    if focus.isEmpty { blocks += groupBlocks() }
    blocks.append(.figure(try bumpFigure()))
    blocks += leaderBlocks()
    if let map = mapFigure() { blocks.append(.figure(map)) }
    blocks += moverBlocks()
    blocks.append(.figure(try intervalFigure()))
    blocks += methodBlocks()
    blocks += [.heading(level: 2, words(.reproduceHeading)), .code(command)]
    blocks += notDoneBlocks() + appendixBlocks()
    return Report(
      name: "report",
      title: words(.briefTitle, ["index": indexName, "year": index.label(projection.years.last ?? projection.origin)]),
      language: language, blocks: blocks)
  }

  // MARK: - Words

  func words(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
    phrase.text(in: language, values)
  }

  var indexName: String {
    index.definition.map { $0.name.text(in: language.rawValue) } ?? index.shortName
  }

  var entitySingular: String {
    index.definition?.entity.singular.text(in: language.rawValue) ?? words(.entityNoun)
  }

  var entityPlural: String {
    index.definition?.entity.plural.text(in: language.rawValue) ?? words(.entitiesNoun)
  }

  var scoreStyle: NumberStyle { .decimals(index.decimals) }

  /// What people call an entity.
  func name(of entity: String) -> String { index.name(of: entity, in: language.rawValue) }

  /// A column of names, shown as people know them.
  var nameStyle: ColumnStyle { ColumnStyle("name", title: words(.name), words: cellWords) }

  func text(_ value: Double, _ style: NumberStyle) -> String { style.text(value, in: language) }

  /// An interval of ranks as people read it: `43–70`.
  func rankInterval(_ lower: Double, _ upper: Double) -> String {
    "\(text(lower.rounded(), .integer))–\(text(upper.rounded(), .integer))"
  }
}
