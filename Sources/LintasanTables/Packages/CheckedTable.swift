/// A table of a package, read as text and checked field by field.
struct CheckedTable {
  /// What is not as the schema says.
  private(set) var findings: [PackageFinding] = []
  /// Number of rows without the header.
  private(set) var rowCount = 0
  /// Number of values that were looked at.
  private(set) var valueCount = 0

  private let resource: DataResource
  private let schema: TableSchema
  /// The values by column; `nil` where missing.
  private var columns: [[String?]]
  /// The line of each row.
  private var lines: [Int] = []

  init(_ bytes: [UInt8], resource: DataResource, schema: TableSchema) {
    self.resource = resource
    self.schema = schema
    columns = Array(repeating: [], count: schema.fields.count)
    checkText(bytes)
    do {
      try readRecords(bytes)
    } catch {
      add(.form, line: error.line, found: Self.found(error), expected: "a CSV file by RFC 4180")
      return
    }
    rowCount = lines.count
    for (field, values) in zip(schema.fields, columns) { check(field, values) }
    if !schema.primaryKey.isEmpty { checkPrimaryKey() }
  }

  // MARK: - References

  /// The rows whose key is not in another table.
  func references(_ key: TableSchema.ForeignKey, in other: CheckedTable?, named name: String) -> [PackageFinding] {
    let column = key.fields.joined(separator: ", ")
    guard let other, let known = other.keys(key.referenced) else {
      return [
        PackageFinding(
          file: resource.path, line: nil, column: column, rule: .foreignKey, found: "no table “\(name)” to look in",
          expected: "a resource with \(key.referenced.joined(separator: ", "))")
      ]
    }
    let targets = Set(known)
    var found: [PackageFinding] = []
    for (row, value) in (keys(key.fields) ?? []).enumerated() {
      guard !value.contains(nil), !targets.contains(value) else { continue }
      found.append(
        PackageFinding(
          file: resource.path, line: lines[row], column: column, rule: .foreignKey, found: Self.quoted(value),
          expected: "one that is in “\(name)”"))
    }
    return found
  }

  private func keys(_ names: [String]) -> [[String?]]? {
    let positions = names.compactMap { name in schema.fields.firstIndex { $0.name == name } }
    guard positions.count == names.count else { return nil }
    return lines.indices.map { row in positions.map { columns[$0][row] } }
  }

  // MARK: - The file as text

  private mutating func checkText(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      add(.encoding, line: 1, found: "a byte-order mark", expected: "UTF-8 without one")
    }
    if case .failure(let invalid) = TextEncoding.utf8.decoded(bytes[...]) {
      let line = bytes[..<invalid.offset].count { $0 == UInt8(ascii: "\n") } + 1
      add(
        .encoding, line: line, found: "the byte 0x\(String(bytes[invalid.offset], radix: 16, uppercase: true))",
        expected: "UTF-8")
    }
    if resource.lineTerminator == "\n", let position = bytes.firstIndex(of: UInt8(ascii: "\r")) {
      let line = bytes[..<position].count { $0 == UInt8(ascii: "\n") } + 1
      add(.lineEnding, line: line, found: "a carriage return", expected: "lines that end in LF")
    }
    if let last = bytes.last, last != UInt8(ascii: "\n"), last != UInt8(ascii: "\r") {
      let line = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      add(.lineEnding, line: line, found: "no line end after the last row", expected: "one after every row")
    }
  }

  private mutating func readRecords(_ bytes: [UInt8]) throws(CSVError) {
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var scanner = CSVScanner(bytes: bytes, from: mark, delimiter: resource.delimiter, file: resource.path)
    guard try scanner.next() else { throw CSVError(file: resource.path, line: 1, fault: .empty) }
    let header = scanner.fields.map { scanner.text($0) }
    let names = schema.fields.map(\.name)
    if header != names {
      let surplus = header.filter { !names.contains($0) }.map { "an unknown column “\($0)”" }
      let lacking = names.filter { !header.contains($0) }.map { "no column “\($0)”" }
      let found = (surplus + lacking).joined(separator: ", ")
      add(
        .header, line: 1, found: found.isEmpty ? "columns in another order: \(header.joined(separator: ","))" : found,
        expected: names.joined(separator: ","))
    }
    let positions = names.map { header.firstIndex(of: $0) }
    let missing = Set(schema.missingValues)
    while try scanner.next() {
      guard scanner.fields.count == header.count else {
        add(
          .form, line: scanner.recordLine, found: "\(scanner.fields.count) fields",
          expected: "\(header.count) as in the header")
        continue
      }
      lines.append(scanner.recordLine)
      for (column, position) in positions.enumerated() {
        let text = position.map { scanner.text(scanner.fields[$0]) }
        columns[column].append(text.flatMap { missing.contains($0) ? nil : $0 })
      }
    }
  }

  // MARK: - Values and keys

  private mutating func check(_ field: TableSchema.Field, _ values: [String?]) {
    let rules = FieldRules(field)
    var verdicts: [String: [FieldRules.Breach]] = [:]
    var seen: [String: Int] = [:]
    for (row, value) in values.enumerated() {
      valueCount += 1
      guard let value else {
        if field.constraints.isRequired {
          add(.required, line: lines[row], column: field.name, found: "nothing", expected: "a value")
        }
        continue
      }
      let breaches = verdicts[value] ?? rules.breaches(of: value)
      verdicts[value] = breaches
      for breach in breaches {
        add(breach.rule, line: lines[row], column: field.name, found: "“\(value)”", expected: breach.expected)
      }
      guard field.constraints.isUnique else { continue }
      if let first = seen[value] {
        add(
          .unique, line: lines[row], column: field.name, found: "“\(value)” again",
          expected: "no value twice (first in line \(first))")
      } else {
        seen[value] = lines[row]
      }
    }
  }

  private mutating func checkPrimaryKey() {
    let names = schema.primaryKey.joined(separator: ", ")
    var seen: [[String?]: Int] = [:]
    for (row, key) in (keys(schema.primaryKey) ?? []).enumerated() {
      if key.contains(nil) {
        add(.primaryKey, line: lines[row], column: names, found: "a blank key", expected: "a value in every part")
      } else if let first = seen[key] {
        add(
          .primaryKey, line: lines[row], column: names, found: "\(Self.quoted(key)) again",
          expected: "no key twice (first in line \(first))")
      } else {
        seen[key] = lines[row]
      }
    }
  }

  private static func quoted(_ key: [String?]) -> String {
    key.map { "“\($0 ?? "")”" }.joined(separator: ", ")
  }

  private static func found(_ error: CSVError) -> String {
    switch error.fault {
    case .empty: "an empty file"
    case .unterminatedQuote: "a quote that never closes"
    case .textAfterQuote: "text after a closing quote"
    default: "\(error.fault)"
    }
  }

  private mutating func add(
    _ rule: PackageFinding.Rule, line: Int?, column: String? = nil, found: String, expected: String
  ) {
    findings.append(
      PackageFinding(
        file: resource.path, line: line, column: column, rule: rule, found: found, expected: expected))
  }
}
