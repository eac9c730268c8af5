import LintasanTables

extension IndexDefinition {
  private static let keys = [
    "format", "id", "name", "short_name", "publisher", "citation", "licence", "valid", "entity", "data", "calendar",
    "scale", "ties", "missing", "weights_sum", "aggregation", "tiers", "components", "weight_periods", "companions",
    "capabilities", "classes", "breaks", "exceptions", "report", "forecast",
  ]

  /// Reads a definition from a YAML document.
  ///
  /// Documents of more than 4 MB and documents with aliases are refused.
  ///
  /// - Parameters:
  ///   - bytes: the document in UTF-8.
  ///   - file: its name, for the messages.
  /// - Throws: the first fault, with line, column and place in the document.
  public init(yaml bytes: [UInt8], file: String) throws(DefinitionError) {
    let root = try DefinitionDocument(bytes, file: file).root
    guard try root.text("format") == Self.format else { throw root.unexpected("format", expected: Self.format) }
    try root.allow(Self.keys)
    id = try root.text("id")
    guard id.wholeMatch(of: /[a-z0-9]+([_-][a-z0-9]+)*/) != nil else {
      throw root.unexpected("id", expected: "lower-case letters, digits and hyphens, such as egdi")
    }
    name = try root.localized("name")
    shortName = try root.optionalText("short_name") ?? id.uppercased()
    publisher = try root.optionalText("publisher")
    citation = try root.optionalText("citation")
    licence = try root.optionalText("licence")
    calendar = try SectionReader.calendar(root)
    validity = try SectionReader.validity(root) ?? ValidityYears(since: calendar.surveys[0])
    entity = try SectionReader.entity(root)
    data = try SectionReader.layout(root)
    scale = try SectionReader.scale(root)
    ties = root.has("ties") ? try root.choice("ties", of: TieRule.self) : .minimum
    missing = try SectionReader.missing(root)
    aggregation = root.has("aggregation") ? try root.choice("aggregation", of: Aggregation.self) : .arithmetic
    tiers = try SectionReader.tiers(root)

    let sum = root.has("weights_sum") ? try root.weight("weights_sum") : Weight.one
    weightsSum = sum
    var tree = ComponentReader()
    let components = try tree.components(of: root, sum: sum)
    self.components = components
    weightPeriods = try ComponentReader.periods(of: root, components: components, sum: sum)

    companions = try SectionReader.companions(root)
    capabilities = try SectionReader.capabilities(root)
    classes = try SectionReader.classes(root)
    breaks = try SectionReader.breaks(root)
    exceptions = try SectionReader.exceptions(root)
    report = try SectionReader.report(root)
    forecast = try ForecastReader.settings(root, components: components, layout: data)
    let scales = capabilities.map(\.id)
    for component in components.flatMap(\.subtree) {
      guard let capability = component.capability, !scales.contains(capability) else { continue }
      throw root.fault(
        .unknownReference(capability, kind: "capability (of component “\(component.id)”)", available: scales),
        at: "capabilities")
    }
  }
}
