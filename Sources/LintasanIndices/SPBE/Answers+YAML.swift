public import LintasanTables

extension Answers {
  /// A sheet of answers from YAML: a mapping of indicators to levels (`1: 3` or `i01: 3`), at the top or under the key
  /// `answers`, or a list of `{indicator: 1, maturity: 3}`.
  ///
  /// - Throws: `.notYAML` with the line, or what is wrong with the layout.
  public static func sheet(yaml text: String) throws(QuestionnaireError) -> Table {
    let root: Node?
    do {
      root = try DefinitionDocument.node(in: text, file: "")
    } catch {
      throw .notYAML(reason: error.sentence)
    }
    guard let root else { throw .notYAML(reason: "the document is empty") }
    let body = root.mapping?["answers"] ?? root
    var (indicators, maturities): ([String], [String]) = ([], [])
    if let mapping = body.mapping {
      for (key, value) in mapping {
        guard let indicator = key.scalar?.string, let maturity = value.scalar?.string else {
          throw .notYAML(reason: "expected a level after each indicator, such as “1: 3”")
        }
        indicators.append(indicator)
        maturities.append(maturity)
      }
    } else if let list = body.sequence {
      for row in list {
        guard let indicator = row.mapping?["indicator"]?.scalar?.string,
          let maturity = row.mapping?["maturity"]?.scalar?.string
        else { throw .notYAML(reason: "expected rows such as “{indicator: 1, maturity: 3}”") }
        indicators.append(indicator)
        maturities.append(maturity)
      }
    } else {
      throw .notYAML(reason: "expected indicators with their levels, such as “1: 3”")
    }
    return Table(Column("indicator", indicators), Column("maturity", maturities))
  }
}
