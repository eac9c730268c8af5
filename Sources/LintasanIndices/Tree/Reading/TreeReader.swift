import LintasanCore
import LintasanTables

/// Reads a definition of format 2.
struct TreeReader {
  private let root: MappingReader
  private let file: String
  private var nodes: [IndexTree.Node] = []
  /// The keys that each node writes itself.
  private var readers: [MappingReader] = []
  private var lines: [String: Int] = [:]

  init(_ root: MappingReader, file: String) {
    self.root = root
    self.file = file
  }

  mutating func tree() throws(DefinitionError) -> IndexTree {
    try root.allow(DefinitionKeys.ofTree(""))
    let id = try root.text("id")
    guard id.utf8.allSatisfy({ byte in Self.idBytes.contains(byte) }), !id.isEmpty else {
      throw root.unexpected("id", expected: "lower-case letters, digits and hyphens, such as egdi")
    }
    let data = try TreeDataReader.layout(root, id: id)
    let tiers = try SectionReader.tiers(root)
    lines[id] = root.line(of: "id") ?? 0
    nodes = [
      IndexTree.Node(
        id: id, name: root.has("name") ? try root.localized("name") : LocalizedText(id), depth: 0, parent: nil,
        children: [], source: nil, rules: try StepReader(reader: root).rules(),
        published: try rootPublished(data.published), exceptions: try exceptions(root), line: root.line(of: "id"))
    ]
    readers = [root]
    guard root.shape(of: "components") == .list else {
      throw root.has("components")
        ? root.unexpected("components", expected: "a list of nodes") : root.missing("components")
    }
    try readChildren(of: 0, root, above: [id])
    try DefaultsReader(root: root, tiers: tiers.map(\.id)).fill(&nodes)
    try check()
    let periods = try weightPeriods()
    let calendar = try TreeDataReader.calendar(root)
    let scale = try TreeDataReader.scale(root)
    let definition = IndexDefinition(
      id: id, name: nodes[0].name, shortName: try root.optionalText("short_name") ?? id.uppercased(),
      publisher: try root.optionalText("publisher"), citation: try root.optionalText("citation"),
      licence: try root.optionalText("licence"),
      validity: try SectionReader.validity(root) ?? ValidityYears(since: calendar?.surveys.first ?? 1),
      entity: try SectionReader.entity(root), data: data.layout,
      calendar: calendar ?? SurveyCalendar(times: data.fixedTime.map { [$0] } ?? []),
      scale: scale ?? TreeDataReader.openScale,
      ties: root.has("ties") ? try root.choice("ties", of: TieRule.self) : .minimum,
      missing: try SectionReader.missing(root, flag: data.layout.flag), weightsSum: Weight.one,
      aggregation: nodes[0].rules.aggregate == .geometric ? .geometric : .arithmetic, tiers: tiers,
      components: TreeComponents.components(of: 0, in: nodes), weightPeriods: [], composition: [],
      companions: try SectionReader.companions(root), capabilities: [], classes: try SectionReader.classes(root),
      breaks: try SectionReader.breaks(root), exceptions: [], report: try SectionReader.report(root),
      forecast: try ForecastReader.settings(
        root, components: TreeComponents.components(of: 0, in: nodes), layout: data.layout))
    return IndexTree(
      file: file, definition: definition, nodes: nodes, groupColumns: nodes.compactMap { $0.rules.impute?.group },
      fixedTime: data.fixedTime, timeColumn: data.fixedTime == nil ? data.layout.time : nil, order: try order(),
      hasScale: scale != nil, weightPeriods: periods)
  }

  private static let idBytes = Set("abcdefghijklmnopqrstuvwxyz0123456789_-".utf8)

  private func rootPublished(_ inData: String?) throws(DefinitionError) -> String? {
    guard root.has("published") else { return inData }
    if inData != nil {
      throw root.fault(.contradiction("the published column is named under data too; keep one"), at: "published")
    }
    return try root.text("published")
  }

  // MARK: - Nodes

  private mutating func readChildren(
    of parent: Int, _ reader: MappingReader, above: [String]
  ) throws(DefinitionError) {
    for child in try reader.mappings("components", allowing: DefinitionKeys.ofTree("components[]")) {
      let id = try child.text("id")
      if above.contains(id) {
        throw child.fault(
          .contradiction(
            "“\(id)” stands below itself (line \(lines[id] ?? 0)): a cycle; give the part another identifier"), at: "id"
        )
      }
      if let first = lines[id] { throw child.fault(.duplicateID(id, firstLine: first), at: "id") }
      if IndexTree.reserved.contains(id) {
        throw child.fault(
          .contradiction("“\(id)” is the name of a column that the result has anyway; choose another identifier"),
          at: "id")
      }
      lines[id] = child.line(of: "id") ?? 0
      let isParent = child.has("components")
      try checkKeys(child, isParent: isParent)
      let position = nodes.count
      nodes.append(
        IndexTree.Node(
          id: id, name: child.has("name") ? try child.localized("name") : LocalizedText(id),
          depth: nodes[parent].depth + 1, parent: parent, children: [],
          source: isParent ? nil : try child.optionalText("from") ?? id, rules: try StepReader(reader: child).rules(),
          published: try child.optionalText("published"), exceptions: try exceptions(child), line: child.line(of: "id"))
      )
      readers.append(child)
      nodes[parent].children.append(position)
      if isParent {
        guard child.shape(of: "components") == .list else {
          throw child.unexpected("components", expected: "a list of nodes")
        }
        try readChildren(of: position, child, above: above + [id])
      }
    }
    guard !nodes[parent].children.isEmpty else {
      throw reader.fault(
        .contradiction("a node with components needs at least one; add it, or name a column with from"),
        at: "components")
    }
  }

