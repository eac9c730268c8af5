import ArgumentParser
import Lintasan

/// `lintasan spbe template`: a blank sheet of answers to fill in.
struct SPBETemplateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "template",
    abstract:
      "A blank workbook of the 47 indicators: drop-downs, domains, aspects, index and predicate as live formulas.",
    discussion: """
      EXAMPLES
        lintasan spbe template --output answers.xlsx
      """)

  @OptionGroup var file: TemplateOptions

  func run() throws {
    let data = try MaturityData(in: DatasetLibrary.named(file.datasets))
    try file.write(
      QuestionnaireTemplate.form(
        data.questionnaire, name: data.index.definition?.name.indonesian ?? "SPBE", notes: data.templateNotes))
  }
}
