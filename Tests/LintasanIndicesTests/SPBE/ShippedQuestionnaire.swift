import Foundation
import LintasanIndices
import LintasanTables
import LintasanTestSupport

/// The shipped definition, questionnaire and answers, as the tests of scoring and planning need them.
enum Shipped {
  static func definition(_ id: String) throws -> IndexDefinition {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/\(id)/index.yaml")
    return try IndexDefinition(yaml: Array(Data(contentsOf: file)), file: "index.yaml")
  }

  static func questionnaire() throws -> Questionnaire {
    try Questionnaire(definition("spbe"))
  }

  static func table(_ path: String) throws -> Table {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/\(path)")
    return try CSVReader().read(Array(Data(contentsOf: file)), file: path).table
  }

  static func fixture(_ path: String) throws -> Table {
    try CSVReader().read(Fixture.bytes(path), file: path).table
  }
}
