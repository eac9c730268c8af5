extension SectionReader {
  static func layout(_ root: MappingReader) throws(DefinitionError) -> DataLayout {
    let reader = try root.mapping(
      "data",
      allowing: [
        "scores", "entity", "name", "time", "value", "published_rank", "class", "flag", "standing", "note",
        "attributes", "covariates", "indicators",
      ])
    return DataLayout(
      scores: try file("scores", of: reader), entity: try reader.text("entity"), name: try reader.optionalText("name"),
      time: try reader.text("time"), value: try reader.text("value"),
      publishedRank: try reader.optionalText("published_rank"), publishedClass: try reader.optionalText("class"),
      flag: try reader.optionalText("flag"), standing: try reader.optionalText("standing"),
      note: try reader.optionalText("note"), attributes: try attributes(reader), covariates: try covariates(reader),
      indicators: try indicators(reader))
  }

  static func attributes(_ data: MappingReader) throws(DefinitionError) -> DataLayout.Attributes? {
    guard let reader = try data.optionalMapping("attributes", allowing: ["file", "key", "groups"]) else { return nil }
    return DataLayout.Attributes(
      file: try file("file", of: reader), key: try reader.text("key"), groups: try reader.texts("groups"))
  }

  static func covariates(_ data: MappingReader) throws(DefinitionError) -> DataLayout.Covariates? {
    guard let reader = try data.optionalMapping("covariates", allowing: ["file", "entity", "time"]) else { return nil }
    return DataLayout.Covariates(
      file: try file("file", of: reader), entity: try reader.text("entity"), time: try reader.text("time"))
  }

  private static func indicators(_ data: MappingReader) throws(DefinitionError) -> DataLayout.Indicators? {
    let keys = ["file", "entity", "time", "prefix", "digits"]
    guard let reader = try data.optionalMapping("indicators", allowing: keys) else { return nil }
    return DataLayout.Indicators(
      file: try file("file", of: reader), entity: try reader.text("entity"), time: try reader.text("time"),
      prefix: try reader.text("prefix"),
      digits: reader.has("digits") ? try reader.integer("digits", in: 1...9, "a number from 1 to 9") : 1)
  }

  /// The name of a file beside the definition: it may not lead out of its folder.
  private static func file(_ key: String, of reader: MappingReader) throws(DefinitionError) -> String {
    let name = try reader.text(key)
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw reader.unexpected(key, expected: "the name of a file beside the definition")
    }
    return name
  }
}
