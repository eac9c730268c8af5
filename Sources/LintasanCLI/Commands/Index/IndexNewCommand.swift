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
    abstract: "Write a starter definition for a table of indicators, COINr's iData and iMeta, or a COIN Tool workbook.",
    discussion: """
      Every column of numbers becomes an indicator; group them, give weights and directions, and build. With --meta the
      tree, the weights, the directions and the denominators come from COINr's iMeta. A workbook of the JRC's COIN Tool is
      known by its sheets Database and Framework; its figures are written as a table beside the definition.

      EXAMPLES
        lintasan index new data.csv --output index.yaml
        lintasan index new iData.csv --meta iMeta.csv --output index.yaml
        lintasan index new coin_tool.xlsm --output index.yaml
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
    if try writeFromCOINTool() { return }
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

  /// Takes a workbook of the COIN Tool: its figures become a table beside the definition. Tells whether it was one.
  private func writeFromCOINTool() throws -> Bool {
    let bytes = try InputFile.bytes(data)
    guard bytes.starts(with: [0x50, 0x4B]), case .sheets(let sheets) = try SheetsReader.contents(bytes, file: data),
      COINToolWorkbook.isOne(sheets)
    else { return false }
    if meta != nil {
      throw CommandFailure.usage("--meta has no effect on a workbook of the COIN Tool, which describes its columns itself")
    }
    guard let output else {
      throw CommandFailure.usage(
        "a COIN Tool workbook becomes a definition and a table beside it; say where with --output, such as --output index.yaml")
    }
    let stem = URL(fileURLWithPath: output).deletingPathExtension().lastPathComponent + "-data.csv"
    let place = URL(fileURLWithPath: output).deletingLastPathComponent().appendingPathComponent(stem).relativePath
    let workbook: COINToolWorkbook
    let yaml: String
    do throws(StarterDefinition.Failure) {
      workbook = try COINToolWorkbook(sheets, file: data)
      yaml = try StarterDefinition.yaml(coinr: workbook.meta, data: workbook.data, file: stem)
    } catch {
      throw CommandFailure(.badData, "\(error)")
    }
    _ = try IndexTree(yaml: Array(yaml.utf8), file: output)
    try TableFile.write(csv: workbook.data, to: place)
    try FileWriter.write(Array(yaml.utf8), to: output)
    for note in workbook.notes { Console.notice(note) }
    Console.notice("wrote \(output) and \(place); next: lintasan index build \(output)")
    return true
  }
}
