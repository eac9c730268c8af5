import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan index new`: a definition to begin with.
struct IndexNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a starter definition for a table of indicators, or for COINr's iData and iMeta.",
    discussion: """
      Every column of numbers becomes an indicator; group them, give weights and directions, and build. With --meta the
      tree, the weights, the directions and the denominators come from COINr's iMeta.

      EXAMPLES
        lintasan index new data.csv --output index.yaml
        lintasan index new iData.csv --meta iMeta.csv --output index.yaml
      """)

  @Argument(help: ArgumentHelp("The table of indicators.", valueName: "file"), completion: .file())
  var data: String

  @Option(help: ArgumentHelp("COINr's iMeta, which describes the columns of the table.", valueName: "table"))
  var meta: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let table = try InputFile.table(data, CSVReader()).table
    let name = URL(fileURLWithPath: data).lastPathComponent
    let described = try meta.map { try InputFile.table($0, CSVReader()).table }
    let yaml: String
    do throws(StarterDefinition.Failure) {
      if let described {
        yaml = try StarterDefinition.yaml(coinr: described, data: table, file: name)
      } else {
        yaml = try StarterDefinition.yaml(for: table, file: name)
      }
    } catch {
      throw CommandFailure(.badData, "\(error)")
    }
    // What is written can be read again.
    _ = try IndexTree(yaml: Array(yaml.utf8), file: output ?? "the starter definition")
    if let output {
      try OutputFile.write(Array(yaml.utf8), to: output)
      let isBeside =
        URL(fileURLWithPath: output).deletingLastPathComponent().standardizedFileURL
        == URL(fileURLWithPath: data).deletingLastPathComponent().standardizedFileURL
      Console.notice("wrote \(output); next: lintasan index build \(output)" + (isBeside ? "" : " --data \(data)"))
    } else {
      try Console.write(Array(yaml.utf8))
    }
  }
}
