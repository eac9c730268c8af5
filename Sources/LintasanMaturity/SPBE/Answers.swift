import LintasanIndices
public import LintasanTables

/// The levels that an agency has reached, one for every indicator of a questionnaire.
public struct Answers: Hashable, Sendable {
  /// The levels, in the order of the questionnaire's items.
  public let levels: [Int]

  /// Levels in the order of the questionnaire's items.
  ///
  /// - Throws: `.missingIndicators` where they are too few, `.unknownIndicator` where too many, `.notALevel`.
  package init(_ levels: [Int], of questionnaire: Questionnaire) throws(QuestionnaireError) {
    guard levels.count >= questionnaire.items.count else {
      throw .missingIndicators(questionnaire.items[levels.count...].map(\.number))
    }
    guard levels.count == questionnaire.items.count else {
      throw .unknownIndicator(found: "\(levels.count)", numbers: questionnaire.numbers, row: nil)
    }
    for (item, level) in zip(questionnaire.items, levels) where !questionnaire.levels.contains(level) {
      throw .notALevel(indicator: item.number, found: "\(level)", levels: questionnaire.levels, row: nil)
    }
    self.levels = levels
  }

  init(trusted levels: [Int]) { self.levels = levels }

  /// The answers after raises, by position of the item.
  func raised(by raises: [Int]) -> Answers {
    Answers(trusted: zip(levels, raises).map { $0 + $1 })
  }

  /// The answers as a sheet: `indicator`, `maturity`.
  public func table(of questionnaire: Questionnaire) -> Table {
    Table(Column("indicator", questionnaire.items.map(\.number)), Column("maturity", levels))
  }

  /// The indicator that a cell names: a number, or a number after letters such as `i07`.
  static func item(
    _ cell: Cell, of questionnaire: Questionnaire, row: Int?
  ) throws(QuestionnaireError) -> (number: Int, position: Int) {
    let found = text(of: cell)
    let number: Int? =
      switch cell {
      case .number(let value): Int(exactly: value)
      case .text(let text):
        Int(text.trimmed)
          ?? (text.trimmed.first == "i" || text.trimmed.first == "I"
            ? Int(text.trimmed.dropFirst()) : nil)
      default: nil
      }
    guard let number, let position = questionnaire.position(ofNumber: number) else {
      throw .unknownIndicator(found: found, numbers: questionnaire.numbers, row: row)
    }
    return (number, position)
  }

  static func text(of cell: Cell) -> String {
    switch cell {
    case .number(let value): NumberText.shortest(value)
    case .text(let text): "“\(text)”"
    case .boolean(let value): value ? "true" : "false"
    case .missing: "nothing"
    }
  }
}

extension Questionnaire {
  /// From the lowest to the highest number of an indicator.
  package var numbers: ClosedRange<Int> {
    let numbers = items.map(\.number)
    return (numbers.min() ?? 0)...(numbers.max() ?? 0)
  }
}

extension Table {
  /// The first column that goes by one of some names, whatever their case.
  func column(among names: [String]) -> Column? {
    for name in names {
      if let column = columns.first(where: { $0.name.trimmed.lowercased() == name }) { return column }
    }
    return nil
  }
}

extension String {
  /// The text without spaces and tabs at its ends.
  var trimmed: Substring {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    let start = self.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start.prefix(0) }
    return start[...last]
  }
}
