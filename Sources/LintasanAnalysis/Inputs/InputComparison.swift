package import LintasanTables

/// Entities side by side by input, and what every gap to the first is worth in the index as the normalisation stands.
package struct InputComparison: Sendable {
  /// The codes, in the order asked for.
  package let entities: [String]
  /// The names.
  package let names: [String]
  /// The year.
  package let year: Int
  private let leaves: [InputLeaf]
  private let values: [[Double]]
  private let gaps: [[Double]]

  /// Compares entities.
  ///
  /// - Throws: `.unknownEntity`.
  package init(_ recipe: InputRecipe, entities: [String]) throws(InputError) {
    let data = recipe.data
    var positions: [Int] = []
    for entity in entities { positions.append(try data.position(of: entity)) }
    let slopes = recipe.slopes()
    self.entities = positions.map { data.entities[$0] }
    names = positions.map { data.names[$0] }
    year = data.year
    leaves = data.leaves
    values = positions.map { entity in data.values.map { $0[entity] } }
    gaps = positions.map { entity in
      recipe.columns.indices.map {
        slopes[$0] * (recipe.columns[$0][entity] - recipe.columns[$0][positions.first ?? entity])
      }
    }
  }

  /// One row an input: `input, pillar`, each entity's value under its code, `gap_CODE` in index points.
  package var table: Table {
    var columns = [Column("input", leaves.map(\.id)), Column("pillar", leaves.map(\.pillar.rawValue))]
    columns += zip(entities, values).map { Column($0, $1) }
    columns += zip(entities, gaps).dropFirst().map { Column("gap_\($0)", $1) }
    return Table(trusted: columns)
  }
}
