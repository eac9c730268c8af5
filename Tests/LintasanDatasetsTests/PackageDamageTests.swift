import Foundation
import LintasanDatasets
import Testing

@testable import LintasanTables

/// Damages a copy of a shipped package in memory and expects the validator to name the place.
@Suite("Damage to a data package is found")
struct PackageDamageTests {
  /// A package's description and files.
  struct Copy {
    var descriptor: String
    var files: [String: String] = [:]

    init(of package: String) throws {
      let library = try Shipped.library()
      descriptor = String(decoding: try library.bytes(of: "datapackage.json", in: package), as: UTF8.self)
      for resource in try library.package(package).resources {
        files[resource.path] = String(decoding: try library.bytes(of: resource.path, in: package), as: UTF8.self)
      }
    }

    /// Replaces a text that occurs exactly once.
    mutating func replace(_ old: String, _ new: String, in file: String) throws {
      let text = try #require(files[file])
      try #require(text.components(separatedBy: old).count == 2, "“\(old)” must occur once")
      files[file] = text.replacingOccurrences(of: old, with: new)
    }

    /// Checks the files named, which are enough to see the damage and quicker than all.
    func validate(_ files: String...) throws -> PackageReport {
      let whole = try DataPackage(json: Array(descriptor.utf8), file: "datapackage.json")
      let package = DataPackage(
        name: whole.name, title: nil, description: nil, version: nil, licenses: [], sources: [],
        resources: whole.resources.filter { files.contains($0.path) })
      return PackageValidator().validate(package) { self.files[$0].map { Array($0.utf8) } }
    }
  }

  /// Finds a rule's finding.
  private func expect(
    _ report: PackageReport, _ rule: PackageFinding.Rule, file: String = "scores.csv", column: String? = nil,
    line: Int? = nil, alsoHash: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = report.findings.contains {
      $0.rule == rule && $0.file == file && (column == nil || $0.column == column) && (line == nil || $0.line == line)
    }
    #expect(found, "\(report)", sourceLocation: sourceLocation)
    let hash = report.findings.contains { $0.rule == .hash && $0.file == file }
    #expect(hash == alsoHash, "\(report)", sourceLocation: sourceLocation)
  }

  /// The line of Denmark 2024, and its text.
  private func row(of copy: Copy) throws -> (line: Int, text: String) {
    let lines = try #require(copy.files["scores.csv"]).split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.hasPrefix("2024,DNK,") })
    return (index + 1, String(lines[index]))
  }

  private func damaged(_ change: (_ fields: inout [String]) -> Void) throws -> (report: PackageReport, line: Int) {
    var copy = try Copy(of: "egdi")
    let row = try row(of: copy)
    var fields = row.text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    change(&fields)
    try copy.replace(row.text, fields.joined(separator: ","), in: "scores.csv")
    return (try copy.validate("scores.csv", "countries.csv"), row.line)
  }

  @Test(
    "An untouched package has no findings",
    arguments: [
      ("egdi", 2316 + 193 + 220 + 193 + 4825 + 193 + 16 * 193 + 3), ("gtmi", 593 + 198 + 198),
      ("spbe", 4093 + 680 + 1071 + 7 + 3 + 1295 + 3), ("pemdi", 1 + 20),
    ])
  func untouched(package: String, rows: Int) throws {
    let report = try Shipped.library().validate(package)
    #expect(report.isValid, "\(report)")
    #expect(report.rowCount == rows)
    #expect(report.table.rowCount == 0)
    #expect("\(report)".hasSuffix("all as described"))
  }

  @Test("1: a value out of range")
  func range() throws {
    let (report, line) = try damaged { $0[3] = "1.98468" }
    expect(report, .maximum, column: "egdi", line: line)
    let (below, _) = try damaged { $0[3] = "-0.98468" }
    expect(below, .minimum, column: "egdi", line: line)
  }

  @Test("2: a value changed within its range, or a row dropped, is seen by size and hash")
  func changed() throws {
    let (report, _) = try damaged { $0[3] = "0.98469" }
    #expect(report.findings.map(\.rule) == [.hash])
    var copy = try Copy(of: "egdi")
    try copy.replace(row(of: copy).text + "\n", "", in: "scores.csv")
    #expect(try copy.validate("scores.csv", "countries.csv").findings.map(\.rule) == [.size, .hash])
  }

  @Test("3: a key that occurs twice")
  func duplicateKey() throws {
    let (report, line) = try damaged { $0[1] = "AUS" }
    expect(report, .primaryKey, column: "survey_year, iso3")
    #expect(report.findings.contains { $0.rule == .primaryKey && ($0.line ?? 0) <= line })
  }

  @Test("4: text in a number")
  func text() throws {
    let (report, line) = try damaged { $0[5] = "0.99Tanzania9" }
    expect(report, .type, column: "osi", line: line)
    let finding = try #require(report.findings.first { $0.rule == .type })
    #expect("\(finding)" == "scores.csv, line \(line), column “osi”: found “0.99Tanzania9”, expected a number")
  }

  @Test("5: a blank where a value is needed")
  func blank() throws {
    let (report, line) = try damaged { $0[1] = "" }
    expect(report, .required, column: "iso3", line: line)
  }

  @Test("6: a value that is not among those allowed")
  func unknownValue() throws {
    let (report, line) = try damaged { $0[10] = "not_surveyd" }
    expect(report, .allowed, column: "flag", line: line)
  }

