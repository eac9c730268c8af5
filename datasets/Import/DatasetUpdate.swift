import LintasanTables

/// A dataset with the surveys that its scores now hold: calendar, allowed years, sizes and hashes follow the scores.
///
/// The definition and the package are changed where they must be, in their own words, and nowhere else.
package enum DatasetUpdate {
  /// The files of a dataset after a new survey, by name.
  ///
  /// - Parameters:
  ///   - scores: the new `scores.csv`, whose first column is the year.
  ///   - oldScores: `scores.csv` as it is.
  ///   - definition: `index.yaml` as it is.
  ///   - package: `datapackage.json` as it is.
  ///   - folder: the name of the folder, for errors.
  /// - Throws: `.notOfTheForm` where the definition or the package lacks what has to be changed.
  package static func files(
    scores: ImportResult, replacing oldScores: [UInt8], definition: [UInt8], package: [UInt8], folder: String
  ) throws(ImportError) -> [(name: String, bytes: [UInt8])] {
    let table = scores.csv
    let years = Set(scores.table.columns.first.map { column in (0..<column.count).map { column[$0] } } ?? [])
      .compactMap { cell -> Int? in
        switch cell {
        case .number(let year): Int(year)
        case .text(let year): Int(year)
        default: nil
        }
      }.sorted().map(String.init)
    guard
      let calendar = try? Regex(
        #"(?m)^(calendar:.*surveys: *\[)[^\]]*(\])"#, as: (Substring, Substring, Substring).self),
      let allowed = try? Regex(
        #"("name": "survey_year",[^\]]*"enum": \[\n? *)[^\]]*?(\n? *\])"#, as: (Substring, Substring, Substring).self)
    else { throw .notOfTheForm(file: folder, expected: "the dataset egdi") }
    var text = String(decoding: definition, as: UTF8.self)
    guard let place = text.firstMatch(of: calendar) else {
      throw .notOfTheForm(file: "\(folder)/index.yaml", expected: "a line “calendar: {surveys: […], …}”")
    }
    text.replaceSubrange(place.range, with: place.output.1 + years.joined(separator: ", ") + place.output.2)
    var described = String(decoding: package, as: UTF8.self)
    guard let list = described.firstMatch(of: allowed) else {
      throw .notOfTheForm(file: "\(folder)/datapackage.json", expected: "the allowed years of “survey_year”")
    }
    let indent = list.output.1.reversed().prefix { $0 == " " }.count
    let separator = ",\n" + String(repeating: " ", count: indent)
    described.replaceSubrange(list.range, with: list.output.1 + years.joined(separator: separator) + list.output.2)
    let newDefinition = Array(text.utf8)
    try describe("scores.csv", oldScores, table, in: &described, folder)
    try describe("index.yaml", definition, newDefinition, in: &described, folder)
    return [
      ("scores.csv", table), ("index.yaml", newDefinition), ("datapackage.json", Array(described.utf8)),
    ]
  }

  /// Puts the length and hash of a file into the package in the place of what it says of the old one.
  private static func describe(
    _ name: String, _ old: [UInt8], _ new: [UInt8], in package: inout String, _ folder: String
  ) throws(ImportError) {
    let pattern = #"("bytes": )[0-9]+(,\s*"hash": "sha256:)"# + Digest.sha256(old)
    guard let regex = try? Regex(pattern, as: (Substring, Substring, Substring).self),
      let match = package.firstMatch(of: regex)
    else {
      throw .notOfTheForm(
        file: "\(folder)/\(name)", expected: "the file that datapackage.json describes (see lintasan data validate)")
    }
    package.replaceSubrange(
      match.range, with: match.output.1 + String(new.count) + match.output.2 + Digest.sha256(new))
  }
}
