/// What a check of a package found.
package struct PackageReport: Hashable, Sendable {
  /// The package.
  package let package: String
  /// How many files were looked for.
  package let fileCount: Int
  /// How many rows were checked, headers left out.
  package let rowCount: Int
  /// How many values were checked.
  package let valueCount: Int
  /// What was found, in the order of files and lines.
  package let findings: [PackageFinding]
  /// How many further findings were left out.
  package let omittedCount: Int

  /// Whether all is as the package says.
  package var isValid: Bool { findings.isEmpty }

  /// The findings: `package,file,line,column,rule,found,expected`.
  package var table: Table {
    Table(
      Column("package", findings.map { _ in package }),
      Column("file", findings.map(\.file)),
      Column("line", findings.map(\.line)),
      Column("column", findings.map(\.column)),
      Column("rule", findings.map(\.rule.rawValue)),
      Column("found", findings.map(\.found)),
      Column("expected", findings.map(\.expected)))
  }
}

extension PackageReport: CustomStringConvertible {
  /// What was checked, and each finding on a line.
  package var description: String {
    let checked = "\(package): \(fileCount) files, \(rowCount) rows, \(valueCount) values checked"
    guard !isValid else { return checked + ", all as described" }
    let count = findings.count + omittedCount
    let more = omittedCount > 0 ? ["… and \(omittedCount) more"] : []
    let heading = checked + ", \(count) \(count == 1 ? "finding" : "findings")"
    return ([heading] + findings.map { "  \($0)" } + more).joined(separator: "\n")
  }
}
