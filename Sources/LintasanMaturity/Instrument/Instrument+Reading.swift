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
        "answers", "levels", "predicates", "closed_end_in_drafts", "superseded_cutoffs", "external", "refused_evidence",
        "prerequisites", "order", "gates",
        "domains", "aspects", "indicators", "sources", "unknown",
      ])
    guard try root.text("format") == Self.format else { throw root.fault("expected \(Self.format)", at: "format") }
    let valid = try root.mapping("valid", allowing: ["from", "to"])
    id = try root.text("id")
    name = try root.localized("name")
    shortName = try root.text("short_name")
    regulation = try root.text("regulation")
    standing = try root.text("standing")
    caution = root.has("caution") ? try root.localized("caution") : nil
    otherEnd = root.has("closed_end_in_drafts") ? try root.localized("closed_end_in_drafts") : nil
    firstYear = try valid.integer("from", in: 1...9999)
    lastYear = valid.has("to") ? try valid.integer("to", in: 1...9999) : nil
    replaces = try root.optionalText("replaces")
    supersededCutoffs = try root.numbers("superseded_cutoffs")
    let levels = try Self.levels(root)
    let (indicators, parts) = try Self.indicators(root, levelCount: levels.count)
    self.levels = levels
    self.indicators = indicators
    weightParts = parts
    isWhole = try Self.isWhole(root, levels)
    predicates = try Self.predicates(root, from: levels[0].floor)
    let aspects = try Self.aspects(root, indicators, parts)
    self.aspects = aspects
    domains = try Self.domains(root, aspects)
    var stages: [Stage] = []
    for entry in try root.mappings("stages", allowing: ["id", "name"]) {
      stages.append(Stage(id: try entry.text("id"), name: try entry.localized("name")))
    }
    self.stages = stages
    external = try Self.external(root, indicators)
    refusedEvidence = try Self.refused(root, indicators)
    prerequisites = try Self.prerequisites(root, indicators, levels)
    order = try Self.order(root, indicators)
    gates = try Self.gates(root, indicators, levels)
    try Self.check(root, external, indicators)
  }

  private static func levels(_ root: InstrumentFields) throws(InstrumentError) -> [Level] {
    var levels: [Level] = []
    for entry in try root.mappings("levels", allowing: ["level", "from", "to"]) {
      let level = Level(
        number: try entry.integer("level", in: 1...20), floor: try entry.number("from"), ceiling: try entry.number("to")
      )
      guard level.floor < level.ceiling,
        levels.last.map({ $0.number + 1 == level.number && $0.ceiling == level.floor }) ?? true
      else { throw entry.fault("expected levels one by one whose bands follow one another without gaps") }
      levels.append(level)
    }
    if levels.isEmpty { throw root.fault("an instrument needs levels", at: "levels") }
    return levels
  }

  /// Whether answers are whole levels: then each level ends at its own number, so that an answer is the level reached.
  private static func isWhole(_ root: InstrumentFields, _ levels: [Level]) throws(InstrumentError) -> Bool {
    guard let answers = try root.optionalText("answers") else { return false }
    guard ["whole", "decimal"].contains(answers) else { throw root.fault("expected whole or decimal", at: "answers") }
    guard answers == "whole" else { return false }
    guard levels.allSatisfy({ $0.ceiling == Double($0.number) && $0.floor == Double($0.number - 1) }) else {
      throw root.fault("with whole answers level 2 goes from 1 to 2, level 3 from 2 to 3, and so on", at: "levels")
    }
    return true
  }

  /// Weights as whole numbers of a common part of the file's unit, which is a power of ten.
  private static func wholeWeights(
    _ texts: [(text: String, entry: InstrumentFields)]
  ) throws(InstrumentError) -> (weights: [Int], parts: Int) {
    var exact: [ExactDecimal] = []
    for (text, entry) in texts {
      guard let value = Double(text), value > 0, value <= 10_000, let decimal = ExactDecimal(value), decimal.decimals <= 4
      else { throw entry.fault("expected a weight above 0, up to 10000, with at most four decimals", at: "weight") }
      exact.append(decimal)
    }
    let decimals = exact.map(\.decimals).max() ?? 0
    return (exact.compactMap { $0.scaled(toDecimals: decimals) }, ExactDecimal.powerOfTen(decimals))
  }

  private static func predicates(_ root: InstrumentFields, from lowest: Double) throws(InstrumentError) -> [Predicate] {
    var found: [Predicate] = []
    for entry in try root.mappings("predicates", allowing: ["id", "from", "grade", "label"]) {
      found.append(
        Predicate(
          id: try entry.text("id"), lowerBound: try entry.number("from"), grade: try entry.localized("grade"),
          label: try entry.localized(entry.has("label") ? "label" : "grade")))
    }
    guard found.first?.lowerBound == lowest, zip(found, found.dropFirst()).allSatisfy({ $0.lowerBound < $1.lowerBound })
    else { throw root.fault("expected grades that ascend from the lowest value", at: "predicates") }
    return found
  }

  private static func indicators(
    _ root: InstrumentFields, levelCount: Int
  ) throws(InstrumentError) -> ([Indicator], parts: Int) {
    let aspectNumbers = try root.mappings("aspects", allowing: ["number", "name", "weight"])
    let entries = try root.mappings(
      "indicators",
      allowing: [
        "id", "number", "code", "aspect", "weight", "name", "meaning", "items", "external", "levels", "spbe",
        "confidence", "note",
      ])
    var texts: [(text: String, entry: InstrumentFields)] = []
    for entry in entries { texts.append((try entry.text("weight"), entry)) }
    let (weights, parts) = try wholeWeights(texts)
    var found: [Indicator] = []
    for (entry, weight) in zip(entries, weights) {
      let number = try entry.integer("number", in: 1...999)
      let aspect = try entry.integer("aspect", in: 1...max(1, aspectNumbers.count)) - 1
      guard number == found.count + 1, aspect >= found.last?.aspect ?? 0 else {
        throw entry.fault("expected indicators numbered 1, 2, … in the order of their aspects")
      }
      let (items, levels) = (try entry.integers("items", in: 0...99), try entry.localizedList("levels"))
      guard items.isEmpty || items.count == levelCount, levels.isEmpty || levels.count == levelCount else {
        throw entry.fault("expected \(levelCount) counts of items and \(levelCount) levels, or none")
      }
      let name = try entry.localized("name")
      var reuse: Reuse?
      if entry.has("spbe") {
        let fields = try entry.mapping("spbe", allowing: ["status", "from", "further"])
        reuse = Reuse(
          status: try fields.text("status"), from: try fields.integers("from", in: 1...999),
          further: try fields.integers("further", in: 1...999))
      }
      found.append(
        Indicator(
          id: try entry.text("id"), number: number, code: try entry.optionalText("code") ?? "\(number)", aspect: aspect,
          weight: weight, name: name, meaning: entry.has("meaning") ? try entry.localized("meaning") : name, items: items,
          external: try entry.optionalText("external"),
          levels: levels, reuse: reuse, note: try entry.optionalText("note")))
    }
    if found.isEmpty { throw root.fault("an instrument needs indicators", at: "indicators") }
    guard Set(found.map(\.id)).count == found.count else { throw root.fault("an id occurs twice", at: "indicators") }
    return (found, parts)
  }

  private static func aspects(
    _ root: InstrumentFields, _ indicators: [Indicator], _ parts: Int
  ) throws(InstrumentError) -> [Aspect] {
    var found: [Aspect] = []
    for entry in try root.mappings("aspects", allowing: ["number", "name", "weight"]) {
      let members = indicators.indices.filter { indicators[$0].aspect == found.count }
      let sum = members.reduce(0) { $0 + indicators[$1].weight }
      let weight = try entry.number("weight")
      guard abs(Double(sum) - weight * Double(parts)) < 1e-6 else {
        throw entry.fault(
          "the weights of its indicators add up to \(Instrument.text(Double(sum) / Double(parts))), expected "
            + Instrument.text(weight))
      }
      found.append(
        Aspect(
          number: try entry.integer("number", in: 1...999), name: try entry.localized("name"), weight: sum,
          indicators: members))
    }
    return found
  }

  private static func domains(_ root: InstrumentFields, _ aspects: [Aspect]) throws(InstrumentError) -> [Aspect] {
    var found: [Aspect] = []
    var taken: Set<Int> = []
    for entry in try root.mappings("domains", allowing: ["number", "name", "aspects"]) {
      let numbers = try entry.integers("aspects", in: 1...999)
      let members = aspects.filter { numbers.contains($0.number) }
      guard members.count == numbers.count, !numbers.isEmpty, taken.isDisjoint(with: numbers) else {
        throw entry.fault("expected numbers of aspects, each in one domain", at: "aspects")
      }
      taken.formUnion(numbers)
      found.append(
        Aspect(
          number: try entry.integer("number", in: 1...999), name: try entry.localized("name"),
          weight: members.reduce(0) { $0 + $1.weight }, indicators: members.flatMap(\.indicators)))
    }
    return found
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
