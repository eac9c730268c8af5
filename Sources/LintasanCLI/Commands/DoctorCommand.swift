import ArgumentParser
import Lintasan

/// `lintasan doctor`: is all there that the command needs?
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at libraries, data and terminal: what is there, in which version, and whether it is sound.",
    discussion: """
      To be put into a report of a mistake. Exit code 69 where something is not as it must be.

      EXAMPLES
        lintasan doctor
        lintasan doctor --format json
      """)

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let examination = DoctorReport(datasets: datasets)
    let language = try output.language()
    func words(_ english: String, _ indonesian: String) -> String {
      LocalizedString(english, id: indonesian).text(in: language)
    }
    try output.show(
      Report(
        name: "doctor", title: "lintasan \(Version.current)", language: language,
        blocks: [
          .table(
            ReportTable(
              name: "checks", caption: "", table: examination.table,
              styles: [
                ColumnStyle("check", title: words("Check", "Pemeriksaan")),
                ColumnStyle("status", title: words("Status", "Status")),
                ColumnStyle("found", title: words("Found", "Hasil")),
                ColumnStyle("advice", title: words("Advice", "Saran")),
              ]))
        ]))
    let faults = examination.findings.count { $0.status == .fault }
    guard faults == 0 else {
      throw CommandFailure(.unavailable, "\(faults) \(faults == 1 ? "check" : "checks") failed")
    }
  }
}
