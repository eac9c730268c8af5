import ArgumentParser
import Lintasan

/// Whose answers a command is about: a sheet, or a shipped agency-year.
struct AnswerOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A sheet of answers: CSV or XLSX with the columns indicator (Indikator, No) and maturity (Tingkat Kematangan, Nilai, "
        + "Skor), or YAML; - is standard input.",
      valueName: "answers"))
  var answers: String?

  @OptionGroup var reading: SheetReadingOptions

  @Option(
    help: ArgumentHelp("Instead of a sheet: a shipped agency, by code or name.", valueName: "agency"),
    completion: .agencies)
  var agency: String?

  @Option(
    help: ArgumentHelp("The year of the answers (default: the latest).", valueName: "year"))
  var year: Int?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  func validate() throws {
    if answers == nil && (reading.sheet != nil || reading.value != nil) {
      throw ValidationError("--sheet and --value are about a sheet of answers, and none is given.")
    }
    if answers != nil && agency != nil {
      throw ValidationError("Give a sheet of answers, such as answers.csv, or --agency; one of them.")
    }
  }

  /// Whether anybody's answers are named.
  var isGiven: Bool { answers != nil || agency != nil }

  /// The shipped index with its questionnaire, refused for a year of another instrument.
  func load() throws -> MaturityData {
    try MaturityData(in: DatasetLibrary.named(datasets), year: year)
  }

  /// The answers, and the agency that they are of where that is known.
  func read(_ data: MaturityData) throws -> (answers: Answers, agency: String?) {
    if let agency {
      let record = try data.answers(of: data.index.findEntity(agency), in: year)
      return (record.answers, record.agency)
    }
    guard let answers else {
      throw CommandFailure.usage("give a sheet of answers, such as answers.csv, or --agency; one of them")
    }
    return (try sheet(answers, data.questionnaire), nil)
  }

  private func sheet(_ path: String, _ questionnaire: Questionnaire) throws -> Answers {
    if ["yaml", "yml"].contains(path.split(separator: ".").last?.lowercased()) {
      if reading.sheet != nil || reading.value != nil {
        throw CommandFailure.usage("--sheet and --value are for tables, and \(path) is YAML; leave them out")
      }
      let text = String(decoding: try InputFile.bytes(path), as: UTF8.self)
      return try Answers(sheet: Answers.sheet(yaml: text), of: questionnaire)
    }
    let (answers, notes) = try Answers.read(reading.grids(path), of: questionnaire, value: reading.value)
    for note in notes { Console.notice("\(path): \(note)") }
    return answers
  }
}
