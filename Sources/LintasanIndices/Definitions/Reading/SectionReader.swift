import LintasanTables

/// Reads the parts of a definition other than its tree.
enum SectionReader {
  static func calendar(_ root: MappingReader) throws(DefinitionError) -> SurveyCalendar {
    let reader = try root.mapping("calendar", allowing: ["surveys", "step"])
    let surveys = try reader.integers("surveys", in: 1...9999, "a year")
    let step = try reader.integer("step", in: 1...100, "a number of years from 1 to 100")
    guard let calendar = SurveyCalendar(surveys: surveys, step: step) else {
      throw reader.has("surveys")
        ? reader.unexpected("surveys", expected: "a list of years, each later than the one before it")
        : reader.missing("surveys")
    }
    return calendar
  }

  static func validity(_ root: MappingReader) throws(DefinitionError) -> ValidityYears? {
    guard let reader = try root.optionalMapping("valid", allowing: ["from", "to", "succeeded_by"]) else { return nil }
    let from = try reader.year("from")
    let to = reader.has("to") ? try reader.year("to") : nil
    guard let validity = ValidityYears(from: from, to: to, successor: try successor(reader)) else {
      throw reader.unexpected("to", expected: "a year not before \(from)")
    }
    return validity
  }

  private static func successor(_ valid: MappingReader) throws(DefinitionError) -> SuccessorIndex? {
    let keys = ["id", "name", "from", "instrument", "comparable", "standing", "reason", "accounts"]
    guard let reader = try valid.optionalMapping("succeeded_by", allowing: keys) else { return nil }
    var accounts: [SuccessorIndex.SourceStatement] = []
    for account in try reader.mappings("accounts", allowing: ["source", "aspects", "indicators"]) {
      func count(_ key: String) throws(DefinitionError) -> Int? {
        account.has(key) ? try account.integer(key, in: 1...100_000, "a number") : nil
      }
      accounts.append(
        SuccessorIndex.SourceStatement(
          source: try account.text("source"), aspects: try count("aspects"), indicators: try count("indicators")))
    }
    let id = try reader.text("id")
    return SuccessorIndex(
      id: id, name: reader.has("name") ? try reader.localized("name") : LocalizedText(id),
      from: try reader.year("from"), instrument: try reader.optionalText("instrument"),
      isComparable: reader.has("comparable") ? try reader.boolean("comparable") : false,
      standing: try reader.optionalText("standing"), reason: try reader.localized("reason"), accounts: accounts)
  }

  static func entity(_ root: MappingReader) throws(DefinitionError) -> EntityNames {
    guard let reader = try root.optionalMapping("entity", allowing: ["singular", "plural"]) else {
      return EntityNames(
        singular: LocalizedText(english: "entity", indonesian: "entitas"),
        plural: LocalizedText(english: "entities", indonesian: "entitas"))
    }
    return EntityNames(singular: try reader.localized("singular"), plural: try reader.localized("plural"))
  }

  static func scale(_ root: MappingReader) throws(DefinitionError) -> ScoreScale {
    let reader = try root.mapping("scale", allowing: ["minimum", "maximum", "decimals", "direction"])
    let minimum = try reader.number("minimum")
    let maximum = try reader.number("maximum")
    let decimals = reader.has("decimals") ? try reader.integer("decimals", in: 0...15, "a number from 0 to 15") : 2
    let direction =
      reader.has("direction") ? try reader.choice("direction", of: ScoreScale.Direction.self) : .higher
    guard let scale = ScoreScale(minimum: minimum, maximum: maximum, decimals: decimals, direction: direction) else {
      throw reader.unexpected("maximum", expected: "a number above the minimum")
    }
    return scale
  }

  static func missing(_ root: MappingReader) throws(DefinitionError) -> MissingFlags {
    guard let reader = try root.optionalMapping("missing", allowing: ["not_surveyed", "zero"]) else {
      return MissingFlags()
    }
    return MissingFlags(
      notSurveyed: try reader.optionalText("not_surveyed"), zero: try reader.optionalText("zero"))
  }

