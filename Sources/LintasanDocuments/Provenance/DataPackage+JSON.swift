package import LintasanTables

extension DataPackage {
  /// The package as the JSON of its `datapackage.json`, in the form of the shipped ones.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("$schema", "https://datapackage.org/profiles/2.0/datapackage.json"), .init("name", .text(name)),
    ]
    for (key, text) in [("title", title), ("description", description), ("version", version)] {
      if let text { members.append(.init(key, .text(text))) }
    }
    if !licenses.isEmpty {
      members.append(
        .init(
          "licenses",
          .array(licenses.map { JSONValue.texts([("name", $0.name), ("title", $0.title), ("path", $0.path)]) })))
    }
    if !sources.isEmpty { members.append(.init("sources", .array(sources.map(\.json)))) }
    members.append(.init("resources", .array(resources.map(\.json))))
    return .object(members)
  }
}

extension JSONValue {
  /// An object of the texts that are there.
  fileprivate static func texts(_ members: [(String, String?)]) -> JSONValue {
    .object(members.compactMap { key, text in text.map { Member(key, .text($0)) } })
  }
}

extension DataPackage.Source {
  fileprivate var json: JSONValue { .texts([("title", title), ("path", path)]) }
}

extension DataResource {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [.init("name", .text(name)), .init("path", .text(path))]
    members.append(.init("type", schema == nil ? "file" : "table"))
    if let format { members.append(.init("format", .text(format))) }
    let isTabs = delimiter == UInt8(ascii: "\t")
    members.append(
      .init("mediatype", schema == nil ? "application/yaml" : isTabs ? "text/tab-separated-values" : "text/csv"))
    members.append(.init("encoding", "utf-8"))
    if schema != nil {
      members.append(
        .init(
          "dialect",
          [
            "delimiter": .text(String(Character(Unicode.Scalar(delimiter)))),
            "lineTerminator": .text(lineTerminator ?? "\n"), "quoteChar": "\"", "doubleQuote": true, "header": true,
          ]))
    }
    if let title { members.append(.init("title", .text(title))) }
    if !sources.isEmpty { members.append(.init("sources", .array(sources.map(\.json)))) }
    if let bytes { members.append(.init("bytes", JSONValue(bytes))) }
    if let hash { members.append(.init("hash", .text(hash))) }
    if let schema { members.append(.init("schema", schema.json)) }
    return .object(members)
  }
}

extension TableSchema {
  fileprivate var json: JSONValue {
    func list(_ names: [String]) -> JSONValue { .array(names.map(JSONValue.text)) }
    var members: [JSONValue.Member] = [
      .init("missingValues", list(missingValues)), .init("fields", .array(fields.map(\.json))),
    ]
    if !primaryKey.isEmpty { members.append(.init("primaryKey", list(primaryKey))) }
    if !foreignKeys.isEmpty {
      members.append(
        .init(
          "foreignKeys",
          .array(
            foreignKeys.map { key in
              [
                "fields": list(key.fields),
                "reference": .object(
                  (key.resource.isEmpty ? [] : [.init("resource", .text(key.resource))])
                    + [.init("fields", list(key.referenced))]),
              ]
            })))
    }
    return .object(members)
  }
}

extension TableSchema.Field {
  fileprivate var json: JSONValue {
    var members: [JSONValue.Member] = [.init("name", .text(name)), .init("type", .text(type.rawValue))]
    if let description { members.append(.init("description", .text(description))) }
    if !categories.isEmpty {
      members.append(
        .init("categories", .array(categories.map { ["value": .number($0.value), "label": .text($0.label)] })))
    }
    let rules = rules
    if !rules.isEmpty { members.append(.init("constraints", .object(rules))) }
    return .object(members)
  }

  private var rules: [JSONValue.Member] {
    var rules: [JSONValue.Member] = []
    if constraints.isRequired { rules.append(.init("required", true)) }
    if constraints.isUnique { rules.append(.init("unique", true)) }
    if let least = constraints.minimum { rules.append(.init("minimum", .number(least))) }
    if let most = constraints.maximum { rules.append(.init("maximum", .number(most))) }
    if let least = constraints.minimumLength { rules.append(.init("minLength", JSONValue(least))) }
    if let most = constraints.maximumLength { rules.append(.init("maxLength", JSONValue(most))) }
    if let pattern = constraints.pattern { rules.append(.init("pattern", .text(pattern))) }
    if let allowed = constraints.allowed {
      let isNumeric = [.integer, .number, .year].contains(type)
      rules.append(
        .init("enum", .array(allowed.map { text in (isNumeric ? Double(text) : nil).map(JSONValue.number) ?? .text(text) })))
    }
    return rules
  }
}
