import LintasanCore
import LintasanTables

/// Reads where the data of a definition of format 2 lies, its calendar and its scale.
enum TreeDataReader {
  struct Found {
    let layout: DataLayout
    let published: String?
    let fixedTime: Int?
  }

  static func layout(_ root: MappingReader, id: String) throws(DefinitionError) -> Found {
    let reader = try root.mapping("data", allowing: DefinitionKeys.ofTree("data"))
    let name = try reader.text("scores")
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else {
      throw reader.unexpected("scores", expected: "the name of a file beside the definition")
    }
    let time = try reader.text("time")
    let fixed = Int(time).flatMap { (1...9999).contains($0) ? $0 : nil }
    let layout = DataLayout(
      scores: name, entity: try reader.text("entity"), name: try reader.optionalText("name"),
      time: fixed == nil ? time : "time",
      value: id, publishedRank: try reader.optionalText("published_rank"),
      publishedClass: try reader.optionalText("class"), flag: try reader.optionalText("flag"),
      standing: try reader.optionalText("standing"), note: try reader.optionalText("note"),
      attributes: try SectionReader.attributes(reader), covariates: try SectionReader.covariates(reader),
      indicators: nil)
    return Found(layout: layout, published: try reader.optionalText("published"), fixedTime: fixed)
  }

  /// The calendar; `nil` where the years of the data are it.
  static func calendar(_ root: MappingReader) throws(DefinitionError) -> SurveyCalendar? {
    guard let reader = try root.optionalMapping("calendar", allowing: DefinitionKeys.ofTree("calendar")) else { return nil }
    let surveys = try YearList.years("surveys", of: reader)
    let usual = SurveyCalendar(times: surveys).step
    let step = reader.has("step") ? try reader.integer("step", in: 1...100, "a number of years from 1 to 100") : usual
    guard let calendar = SurveyCalendar(surveys: surveys, step: step) else {
      throw reader.unexpected("surveys", expected: "years, each later than the one before it")
    }
    return calendar
  }

  static func scale(_ root: MappingReader) throws(DefinitionError) -> ScoreScale? {
    root.has("scale") ? try SectionReader.scale(root) : nil
  }

  /// A scale of an index that gives none: every finite score lies in it.
  static let openScale = ScoreScale(unbounded: 4)
}
