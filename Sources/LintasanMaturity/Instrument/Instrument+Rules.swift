/// What an instrument's file says of other bodies' indices, refused evidence, prerequisites and gates.
extension Instrument {
  static func external(
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

  static func refused(
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

  static func prerequisites(
    _ root: InstrumentFields, _ indicators: [Indicator], _ levels: [Level]
  ) throws(InstrumentError) -> [Prerequisite] {
    let known = (levels.first?.number ?? 1)...(levels.last?.number ?? 1)
    var found: [Prerequisite] = []
    for entry in try root.mappings("prerequisites", allowing: ["indicator", "level", "needs"]) {
      let needs = try entry.mapping("needs", allowing: ["indicator", "level"])
      let rule = Prerequisite(
        indicator: try position("indicator", entry, indicators), level: try entry.integer("level", in: known),
        neededIndicator: try position("indicator", needs, indicators),
        neededLevel: try needs.integer("level", in: known))
      guard rule.indicator != rule.neededIndicator else { throw entry.fault("an indicator cannot wait for itself") }
      found.append(rule)
    }
    return found
  }

  static func order(_ root: InstrumentFields, _ indicators: [Indicator]) throws(InstrumentError) -> [Order] {
    var found: [Order] = []
    for entry in try root.mappings("order", allowing: ["first", "then"]) {
      let rule = Order(first: try position("first", entry, indicators), then: try position("then", entry, indicators))
      guard rule.first != rule.then,
        !found.contains(where: { $0.first == rule.then || $0.then == rule.first })
      else {
        throw entry.fault("an indicator that others wait for cannot wait itself")
      }
      found.append(rule)
    }
    return found
  }

  static func gates(
    _ root: InstrumentFields, _ indicators: [Indicator], _ levels: [Level]
  ) throws(InstrumentError) -> [Gate] {
    let known = (levels.first?.number ?? 1)...(levels.last?.number ?? 1)
    var found: [Gate] = []
    for entry in try root.mappings("gates", allowing: ["id", "name", "blocks"]) {
      var blocks: [Int: Int] = [:]
      for block in try entry.mappings("blocks", allowing: ["indicator", "from"]) {
        blocks[try position("indicator", block, indicators)] = try block.integer("from", in: known)
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
}
