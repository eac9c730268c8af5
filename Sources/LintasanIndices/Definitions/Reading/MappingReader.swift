import LintasanTables

/// A mapping of a definition: gives the values of its keys in the kind asked for, or says where they are not.
struct MappingReader {
  /// The name of the document.
  let file: String
  /// The place of the mapping in the document; empty at the top.
  let path: String
  /// Where the mapping begins.
  let mark: Mark?
  private var entries: [String: (key: Node, value: Node)] = [:]
  /// The keys in the order of the document.
  private(set) var keys: [String] = []

  init(_ node: Node, path: String, file: String) throws(DefinitionError) {
    self.file = file
    self.path = path
    mark = node.mark
    guard case .mapping(let mapping) = node else {
      throw Self.unexpected(node, expected: "a mapping of keys and values", path: path, file: file)
    }
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        throw Self.unexpected(key, expected: "a key, which is a text", path: path, file: file)
      }
      entries[scalar.string] = (key, value)
      keys.append(scalar.string)
    }
  }

  // MARK: - Faults

  /// Refuses keys that are not among `allowed`.
  func allow(_ allowed: [String]) throws(DefinitionError) {
    for key in keys where !allowed.contains(key) {
      throw fault(.unknownKey(key, allowed: allowed), at: entries[key]?.key, path: path)
    }
  }

  /// An error at the value of a key.
  func fault(_ fault: DefinitionError.Fault, at key: String) -> DefinitionError {
    self.fault(fault, at: entries[key]?.value, path: place(key))
  }

  /// An error at a value that was found to be something else.
  func unexpected(_ key: String, expected: String) -> DefinitionError {
    guard let node = entries[key]?.value else { return missing(key) }
    return Self.unexpected(node, expected: expected, path: place(key), file: file)
  }

  /// An error about a key that is not there.
  func missing(_ key: String) -> DefinitionError {
    DefinitionError(file: file, line: mark?.line, column: mark?.column, keyPath: path, fault: .missingKey(key))
  }

  /// The line of a key's value.
  func line(of key: String) -> Int? { entries[key]?.value.mark.line }

  // MARK: - Values

  /// What kind of value a key has.
  enum Shape { case absent, null, scalar, list, mapping }

  /// What kind of value a key has.
  func shape(of key: String) -> Shape {
    guard let node = entries[key]?.value else { return .absent }
    switch node {
    case .scalar: return DefinitionDocument.isNull(node) ? .null : .scalar
    case .sequence: return .list
    case .mapping: return .mapping
    }
  }

  /// Finite numbers of a list, `nil` where an element is null or `~`.
  func numbers(_ key: String) throws(DefinitionError) -> [Double?] {
    var found: [Double?] = []
    for (index, node) in try nodes(key).enumerated() {
      if DefinitionDocument.isNull(node) {
        found.append(nil)
        continue
      }
      guard case .scalar(let scalar) = node, let number = Double(scalar.string), number.isFinite else {
        throw Self.unexpected(node, expected: "a number", path: "\(place(key))[\(index)]", file: file)
      }
      found.append(number)
    }
    return found
  }

  /// Whether a key has a value that is not null.
  func has(_ key: String) -> Bool {
    entries[key].map { !DefinitionDocument.isNull($0.value) } ?? false
  }

  /// A text that is not empty.
  func text(_ key: String) throws(DefinitionError) -> String {
    guard let node = entries[key]?.value else { throw missing(key) }
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty, !DefinitionDocument.isNull(node) else {
      throw unexpected(key, expected: "a text")
    }
    return scalar.string
  }

  func optionalText(_ key: String) throws(DefinitionError) -> String? {
    has(key) ? try text(key) : nil
  }

  /// A whole number.
  func integer(_ key: String, in range: ClosedRange<Int>, _ what: String) throws(DefinitionError) -> Int {
    guard has(key) else { throw entries[key] == nil ? missing(key) : unexpected(key, expected: what) }
    guard let number = Int(try text(key)), range.contains(number) else { throw unexpected(key, expected: what) }
    return number
  }

  /// A year.
  func year(_ key: String) throws(DefinitionError) -> Int {
    try integer(key, in: 1...9999, "a year")
  }

  /// A finite number, written in decimal digits.
  func number(_ key: String) throws(DefinitionError) -> Double {
    let found = try text(key)
    guard found.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }), let number = Double(found), number.isFinite
    else { throw unexpected(key, expected: "a number") }
    return number
  }

  /// A truth value.
  func boolean(_ key: String) throws(DefinitionError) -> Bool {
    switch try text(key) {
    case "true": return true
    case "false": return false
    default: throw unexpected(key, expected: "true or false")
    }
  }

  /// A weight.
  func weight(_ key: String) throws(DefinitionError) -> Weight {
    guard let weight = Weight(try text(key)) else {
      throw unexpected(key, expected: "a number that is not negative, or a fraction such as 1/3")
    }
    return weight
  }

  /// One of the values that an enumeration names.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, of _: Choice.Type
  ) throws(DefinitionError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: try text(key)) else {
      throw unexpected(key, expected: Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  /// A text for people: `{en: …, id: …}`, or one text for both languages, alone or in either.
  func localized(_ key: String) throws(DefinitionError) -> LocalizedText {
    guard let node = entries[key]?.value else { throw missing(key) }
    guard case .mapping = node else { return LocalizedText(try text(key)) }
    let reader = try MappingReader(node, path: place(key), file: file)
    try reader.allow(["en", "id"])
    let (english, indonesian) = (try reader.optionalText("en"), try reader.optionalText("id"))
    guard let either = english ?? indonesian else { throw reader.missing("en") }
    return LocalizedText(english: english ?? either, indonesian: indonesian ?? either)
  }

  /// A mapping.
  func mapping(_ key: String, allowing allowed: [String]?) throws(DefinitionError) -> MappingReader {
    guard let node = entries[key]?.value else { throw missing(key) }
    let reader = try MappingReader(node, path: place(key), file: file)
    if let allowed { try reader.allow(allowed) }
    return reader
  }

  func optionalMapping(_ key: String, allowing allowed: [String]) throws(DefinitionError) -> MappingReader? {
    has(key) ? try mapping(key, allowing: allowed) : nil
  }

  /// The mappings of a list; none where the key is not there.
  func mappings(_ key: String, allowing allowed: [String]) throws(DefinitionError) -> [MappingReader] {
    var found: [MappingReader] = []
    for (index, node) in try nodes(key).enumerated() {
      let reader = try MappingReader(node, path: "\(place(key))[\(index)]", file: file)
      try reader.allow(allowed)
      found.append(reader)
    }
    return found
  }

  /// The texts of a list; none where the key is not there.
  func texts(_ key: String) throws(DefinitionError) -> [String] {
    var found: [String] = []
    for (index, node) in try nodes(key).enumerated() {
      guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
        throw Self.unexpected(node, expected: "a text", path: "\(place(key))[\(index)]", file: file)
      }
      found.append(scalar.string)
    }
    return found
  }

  /// The whole numbers of a list; none where the key is not there.
  func integers(_ key: String, in range: ClosedRange<Int>, _ what: String) throws(DefinitionError) -> [Int] {
    var found: [Int] = []
    for (index, node) in try nodes(key).enumerated() {
      guard case .scalar(let scalar) = node, let number = Int(scalar.string), range.contains(number) else {
        throw Self.unexpected(node, expected: what, path: "\(place(key))[\(index)]", file: file)
      }
      found.append(number)
    }
    return found
  }

  private func nodes(_ key: String) throws(DefinitionError) -> [Node] {
    guard has(key), let node = entries[key]?.value else { return [] }
    guard case .sequence(let sequence) = node else { throw unexpected(key, expected: "a list") }
    return sequence.nodes
  }

  private func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func fault(_ fault: DefinitionError.Fault, at node: Node?, path: String) -> DefinitionError {
    let place = node?.mark ?? mark
    return DefinitionError(file: file, line: place?.line, column: place?.column, keyPath: path, fault: fault)
  }

  private static func unexpected(_ node: Node, expected: String, path: String, file: String) -> DefinitionError {
    let found =
      switch node {
      case .scalar(let scalar):
        DefinitionDocument.isNull(node) ? "nothing" : "“\(scalar.string.prefix(60))”"
      case .mapping: "a mapping"
      case .sequence: "a list"
      }
    return DefinitionError(
      file: file, line: node.mark.line, column: node.mark.column, keyPath: path,
      fault: .unexpected(found: found, expected: expected))
  }
}
