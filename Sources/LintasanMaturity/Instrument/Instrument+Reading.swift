import LintasanIndices

extension Instrument {
  /// Reads an instrument from its file.
  ///
  /// - Throws: `.notAnInstrument` with the place in the file.
  public init(yaml bytes: [UInt8], file: String) throws(InstrumentError) {
    let document: YAMLValue
    do {
      document = try YAMLValue(yaml: bytes, file: file)
    } catch {
      throw .notAnInstrument(file: file, place: "", reason: error.sentence)
    }
    let root = try InstrumentFields(
      document, file: file, place: "",
      allowing: [
        "format", "id", "name", "short_name", "regulation", "standing", "caution", "valid", "replaces", "stages",
        "levels", "predicates", "superseded_cutoffs", "external", "refused_evidence", "prerequisites", "gates",
        "aspects", "indicators", "sources", "unknown",
      ])
    guard try root.text("format") == Self.format else { throw root.fault("expected \(Self.format)", at: "format") }
    let valid = try root.mapping("valid", allowing: ["from", "to"])
    id = try root.text("id")
    name = try root.localized("name")
    shortName = try root.text("short_name")
    regulation = try root.text("regulation")
    standing = try root.text("standing")
    caution = try root.localized("caution")
    firstYear = try valid.integer("from", in: 1...9999)
    lastYear = valid.has("to") ? try valid.integer("to", in: 1...9999) : nil
    replaces = try root.optionalText("replaces")
    supersededCutoffs = try root.numbers("superseded_cutoffs")
    let levels = try Self.levels(root)
    let indicators = try Self.indicators(root, levelCount: levels.count)
    self.levels = levels
    self.indicators = indicators
    predicates = try Self.predicates(root, from: levels[0].floor)
    aspects = try Self.aspects(root, indicators)
    var stages: [Stage] = []
    for entry in try root.mappings("stages", allowing: ["id", "name"]) {
      stages.append(Stage(id: try entry.text("id"), name: try entry.localized("name")))
    }
    self.stages = stages
    external = try Self.external(root, indicators)
    refusedEvidence = try Self.refused(root, indicators)
    prerequisites = try Self.prerequisites(root, indicators, levelCount: levels.count)
    gates = try Self.gates(root, indicators, levelCount: levels.count)
    try Self.check(root, external, indicators)
  }

  private static func levels(_ root: InstrumentFields) throws(InstrumentError) -> [Level] {
    var levels: [Level] = []
    for entry in try root.mappings("levels", allowing: ["level", "from", "to"]) {
      let level = Level(
        number: try entry.integer("level", in: 1...20), floor: try entry.number("from"), ceiling: try entry.number("to")
      )
      guard level.number == levels.count + 1, level.floor < level.ceiling,
        levels.last.map({ $0.ceiling == level.floor }) ?? true
      else { throw entry.fault("expected levels 1, 2, … whose bands follow one another without gaps") }
      levels.append(level)
    }
    if levels.isEmpty { throw root.fault("an instrument needs levels", at: "levels") }
    return levels
  }

  private static func predicates(_ root: InstrumentFields, from lowest: Double) throws(InstrumentError) -> [Predicate] {
    var found: [Predicate] = []
    for entry in try root.mappings("predicates", allowing: ["id", "from", "grade", "label"]) {
      found.append(
        Predicate(
          id: try entry.text("id"), lowerBound: try entry.number("from"), grade: try entry.localized("grade"),
          label: try entry.localized("label")))
    }
    guard found.first?.lowerBound == lowest, zip(found, found.dropFirst()).allSatisfy({ $0.lowerBound < $1.lowerBound })
    else { throw root.fault("expected grades that ascend from the lowest value", at: "predicates") }
    return found
  }

  private static func indicators(
    _ root: InstrumentFields, levelCount: Int
  ) throws(InstrumentError) -> [Indicator] {
    let aspectNumbers = try root.mappings("aspects", allowing: ["number", "name", "weight"])
    var found: [Indicator] = []
    for entry in try root.mappings(
      "indicators",
      allowing: [
        "id", "number", "code", "aspect", "weight", "name", "meaning", "items", "external", "levels", "spbe",
        "confidence", "note",
      ])
    {
      let number = try entry.integer("number", in: 1...999)
      let aspect = try entry.integer("aspect", in: 1...max(1, aspectNumbers.count)) - 1
      guard number == found.count + 1, aspect >= found.last?.aspect ?? 0 else {
        throw entry.fault("expected indicators numbered 1, 2, … in the order of their aspects")
      }
      let (items, levels) = (try entry.integers("items", in: 0...99), try entry.localizedList("levels"))
      guard items.count == levelCount, levels.count == levelCount else {
        throw entry.fault("expected \(levelCount) counts of items and \(levelCount) levels")
      }
      var reuse: Reuse?
      if entry.has("spbe") {
        let fields = try entry.mapping("spbe", allowing: ["status", "from", "further"])
        reuse = Reuse(
          status: try fields.text("status"), from: try fields.integers("from", in: 1...999),
          further: try fields.integers("further", in: 1...999))
      }
      found.append(
        Indicator(
          id: try entry.text("id"), number: number, code: try entry.text("code"), aspect: aspect,
          weight: try entry.integer("weight", in: 1...10_000), name: try entry.localized("name"),
          meaning: try entry.localized("meaning"), items: items, external: try entry.optionalText("external"),
          levels: levels, reuse: reuse, note: try entry.optionalText("note")))
    }
    if found.isEmpty { throw root.fault("an instrument needs indicators", at: "indicators") }
    guard Set(found.map(\.id)).count == found.count else { throw root.fault("an id occurs twice", at: "indicators") }
    return found
  }

