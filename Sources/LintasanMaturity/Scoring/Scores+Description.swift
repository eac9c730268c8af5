import LintasanIndices
import LintasanTables

extension Scorecard: CustomStringConvertible {
  /// The index with its predicate, and the score of every domain and aspect.
  public var description: String {
    let grade = predicate.map { " (\($0.name.english))" } ?? ""
    let lines = (domains + aspects).map { "  \($0.group.name.english): \(NumberText.fixed($0.score, decimals: 2))" }
    return (["Scorecard: index \(NumberText.fixed(index, decimals: 2))\(grade)"] + lines).joined(separator: "\n")
  }
}

extension InstrumentScore: CustomStringConvertible {
  /// The index with its grade, and the value of every aspect.
  public var description: String {
    let lines = zip(instrument.aspects, aspects).map {
      "  \($0.name.english): \(NumberText.fixed($1.value, decimals: 2))"
    }
    return (["Score: index \(NumberText.fixed(index.value, decimals: 2)) (\(predicate.grade.english))"] + lines)
      .joined(separator: "\n")
  }
}
