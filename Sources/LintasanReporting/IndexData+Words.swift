import LintasanAnalysis
import LintasanDocuments
import LintasanIndices

extension IndexData {
  /// What people read in the cells of tables instead of the English that programs get: names of countries, components, groups and
  /// of the few words that stand in cells.
  func cellWords(in language: Language) -> [String: String] {
    var words = LocalizedString.groups.merging(LocalizedString.cells) { first, _ in first }.mapValues {
      $0.text(in: language)
    }
    let named = (definition?.allComponents.map(\.name) ?? []) + (definition?.companions.map(\.name) ?? [])
    let classes = definition?.classes.map(\.name) ?? []
    for name in named + classes { words[name.english] = name.text(in: language.rawValue) }
    for (entity, name) in translatedNames[language.rawValue] ?? [:] { words[self.name(of: entity)] = name }
    return words
  }

  /// Where the figures of a picture come from.
  func sourceLine(in language: Language) -> String {
    LocalizedString.sourceLine.text(in: language, ["publisher": definition?.publisher ?? shortName])
  }
}