  static func tiers(_ root: MappingReader) throws(DefinitionError) -> [HierarchyLevel] {
    var found: [HierarchyLevel] = []
    for reader in try root.mappings("tiers", allowing: ["id", "name"]) {
      found.append(HierarchyLevel(id: try reader.text("id"), name: try reader.localized("name")))
    }
    return found
  }

  static func companions(_ root: MappingReader) throws(DefinitionError) -> [RelatedIndex] {
    var found: [RelatedIndex] = []
    for reader in try root.mappings("companions", allowing: ["id", "name", "column", "rank"]) {
      found.append(
        RelatedIndex(
          id: try reader.text("id"), name: try reader.localized("name"), column: try reader.text("column"),
          rank: try reader.optionalText("rank")))
    }
    return found
  }

  static func capabilities(_ root: MappingReader) throws(DefinitionError) -> [MaturityScale] {
    var found: [MaturityScale] = []
    for reader in try root.mappings("capabilities", allowing: ["id", "name", "levels"]) {
      var levels: [MaturityScale.Level] = []
      for level in try reader.mappings("levels", allowing: ["level", "name"]) {
        let number = try level.integer("level", in: 0...1000, "a whole number")
        guard number > levels.last?.level ?? -1 else {
          throw level.unexpected("level", expected: "a level above the one before it")
        }
        levels.append(MaturityScale.Level(level: number, name: try level.localized("name")))
      }
      guard !levels.isEmpty else { throw reader.missing("levels") }
      found.append(MaturityScale(id: try reader.text("id"), name: try reader.localized("name"), levels: levels))
    }
    return found
  }

  static func classes(_ root: MappingReader) throws(DefinitionError) -> [ScoreClass] {
    var found: [ScoreClass] = []
    var lines: [String: Int] = [:]
    for reader in try root.mappings("classes", allowing: ["id", "name", "from"]) {
      let id = try reader.text("id")
      if let first = lines[id] { throw reader.fault(.duplicateID(id, firstLine: first), at: "id") }
      lines[id] = reader.line(of: "id") ?? 0
      let bound = try reader.number("from")
      guard bound < found.last?.lowerBound ?? .infinity else {
        throw reader.unexpected("from", expected: "a number below that of the class before it")
      }
      found.append(ScoreClass(id: id, name: try reader.localized("name"), lowerBound: bound))
    }
    return found
  }

  static func breaks(_ root: MappingReader) throws(DefinitionError) -> [SeriesBreak] {
    var found: [SeriesBreak] = []
    for reader in try root.mappings("breaks", allowing: ["before", "reason"]) {
      found.append(SeriesBreak(before: try reader.year("before"), reason: try reader.localized("reason")))
    }
    return found.sorted { $0.before < $1.before }
  }

  static func exceptions(_ root: MappingReader) throws(DefinitionError) -> [KnownDiscrepancy] {
    var found: [KnownDiscrepancy] = []
    for reader in try root.mappings("exceptions", allowing: ["check", "year", "entities", "note"]) {
      found.append(
        KnownDiscrepancy(
          check: try reader.choice("check", of: KnownDiscrepancy.Check.self), year: try reader.year("year"),
          entities: try reader.texts("entities"), note: try reader.localized("note")))
    }
    return found
  }

  static func report(_ root: MappingReader) throws(DefinitionError) -> ReportDefaults {
    guard let reader = try root.optionalMapping("report", allowing: ["focus", "neighbours", "top", "group"]) else {
      return ReportDefaults()
    }
    let counts = 1...1_000_000
    return ReportDefaults(
      focus: try reader.texts("focus"),
      neighbours: reader.has("neighbours") ? try reader.integer("neighbours", in: 0...1000, "a number from 0") : 5,
      top: reader.has("top") ? try reader.integers("top", in: counts, "a number of ranks from 1") : [10, 25, 50, 100],
      group: try reader.optionalText("group"))
  }
}
