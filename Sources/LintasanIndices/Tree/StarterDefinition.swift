import LintasanCore
package import LintasanTables

/// Definitions of format 2 to begin with: from the columns of a table, or from COINr's pair of iData and iMeta.
package enum StarterDefinition {
  /// Why a definition cannot be begun.
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// A table without what a definition needs.
    case missing(String)
    /// Parents that lead in a circle, or to nothing.
    case structure(String)

    /// What was found, and what to do.
    package var description: String {
      switch self {
      case .missing(let text), .structure(let text): text
      }
    }
  }

  // MARK: - From a table

  /// A definition whose indicators are the columns of numbers.
  ///
  /// - Throws: a table without a column of entities, or without a column of numbers.
  package static func yaml(for table: Table, file: String) throws(Failure) -> String {
    let texts = table.columns.filter { $0.kind == .text }
    guard let entity = entityColumn(texts, table) else {
      throw .missing("\(file): no column tells who the rows are about; expected one of texts, such as a code or a name")
    }
    let time = timeColumn(table)
    let name = texts.first { column in
      column.name != entity.name
        && ["name", "country", "unit", "nama", "negara", "uname"].contains { column.name.lowercased().contains($0) }
    }
    let numbers = table.columns.filter { $0.kind == .number && $0.name != time?.name }
    guard !numbers.isEmpty else {
      throw .missing("\(file): no column holds numbers; expected one an indicator")
    }
    let id = identifier(stem(file)).lowercased()
    var lines = [
      "format: \(IndexTree.format)", "id: \(id)", "name: \(quoted(stem(file)))",
      "data: {scores: \(quoted(file)), entity: \(quoted(entity.name))"
        + (name.map { ", name: \(quoted($0.name))" } ?? "") + ", time: \(time.map { quoted($0.name) } ?? "2024")}",
    ]
    if time == nil { lines[3] += "  # no column of years was found: write the year of the data here" }
    lines += [
      "scale: {minimum: 0, maximum: 1, decimals: 3}", "",
      "# What holds for every indicator unless it says otherwise. Other steps: denominator, treat, impute, transform.",
      "defaults:", "  leaves: {normalise: minmax, direction: higher}", "aggregate: arithmetic",
      "# needs: 2/3          # the share of components that must be known", "",
      "# Group the indicators under nodes of their own: {id: …, name: …, components: […]}. Weights of siblings are relative.",
      "components:",
    ]
    var used: Set<String> = [id]
    for column in numbers {
      guard case .numbers(let values) = column.values else { continue }
      let known = values.present
      let (low, high) = (known.min() ?? 0, known.max() ?? 0)
      var own = identifier(column.name)
      if IndexTree.reserved.contains(own) || !used.insert(own).inserted {
        own += "_indicator"
        used.insert(own)
      }
      let from = own == column.name ? "" : ", from: \(quoted(column.name))"
      let note =
        "\(NumberText.rounded(low, significantDigits: 4)) to \(NumberText.rounded(high, significantDigits: 4))"
        + (values.missingCount > 0 ? ", \(values.missingCount) missing" : "")
      let isConstant = low == high
      lines.append(
        (isConstant ? "#" : " ") + " - {id: \(plain(own)), name: \(quoted(column.name))\(from), weight: 1}  # "
          + (isConstant ? "left out: the same value everywhere, " : "") + note)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entityColumn(_ texts: [Column], _ table: Table) -> Column? {
    let names = ["iso3", "ucode", "code", "kode", "entity", "id", "unit", "country", "name"]
    for wanted in names {
      if let found = texts.first(where: { $0.name.lowercased() == wanted }) { return found }
    }
    for wanted in names {
      if let found = texts.first(where: { $0.name.lowercased().contains(wanted) }) { return found }
    }
    return texts.first
  }

  private static func timeColumn(_ table: Table) -> Column? {
    func holdsYears(_ column: Column) -> Bool {
      guard case .numbers(let values) = column.values, !values.present.isEmpty else { return false }
      return values.present.allSatisfy { $0 == $0.rounded() && (1800...2200).contains($0) }
    }
    let names = ["year", "time", "tahun"]
    return table.columns.first { names.contains($0.name.lowercased()) && holdsYears($0) }
      ?? table.columns.first { column in names.contains { column.name.lowercased().contains($0) } && holdsYears(column)
      }
  }

  // MARK: - From COINr

  /// The definition that COINr's iMeta describes, its steps in COINr's order.
  ///
  /// - Parameters:
  ///   - meta: iMeta: `iCode, Type, Parent, Level`, and where they are given `iName, Direction, Weight, Denominator`.
  ///   - data: iData: `uCode`, and where they are given `uName`, `Time`.
  ///   - file: the name of the file of iData.
  /// - Throws: a table without its columns, parents in a circle, codes that iData does not have.
  package static func yaml(coinr meta: Table, data: Table, file: String) throws(Failure) -> String {
    func column(_ name: String) -> [String?] { (try? meta.texts(name))?.optional ?? [] }
    for name in ["iCode", "Type", "Parent"] where !meta.columnNames.contains(name) {
      throw .missing("iMeta has no column “\(name)”; its columns are \(meta.columnNames.joined(separator: ", "))")
    }
    guard data.columnNames.contains("uCode") else {
      throw .missing(
        "\(file) has no column “uCode”; its columns are \(data.columnNames.prefix(12).joined(separator: ", "))")
    }
    let codes = column("iCode").map { $0 ?? "" }
    let types = column("Type").map { $0 ?? "" }
    let parents = column("Parent")
    var rows: [String: Int] = [:]
    for (row, code) in codes.enumerated() where ["Indicator", "Aggregate"].contains(types[row]) {
      guard rows.updateValue(row, forKey: code) == nil else { throw .structure("iMeta has “\(code)” twice; keep one") }
    }
    var children: [String: [Int]] = [:]
    var roots: [Int] = []
    for row in rows.values.sorted() {
      guard let parent = parents[row], !parent.isEmpty else {
        roots.append(row)
        continue
      }
      guard rows[parent] != nil else {
        throw .structure(
          "iMeta: the parent “\(parent)” of “\(codes[row])” is no row of its own; add it as an Aggregate")
      }
      children[parent, default: []].append(row)
    }
    guard roots.count == 1, let root = roots.first else {
      throw .structure(
        roots.isEmpty
          ? "iMeta: every row has a parent, so that they lead in a circle; leave the Parent of the index empty"
          : "iMeta: \(roots.map { "“\(codes[$0])”" }.joined(separator: ", ")) have no parent; one index is expected on top"
      )
    }
    var reached = 0
    var lines: [String] = []
    func write(_ row: Int, _ indent: String) throws(Failure) {
      reached += 1
      let code = codes[row]
      func cell(_ name: String) -> String? { column(name).indices.contains(row) ? column(name)[row] : nil }
      var keys = ["id: \(plain(code))"]
      if let name = cell("iName") { keys.append("name: \(quoted(name))") }
      if let weight = cell("Weight") { keys.append("weight: \(weight)") }
      if types[row] == "Indicator" {
        guard data.columnNames.contains(code) else {
          throw .missing("\(file) has no column “\(code)”, which iMeta names as an indicator")
        }
        if cell("Direction").flatMap(Double.init) ?? 1 < 0 { keys.append("direction: lower") }
        if let denominator = cell("Denominator") { keys.append("denominator: \(quoted(denominator))") }
        lines.append("\(indent)- {\(keys.joined(separator: ", "))}")
        return
      }
      lines.append("\(indent)- \(keys.joined(separator: "\n\(indent)  "))")
      lines.append("\(indent)  components:")
      for child in children[code] ?? [] { try write(child, indent + "    ") }
    }
    for child in children[codes[root]] ?? [] { try write(child, "  ") }
    guard reached == rows.count - 1 else {
      throw .structure("iMeta: some rows lead in a circle and never reach “\(codes[root])”; correct their Parent")
    }
    let name = (column("iName").indices.contains(root) ? column("iName")[root] : nil) ?? codes[root]
    let head = [
      "format: \(IndexTree.format)", "id: \(identifier(codes[root]).lowercased())", "name: \(quoted(name))",
      "data: {scores: \(quoted(file)), entity: uCode"
        + (data.columnNames.contains("uName") ? ", name: uName" : "")
        + ", time: \(data.columnNames.contains("Time") ? "Time" : "2024")}",
      "# COINr's order; without this line outliers are treated before gaps are filled.",
      "steps: [denominate, impute, treat, transform]", "defaults:",
      "  leaves: {normalise: {minmax: [0, 100]}}  # others: impute: {mean: GROUP}, treat: winsorise_or_log",
      "  parents: {aggregate: arithmetic, needs: 0.01}  # COINr's mean takes whatever is known",
      "scale: {minimum: 0, maximum: 100, decimals: 2}", "components:",
    ]
    return (head + lines).joined(separator: "\n") + "\n"
  }

  // MARK: - Words

  private static func stem(_ file: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  /// A name as an identifier: letters, digits and underscores.
  static func identifier(_ name: String) -> String {
    var result = ""
    for scalar in name.unicodeScalars {
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
      if isPlain {
        result.unicodeScalars.append(scalar)
      } else if result.last.map({ $0 != "_" }) ?? false {
        result.append("_")
      }
    }
    while result.last == "_" { result.removeLast() }
    if result.isEmpty || result.first.map({ $0.isNumber }) == true { result = "x_" + result }
    return result
  }

  private static func plain(_ text: String) -> String {
    let words = ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"]
    let isSafe =
      text.utf8.allSatisfy { byte in
        UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
          || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || byte == UInt8(ascii: "_")
      } && text.first.map { $0.isLetter } == true && !words.contains(text.lowercased())
    return isSafe ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
