import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan data list`: the files of every shipped dataset.
struct DataListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "The datasets and their files.",
    discussion: """
      EXAMPLES
        lintasan data list
        lintasan data list --format json
      """)

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    let library = try DatasetLibrary.named(datasets)
    var rows: [(dataset: String, file: String, title: String, bytes: Int?)] = []
    for name in library.packages {
      let package = try library.package(name)
      for resource in package.resources {
        rows.append((name, resource.path, resource.title ?? resource.name, resource.bytes))
      }
    }
    let table = Table(
      Column("dataset", rows.map(\.dataset)), Column("file", rows.map(\.file)), Column("bytes", rows.map(\.bytes)),
      Column("title", rows.map(\.title)))
    let language = try output.language()
    try output.show(
      Report(
        name: "datasets", title: LocalizedString.datasets.text(in: language), language: language,
        blocks: [.table(ReportTable(name: "datasets", caption: library.root.path, table: table))]))
  }
}
