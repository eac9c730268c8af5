import LintasanIndices
package import LintasanTables

extension Answers {
  /// A sheet of answers from YAML: a mapping of indicators to levels (`1: 3` or `i01: 3`), at the top or under the key
  /// `answers`, or a list of `{indicator: 1, maturity: 3}`.
  ///
  /// - Throws: `.notYAML` with the line, or what is wrong with the layout.
  package static func sheet(yaml text: String) throws(QuestionnaireError) -> Table {
    let root: YAMLValue
    do {
      root = try YAMLValue(yaml: Array(text.utf8), file: "")
    } catch {
      throw .notYAML(reason: error.sentence)
    }
    if root == .nothing { throw .notYAML(reason: "the document is empty") }
    var (indicators, maturities): ([String], [String]) = ([], [])
    switch root["answers"] ?? root {
    case .mapping(let members):
      for member in members {
        guard case .scalar(let maturity) = member.value else {
          throw .notYAML(reason: "expected a level after each indicator, such as “1: 3”")
        }
        indicators.append(member.key)
        maturities.append(maturity)
      }
    case .list(let rows):
      for row in rows {
        guard case .scalar(let indicator) = row["indicator"], case .scalar(let maturity) = row["maturity"] else {
          throw .notYAML(reason: "expected rows such as “{indicator: 1, maturity: 3}”")
        }
        indicators.append(indicator)
        maturities.append(maturity)
      }
    case .scalar, .nothing:
      throw .notYAML(reason: "expected indicators with their levels, such as “1: 3”")
    }
    return Table(Column("indicator", indicators), Column("maturity", maturities))
  }
}