  private static func aspects(
    _ root: InstrumentFields, _ indicators: [Indicator]
  ) throws(InstrumentError) -> [Aspect] {
    var found: [Aspect] = []
    for entry in try root.mappings("aspects", allowing: ["number", "name", "weight"]) {
      let members = indicators.indices.filter { indicators[$0].aspect == found.count }
      let aspect = Aspect(
        number: try entry.integer("number", in: 1...999), name: try entry.localized("name"),
        weight: try entry.integer("weight", in: 1...100_000), indicators: members)
      let sum = members.reduce(0) { $0 + indicators[$1].weight }
      guard sum == aspect.weight else {
        throw entry.fault("the weights of its indicators add up to \(sum), expected \(aspect.weight)")
      }
      found.append(aspect)
    }
    return found
  }

  private static func external(
    _ root: InstrumentFields, _ indicators: [Indicator]
  ) throws(InstrumentError) -> [ExternalIndex] {
    var found: [ExternalIndex] = []
    for entry in try root.mappings("external", allowing: ["id", "name", "owner", "feeds", "x", "y", "max_age", "flag"]) {
      let (x, y) = (try entry.numbers("x"), try entry.numbers("y"))
      guard x.count == y.count, x.count >= 2, zip(x, x.dropFirst()).allSatisfy({ $0 < $1 }),
        zip(y, y.dropFirst()).allSatisfy({ $0 <= $1 })
      else { throw entry.fault("expected as many x as y, both ascending") }
      found.append(
        ExternalIndex(
          id: try entry.text("id"), name: try entry.localized("name"), owner: try entry.text("owner"),
          indicator: try position("feeds", entry, indicators), x: x, y: y,
          maximumAge: entry.has("max_age") ? try entry.integer("max_age", in: 0...99) : nil,
          flag: entry.has("flag") ? try entry.localized("flag") : nil))
    }
    return found
  }

  private static func refused(
    _ root: InstrumentFields, _ indicators: [Indicator]
  ) throws(InstrumentError) -> [RefusedEvidence] {
    var found: [RefusedEvidence] = []
    for entry in try root.mappings("refused_evidence", allowing: ["words", "indicator", "reason"]) {
      found.append(
        RefusedEvidence(
          words: try entry.texts("words"), indicator: try position("indicator", entry, indicators),
          reason: try entry.localized("reason")))
    }
    return found
  }

  private static func prerequisites(
    _ root: InstrumentFields, _ indicators: [Indicator], levelCount: Int
  ) throws(InstrumentError) -> [Prerequisite] {
    var found: [Prerequisite] = []
    for entry in try root.mappings("prerequisites", allowing: ["indicator", "level", "needs"]) {
      let needs = try entry.mapping("needs", allowing: ["indicator", "level"])
      let rule = Prerequisite(
        indicator: try position("indicator", entry, indicators), level: try entry.integer("level", in: 1...levelCount),
        neededIndicator: try position("indicator", needs, indicators),
        neededLevel: try needs.integer("level", in: 1...levelCount))
      guard rule.indicator != rule.neededIndicator else { throw entry.fault("an indicator cannot wait for itself") }
      found.append(rule)
    }
    return found
  }

  private static func gates(
    _ root: InstrumentFields, _ indicators: [Indicator], levelCount: Int
  ) throws(InstrumentError) -> [Gate] {
    var found: [Gate] = []
    for entry in try root.mappings("gates", allowing: ["id", "name", "blocks"]) {
      var blocks: [Int: Int] = [:]
      for block in try entry.mappings("blocks", allowing: ["indicator", "from"]) {
        blocks[try position("indicator", block, indicators)] = try block.integer("from", in: 1...levelCount)
      }
      found.append(Gate(id: try entry.text("id"), name: try entry.localized("name"), blocks: blocks))
    }
    return found
  }

  private static func position(
    _ key: String, _ fields: InstrumentFields, _ indicators: [Indicator]
  ) throws(InstrumentError) -> Int {
    let id = try fields.text(key)
    guard let position = indicators.firstIndex(where: { $0.id == id }) else {
      throw fields.fault("there is no indicator “\(id)”", at: key)
    }
    return position
  }

  private static func check(
    _ root: InstrumentFields, _ external: [ExternalIndex], _ indicators: [Indicator]
  ) throws(InstrumentError) {
    for indicator in indicators {
      if let name = indicator.external, !external.contains(where: { $0.id == name }) {
        throw root.fault("“\(name)” of \(indicator.id) is not among the external indices", at: "indicators")
      }
    }
  }
}