  private func checkKeys(_ reader: MappingReader, isParent: Bool) throws(DefinitionError) {
    let wrong =
      isParent ? ["from"] + StepRules.leafKeys + ["normalize", "reference", "deviation"] : StepRules.parentKeys
    for key in wrong where reader.has(key) {
      throw reader.fault(
        .contradiction(
          isParent
            ? "\(key) is for an indicator, and this node has components; "
              + (key.hasPrefix("norm") ? "rescale is what brings an aggregate to a scale" : "leave it out")
            : "\(key) is for a node with components, and this is an indicator; leave it out"), at: key)
    }
  }

  private func exceptions(_ reader: MappingReader) throws(DefinitionError) -> [IndexTree.Exception] {
    var found: [IndexTree.Exception] = []
    for entry in try reader.mappings("exceptions", allowing: DefinitionKeys.ofTree("exceptions[]")) {
      found.append(
        IndexTree.Exception(
          entity: try entry.text("entity"), time: entry.has("time") ? try entry.year("time") : nil,
          reason: try entry.text("reason")))
    }
    return found
  }

  // MARK: - Checks of the whole

  private func check() throws(DefinitionError) {
    for (position, node) in nodes.enumerated() {
      let reader = readers[position]
      if node.published == nil, position > 0, reader.has("tolerance") || reader.has("exceptions") {
        throw reader.fault(
          .contradiction("nothing is compared here: name the published column with published, or leave this out"),
          at: reader.has("tolerance") ? "tolerance" : "exceptions")
      }
      guard !node.isLeaf else { continue }
      let children = node.children.map { nodes[$0] }
      let rule = node.rules.aggregate ?? .arithmetic
      if !rule.usesWeights {
        for child in node.children where readers[child].has("weight") {
          throw readers[child].fault(
            .contradiction(
              "a weight cannot be here: “\(node.id)” is the \(rule.name) of its components, which has none; leave it out"
            ),
            at: "weight")
        }
      }
      if case .orderedWeights(let places) = rule, places.count != children.count {
        throw reader.fault(
          .contradiction(
            "owa has \(places.count) weights for \(children.count) components; give one a component, the largest first"),
          at: "aggregate")
      }
      if case .orderedWeights = rule, node.rules.needs != nil {
        throw reader.fault(.contradiction("owa needs every component; leave needs out"), at: "needs")
      }
      if case .count(let count) = node.rules.needs, count > children.count {
        throw reader.fault(
          .contradiction("\(count) components are needed and there are \(children.count); lower needs"), at: "needs")
      }
      let kinds = children.map { $0.rules.weight ?? .given(1) }
      if kinds.contains(where: \.isScheme), Set(kinds).count > 1 {
        throw reader.fault(
          .contradiction(
            "the weights below “\(node.id)” cannot be: some come from the data and others are given; give all of them "
              + "the same kind"), at: "components")
      }
      let numbers = kinds.map { if case .given(let number) = $0 { number } else { 1.0 } }
      guard numbers.reduce(0, +) > 0 else {
        throw reader.fault(
          .contradiction("the weights below “\(node.id)” cannot be: all are 0; give at least one more"),
          at: "components")
      }
    }
    if root.has("weights_sum") {
      let sum = try root.weight("weights_sum").value
      let found = nodes[0].children.reduce(0.0) {
        if case .given(let number) = nodes[$1].rules.weight { $0 + number } else { $0 }
      }
      guard abs(found - sum) <= ComponentReader.tolerance * max(1, sum) else {
        throw root.fault(.weightsSum(found: found, expected: "\(sum)", years: nil), at: "components")
      }
    }
  }

  private func weightPeriods() throws(DefinitionError) -> [WeightPeriod] {
    var found: [WeightPeriod] = []
    for reader in try root.mappings("weight_periods", allowing: DefinitionKeys.ofTree("weight_periods[]")) {
      let (from, to) = (try reader.year("from"), try reader.year("to"))
      guard from <= to else { throw reader.unexpected("to", expected: "a year not before \(from)") }
      let weights = try reader.mapping("weights", allowing: nil)
      var changed: [String: Weight] = [:]
      for id in weights.keys {
        guard nodes.dropFirst().contains(where: { $0.id == id }) else {
          throw weights.fault(
            .unknownReference(id, kind: "component", available: nodes.dropFirst().map(\.id)), at: id)
        }
        changed[id] = try weights.weight(id)
      }
      found.append(WeightPeriod(years: from...to, weights: changed))
    }
    return found
  }

  private func order() throws(DefinitionError) -> [IndexTree.Step] {
    guard root.has("steps") else { return IndexTree.Step.allCases }
    var found: [IndexTree.Step] = []
    let names = IndexTree.Step.allCases.map(\.rawValue)
    for name in try root.texts("steps") {
      guard let step = IndexTree.Step(rawValue: name) else {
        throw root.fault(.unknownReference(name, kind: "step", available: names), at: "steps")
      }
      guard !found.contains(step) else {
        throw root.fault(.contradiction("the step “\(name)” is named twice; name each once"), at: "steps")
      }
      found.append(step)
    }
    guard found.count == names.count else {
      throw root.fault(
        .contradiction("steps gives the order of all of \(names.joined(separator: ", ")); name each once"), at: "steps")
    }
    return found
  }
}

extension IndexTree {
  /// Columns of the result that no node may be called like.
  static let reserved = ["entity", "name", "time", "rank"]
}