  @Test("7: lines that end in CR LF")
  func lineEnds() throws {
    var copy = try Copy(of: "egdi")
    copy.files["countries.csv"] = copy.files["countries.csv"]?.replacingOccurrences(of: "\n", with: "\r\n")
    expect(try copy.validate("countries.csv"), .lineEnding, file: "countries.csv", line: 1)
    copy = try Copy(of: "egdi")
    copy.files["countries.csv"]?.removeLast()
    expect(try copy.validate("countries.csv"), .lineEnding, file: "countries.csv")
  }

  @Test("8: a file that is not there")
  func missingFile() throws {
    var copy = try Copy(of: "spbe")
    copy.files["agencies.csv"] = nil
    let report = try copy.validate("scores.csv", "agencies.csv")
    expect(report, .missingFile, file: "agencies.csv", alsoHash: false)
    expect(report, .foreignKey, file: "scores.csv", alsoHash: false)
  }

  @Test("9: a column more, a column less, columns in another order")
  func header() throws {
    var copy = try Copy(of: "spbe")
    let lines = try #require(copy.files["national.csv"]).split(separator: "\n")
    copy.files["national.csv"] = lines.enumerated().map { "\($1)\($0 == 0 ? ",remark" : ",x")\n" }.joined()
    var report = try copy.validate("national.csv")
    expect(report, .header, file: "national.csv", line: 1)
    #expect(report.findings.contains { $0.found == "an unknown column “remark”" })

    copy = try Copy(of: "spbe")
    try copy.replace(",good_or_better,", ",good,", in: "national.csv")
    report = try copy.validate("national.csv")
    #expect(report.findings.contains { $0.found == "an unknown column “good”, no column “good_or_better”" })

    copy = try Copy(of: "spbe")
    try copy.replace("year,index,", "index,year,", in: "national.csv")
    #expect(
      try copy.validate("national.csv").findings.contains {
        $0.rule == .header && $0.found.hasPrefix("columns in another")
      })
  }

  @Test("10: a hash that is not the file's")
  func hash() throws {
    var copy = try Copy(of: "spbe")
    let package = try DataPackage(json: Array(copy.descriptor.utf8), file: "datapackage.json")
    let hash = try #require(package.resource("scores")?.hash)
    copy.descriptor = copy.descriptor.replacingOccurrences(of: hash, with: String(hash.dropLast(2)) + "00")
    #expect(try copy.validate("scores.csv", "agencies.csv").findings.map(\.rule) == [.hash])
  }

  @Test("11: a reference that leads nowhere, a repeated name, a code of another form")
  func references() throws {
    let (report, line) = try damaged { $0[1] = "DNX" }
    expect(report, .foreignKey, column: "iso3", line: line)
    var copy = try Copy(of: "egdi")
    try copy.replace("\nAGO,AO,Angola,", "\nAGO,AF,Angola,", in: "countries.csv")
    expect(try copy.validate("countries.csv"), .unique, file: "countries.csv", column: "iso2", line: 3)
    copy = try Copy(of: "egdi")
    try copy.replace("\nNAM,NA,", "\nNAM,,", in: "countries.csv")
    expect(try copy.validate("countries.csv"), .required, file: "countries.csv", column: "iso2")
    copy = try Copy(of: "egdi")
    try copy.replace("\nAGO,AO,Angola,", "\nAGO,Ao,Angola,", in: "countries.csv")
    expect(try copy.validate("countries.csv"), .pattern, file: "countries.csv", column: "iso2", line: 3)
  }

  @Test("12: a ragged row, an open quote, an empty file, a byte-order mark, bytes that are no UTF-8")
  func form() throws {
    let (report, line) = try damaged { $0.append("x") }
    expect(report, .form, line: line)
    let (open, _) = try damaged { $0[2] = "\"Denmark" }
    expect(open, .form, line: line)
    var copy = try Copy(of: "egdi")
    copy.files["country_names.csv"] = ""
    expect(try copy.validate("countries.csv", "country_names.csv"), .form, file: "country_names.csv", line: 1)
    copy = try Copy(of: "egdi")
    copy.files["country_names.csv"] = "\u{FEFF}" + (copy.files["country_names.csv"] ?? "")
    let marked = try copy.validate("countries.csv", "country_names.csv")
    expect(marked, .encoding, file: "country_names.csv", line: 1)
    #expect(!marked.findings.contains { $0.rule == .header })
    let package = try Shipped.library().package("egdi")
    let latin = PackageValidator().validate(package) { path in
      let bytes = try? Shipped.library().bytes(of: path, in: "egdi")
      return path == "countries.csv" ? bytes.map { $0.map { $0 == UInt8(ascii: "A") ? 0xE9 : $0 } } : bytes
    }
    expect(latin, .encoding, file: "countries.csv", line: 2)
  }

  @Test("Findings are limited, counted, and given as a table")
  func limit() throws {
    var copy = try Copy(of: "egdi")
    copy.files["countries.csv"] = copy.files["countries.csv"]?.replacingOccurrences(of: "Europe", with: "Europa")
    let package = try DataPackage(json: Array(copy.descriptor.utf8), file: "datapackage.json")
    let report = PackageValidator(limit: 5).validate(package) { copy.files[$0].map { Array($0.utf8) } }
    #expect(report.findings.count == 5)
    #expect(report.omittedCount > 30)
    #expect(report.table.columnNames == ["package", "file", "line", "column", "rule", "found", "expected"])
    #expect(report.table.rowCount == 5)
    #expect("\(report)".contains("… and \(report.omittedCount) more"))
  }
}
