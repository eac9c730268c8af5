import Foundation
import LintasanIndices
import LintasanMaturity
import LintasanTables
import LintasanTestSupport

/// The shipped definition, questionnaire and answers, as the tests of scoring and planning need them.
enum Shipped {
  static func definition(_ id: String) throws -> IndexDefinition {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/\(id)/index.yaml")
    return try IndexDefinition(yaml: Array(Data(contentsOf: file)), file: "index.yaml")
  }

  static func read(_ text: String) throws(DefinitionError) -> IndexDefinition {
    try IndexDefinition(yaml: Array(text.utf8), file: "index.yaml")
  }

  static func questionnaire() throws -> Questionnaire {
    try Questionnaire(definition("spbe"), file: instrument("spbe"))
  }

  static func table(_ path: String) throws -> Table {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/\(path)")
    return try CSVReader().read(Array(Data(contentsOf: file)), file: path).table
  }

  static func fixture(_ path: String) throws -> Table {
    try CSVReader().read(Fixture.bytes(path), file: path).table
  }
}

extension Shipped {
  static func pemdi() throws -> Instrument { try instrument("pemdi") }

  static func instrument(_ id: String) throws -> Instrument {
    let file = Fixture.repositoryRoot().appendingPathComponent("datasets/\(id)/instrument.yaml")
    return try Instrument(yaml: Array(Data(contentsOf: file)), file: "instrument.yaml")
  }

  /// A score of a sheet given as text.
  static func score(
    _ text: String, external: [ExternalScore] = [], year: Int? = nil
  ) throws -> InstrumentScore {
    let grid = SheetGrid(csv: Array(text.utf8), file: "sheet.csv")
    return InstrumentScore(try Ratings.read([grid], of: pemdi(), external: external, year: year))
  }
}
