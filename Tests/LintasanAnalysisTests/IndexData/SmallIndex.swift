import LintasanAnalysis
import LintasanIndices

/// Indices of a few lines, made from their texts.
enum SmallIndex {
  /// Reads a definition and the files that it names.
  static func load(_ definition: String, _ files: [String: String]) throws -> IndexData {
    var loader = IndexLoader()
    return try loader.load(definitionFile: "index.yaml", folder: "") { (name) throws(IndexDataError) in
      guard let text = name == "index.yaml" ? definition : files[name] else { throw .unreadable(name) }
      return Array(text.utf8)
    }
  }

  /// An index of two components with some keys of its own.
  static func two(_ keys: String = "", scale: String = "{minimum: 0, maximum: 100}", scores: String) throws -> IndexData {
    try load(
      """
      format: lintasan-index/1
      id: two
      name: Two
      data: {scores: scores.csv, entity: e, time: y, value: v}
      calendar: {surveys: [2020], step: 1}
      scale: \(scale)
      weights_sum: 2
      components:
        - {id: a, name: a, column: a, weight: 1}
        - {id: b, name: b, column: b, weight: 1}
      \(keys)
      """, ["scores.csv": scores])
  }

  /// A panel of one score: every entity's series over the years from 2018.
  static func series(_ keys: String = "", _ series: [String: [Double]]) throws -> IndexData {
    var rows = "e,y,v\n"
    for (entity, scores) in series.sorted(by: { $0.key < $1.key }) {
      for (position, score) in scores.enumerated() { rows += "\(entity),\(2018 + position),\(score)\n" }
    }
    let years = 2018..<(2018 + (series.values.map(\.count).max() ?? 0))
    return try load(
      """
      format: lintasan-index/1
      id: one
      name: One
      data: {scores: scores.csv, entity: e, time: y, value: v}
      calendar: {surveys: [\(years.map(String.init).joined(separator: ", "))], step: 1}
      scale: {minimum: 0, maximum: 100}
      \(keys)
      """, ["scores.csv": rows])
  }
}
