import Foundation
import LintasanDocuments
import LintasanIndices
import LintasanMaturity
import LintasanNotebooks
import LintasanRegression
import LintasanTables

/// A place where the project reads what strangers wrote. Whatever the bytes are, the answer is a result or one of the
/// errors that the reader declares: never a trap, never a result that does not hold together.
public enum FuzzEntry: String, CaseIterable, Sendable {
  case csv
  case formula
  case definition
  case answers
  case notebook
  case manifest
  case package
  case workbook
  case stata
  case spss

  /// A result that does not hold together.
  public struct Violation: Error, CustomStringConvertible {
    public let description: String
  }

  /// Reads the bytes.
  ///
  /// - Returns: whether they were accepted.
  /// - Throws: ``Violation``.
  @discardableResult
  public func take(_ bytes: [UInt8]) throws -> Bool {
    do {
      switch self {
      case .csv: try Self.readCSV(bytes)
      case .formula: try Self.readFormula(bytes)
      case .definition: _ = try IndexDefinition(yaml: bytes, file: "index.yaml")
      case .answers: try Self.readAnswers(bytes)
      case .notebook: _ = try Notebook(reading: bytes, file: "notebook.md")
      case .manifest: _ = try Manifest(reading: bytes, file: "manifest.json")
      case .package: _ = try DataPackage(json: bytes, file: "datapackage.json")
      case .workbook: _ = try WorkbookReader().read(bytes, file: "book.xlsx")
      case .stata: try Self.readStatistics(bytes, .stata)
      case .spss: try Self.readStatistics(bytes, .spss)
      }
      return true
    } catch let violation as Violation {
      throw violation
    } catch {
      // An error must say something, and end.
      guard !"\(error)".isEmpty else { throw Violation(description: "an error without words") }
      return false
    }
  }

  /// What is read is written and read again as the same.
  private static func readCSV(_ bytes: [UInt8]) throws {
    let contents = try CSVReader().read(bytes, file: "table.csv")
    let table = contents.table
    for column in table.columns where column.count != table.rowCount {
      throw Violation(description: "column \(column.name) has \(column.count) of \(table.rowCount) rows")
    }
    let kinds = Dictionary(uniqueKeysWithValues: table.columns.map { ($0.name, $0.kind) })
    let written = CSVWriter(guardsFormulas: false).write(table)
    let again: Table
    do {
      again = try CSVReader(dialect: .rfc4180, kinds: kinds).read(written, file: "again.csv").table
    } catch {
      throw Violation(description: "what was written is not read: \(error)")
    }
    if again != table { throw Violation(description: "what was written is read as another table") }
  }

  /// A formula that is accepted is made of terms that are found again.
  private static func readFormula(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let formula = try Formula(text)
    let again: Formula
    do { again = try Formula(text) } catch { throw Violation(description: "read once, not twice: \(error)") }
    if formula != again { throw Violation(description: "read differently the second time") }
  }

  private static let questionnaire = Result {
    let definition = URL(fileURLWithPath: "\(#filePath)/../../../../datasets/spbe/index.yaml").standardizedFileURL
    return try Questionnaire(IndexDefinition(yaml: [UInt8](Data(contentsOf: definition)), file: "index.yaml"))
  }

  /// An answer sheet, as YAML or as CSV: what is accepted has an index from 1 to 5.
  private static func readAnswers(_ bytes: [UInt8]) throws {
    let questionnaire = try questionnaire.get()
    let sheet: Table
    if let yaml = try? Answers.sheet(yaml: String(decoding: bytes, as: UTF8.self)) {
      sheet = yaml
    } else {
      sheet = try CSVReader().read(bytes, file: "answers.csv").table
    }
    let index = Scorecard(try Answers(sheet: sheet, of: questionnaire), of: questionnaire).index
    if !(1...5).contains(index) { throw Violation(description: "an index of \(index)") }
  }

  private static func readStatistics(_ bytes: [UInt8], _ format: StatisticsFormat) throws {
    let table = try StatisticsFileReader(format).read(bytes, file: "table").table
    for column in table.columns where column.count != table.rowCount {
      throw Violation(description: "column \(column.name) has \(column.count) of \(table.rowCount) rows")
    }
  }
}
