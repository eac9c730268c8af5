extension DataPackage {
  /// A package of one table that stands in a file beside it.
  ///
  /// Types are those of the cells as they are written: whole numbers, numbers, truth values, days, moments and texts. The
  /// primary key is the fewest of the leading columns of names, codes and times that no two rows share; none is given where
  /// there are none.
  ///
  /// - Parameters:
  ///   - content: the table, with labels.
  ///   - path: the file's name in the folder of the package.
  ///   - bytes: the bytes of the file.
  ///   - delimiter: the character between its fields.
  ///   - sources: where its figures come from.
  package init(
    describing content: LabelledTable, path: String, bytes: [UInt8], delimiter: UInt8 = UInt8(ascii: ","), sources: [Source]
  ) {
    let stem = path.lastIndex(of: ".").map { String(path[..<$0]) } ?? path
    let name = Self.name(stem)
    let schema = TableSchema(
      fields: content.table.columns.map { Self.field($0, of: content) }, primaryKey: Self.primaryKey(of: content.table),
      foreignKeys: [], missingValues: [""])
    self.init(
      name: name, title: content.title.isEmpty ? stem : content.title, description: nil, version: nil, licenses: [],
      sources: sources,
      resources: [
        DataResource(
          name: name, path: path, title: nil, format: delimiter == UInt8(ascii: "\t") ? "tsv" : "csv", sources: [],
          bytes: bytes.count, hash: "sha256:" + Digest.sha256(bytes), delimiter: delimiter, lineTerminator: "\n",
          schema: schema)
      ])
  }

  /// A name as packages have it: small letters, digits, `.`, `_` and `-`.
  private static func name(_ stem: String) -> String {
    var name = ""
    for scalar in stem.lowercased().unicodeScalars {
      let isAllowed = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      if isAllowed || "._".unicodeScalars.contains(scalar) {
        name.unicodeScalars.append(scalar)
      } else if !name.hasSuffix("-") {
        name += "-"
      }
    }
    while name.hasSuffix("-") || name.hasSuffix(".") { name.removeLast() }
    while name.hasPrefix("-") || name.hasPrefix(".") { name.removeFirst() }
    return name.isEmpty ? "table" : name
  }

  private static func field(_ column: Column, of content: LabelledTable) -> TableSchema.Field {
    let type = type(of: column, in: content)
    var categories: [TableSchema.Category] = []
    if type == .integer, let labels = content.valueLabels[column.name], case .numbers(let numbers) = column.values,
      numbers.present.allSatisfy({ labels[$0] != nil })
    {
      categories = labels.filter { $0.key == $0.key.rounded() && abs($0.key) < 0x1p53 }
        .sorted { $0.key < $1.key }.map { TableSchema.Category(value: $0.key, label: $0.value) }
    }
    return TableSchema.Field(
      name: column.name, type: type, description: content.columnLabels[column.name], constraints: .init(),
      categories: categories)
  }

  private static func type(of column: Column, in content: LabelledTable) -> TableSchema.FieldType {
    switch column.values {
    case .booleans: return .boolean
    case .numbers(let numbers):
      let present = numbers.present
      if present.isEmpty { return .any }
      return present.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p53 } ? .integer : .number
    case .texts(let texts):
      if texts.levels.isEmpty { return .any }
      if content.dayColumns.contains(column.name), texts.levels.allSatisfy({ ExchangeDate.isDay($0) }) { return .date }
      if content.momentColumns.contains(column.name), texts.levels.allSatisfy({ ExchangeDate.isMoment($0) }) {
        return .datetime
      }
      if content.timeColumns.contains(column.name), texts.levels.allSatisfy({ ExchangeDate.isTime($0) }) { return .time }
      return .string
    }
  }

  // MARK: - The key

  /// How many columns a key has at most.
  private static let longestKey = 8

  /// The fewest of the leading columns that tell the rows apart.
  private static func primaryKey(of table: Table) -> [String] {
    guard table.rowCount > 1 else { return [] }
    var key: [Column] = []
    for column in table.columns.prefix(longestKey) {
      guard canBeKey(column) else { break }
      key.append(column)
      guard isUnique(key) else { continue }
      // What others tell already is left out: a country's name beside its code.
      for column in key where key.count > 1 {
        let rest = key.filter { $0.name != column.name }
        if isUnique(rest) { key = rest }
      }
      return key.map(\.name)
    }
    return []
  }

  /// Whether a column names something: texts, or numbers that are years or counted.
  private static func canBeKey(_ column: Column) -> Bool {
    switch column.values {
    case .booleans: return false
    case .texts(let texts): return !texts.codes.contains { $0 < 0 } && !texts.levels.isEmpty
    case .numbers(let numbers):
      let present = numbers.present
      guard !numbers.hasMissing, !present.isEmpty else { return false }
      if present.allSatisfy({ $0 == $0.rounded() && (1800...2200).contains($0) }) { return true }
      let isCounted = present[0] == present[0].rounded()
      if isCounted, present.enumerated().allSatisfy({ $1 == present[0] + Double($0) }) { return true }
      return isKeyHead(column.name) && present.allSatisfy { $0 == $0.rounded() && abs($0) < 0x1p53 }
    }
  }

  private static let keyHeads: Set<String> = [
    "id", "no", "nr", "nomor", "number", "code", "kode", "key", "index", "unit", "firm", "person", "entity", "wave", "time",
    "month", "bulan", "quarter", "period", "periode", "day", "hari", "indicator", "indikator",
  ]

  private static func isKeyHead(_ name: String) -> Bool {
    let lower = name.lowercased()
    return keyHeads.contains(lower) || ["_id", " id", "_code", " code", "_no", "_key"].contains { lower.hasSuffix($0) }
  }

  private static func isUnique(_ columns: [Column]) -> Bool {
    guard let first = columns.first else { return false }
    // A number for each combination, column by column.
    var groups = [Int](repeating: 0, count: first.count)
    for column in columns {
      var known: [Combination: Int] = [:]
      for row in groups.indices {
        let combination = Combination(group: groups[row], cell: column[row])
        let group = known[combination] ?? known.count
        known[combination] = group
        groups[row] = group
      }
      if known.count == groups.count { return true }
    }
    return false
  }

  private struct Combination: Hashable {
    let group: Int
    let cell: Cell
  }
}
