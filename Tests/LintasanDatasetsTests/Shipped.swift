import Foundation
import LintasanDatasets
import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// The data as it lies in the repository, read as a user's program would.
enum Shipped {
  static func library() throws -> DatasetLibrary {
    try DatasetLibrary(root: Fixture.repositoryRoot().appendingPathComponent("datasets"))
  }

  static func definition(_ index: String) throws -> IndexDefinition {
    try IndexDefinition(yaml: library().bytes(of: "index.yaml", in: index), file: "\(index)/index.yaml")
  }

  static func table(_ file: String, of index: String, texts: [String] = []) throws -> Table {
    let kinds = Dictionary(uniqueKeysWithValues: texts.map { ($0, Column.Kind.text) })
    return try CSVReader(dialect: .rfc4180, kinds: kinds).read(library().bytes(of: file, in: index), file: file).table
  }

  /// What another program counted (`Fixtures/counts/make_counts.py`).
  struct Counts: Decodable {
    let egdi_classes: [String: [String: Int]]
    let egdi_flags: [String: Int]
    let spbe_rows: [String: Int]
    let spbe_groups: [String: Int]
    let spbe_predicates: [String: Int]
  }

  static func counts() throws -> Counts {
    try Fixture.json(Counts.self, "counts/counts.json")
  }
}

extension Table {
  /// The whole numbers of a column without gaps.
  func years(_ name: String) throws -> [Int] {
    try numbers(name).optional.map { Int(try #require($0)) }
  }
}
