import LintasanIndices
import LintasanTables
import LintasanTestSupport
import Testing

/// Definitions and tables of the tests of trees.
enum Tree {
  static func table(_ name: String) throws -> Table {
    try CSVReader().read(Fixture.bytes("tree/\(name)"), file: name).table
  }

  static func build(
    _ definition: String, _ data: String, keepingSteps: Bool = false
  ) throws -> (built: BuiltIndex, table: Table) {
    let tree = try IndexTree(yaml: Fixture.bytes("tree/\(definition)"), file: definition)
    let table = try table(data)
    return (try IndexBuilder(tree, table).build(keepingSteps: keepingSteps), table)
  }

  /// A small definition with these lines in place of its components.
  static func definition(_ components: String, _ rest: String = "") -> String {
    """
    format: lintasan-index/2
    id: x
    data: {scores: x.csv, entity: e, time: t}
    \(rest)
    components:
    \(components)
    """
  }

  static func build(_ yaml: String, csv: String) throws -> BuiltIndex {
    let tree = try IndexTree(yaml: Array(yaml.utf8), file: "x.yaml")
    return try IndexBuilder(tree, CSVReader().read(Array(csv.utf8), file: "x.csv").table).build(keepingSteps: true)
  }

  /// The values of a node in the order of the rows.
  static func column(_ built: BuiltIndex, _ id: String = "x") throws -> [Double?] {
    try built.column(#require(built.tree.position(of: id)))
  }
}
