import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which index a command is about: a shipped one, any definition, or a table of the user's own.
struct IndexOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A shipped index: egdi, gtmi or spbe (default: egdi).", valueName: "index"), completion: .indices
  )
  var index: String?

  @Option(
    help: ArgumentHelp("The definition of an index in YAML; its data lies beside it.", valueName: "file"),
    completion: .file())
  var definition: String?

  @Option(help: ArgumentHelp("A CSV file of your own; - is standard input.", valueName: "file"), completion: .file())
  var data: String?

  @Option(help: ArgumentHelp("With --data: the column of the ranked entity.", valueName: "column"))
  var entity: String?

  @Option(help: ArgumentHelp("With --data: the column of the year.", valueName: "column"))
  var time: String?

  @Option(help: ArgumentHelp("With --data: the column of the score.", valueName: "column"))
  var value: String?

  @Option(help: ArgumentHelp("With --data: the encoding, such as windows-1252.", valueName: "encoding"))
  var encoding: String?

  @Option(
    help: ArgumentHelp("The folder of the datasets, instead of the shipped ones.", valueName: "folder"),
    completion: .directory)
  var datasets: String?

  @Option(name: .customLong("as-of"), help: ArgumentHelp("Read nothing after this year.", valueName: "year"))
  var asOf: Int?

  func validate() throws {
    let sources = [index, definition, data].compactMap { $0 }
    if index != nil && sources.count > 1 {
      throw ValidationError("--index cannot be combined with --definition or --data; give one of them.")
    }
    if data == nil,
      let stray = [("entity", entity), ("time", time), ("value", value), ("encoding", encoding)]
        .first(where: { $0.1 != nil })
    {
      throw ValidationError("--\(stray.0) names a column or form of --data FILE; give that file too.")
    }
    if datasets != nil && (data != nil || definition != nil) {
      throw ValidationError("--datasets has no effect with --data or --definition; leave it out.")
    }
  }

  /// Reads the index.
  func load() throws -> IndexData {
    let index = try read()
    Console.detail(
      "read \(index.shortName): \(index.panel.units.count) entities, \(index.scores.rowCount) rows, to \(index.lastYear)"
    )
    return index
  }

  private func read() throws -> IndexData {
    if let definition { return try load(definition: definition) }
    if let data { return try load(table: data) }
    return try IndexLoader.shipped(index ?? "egdi", in: DatasetLibrary.named(datasets), asOf: asOf)
  }

  private func load(definition path: String) throws -> IndexData {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    let file = URL(fileURLWithPath: path).lastPathComponent
    var loader = IndexLoader(asOf: asOf)
    if let data { loader.scores = (data, try InputFile.bytes(data)) }
    return try loader.load(definitionFile: file, folder: "") { (name) throws(IndexDataError) in
      do throws(CommandFailure) {
        return try InputFile.bytes(name == file ? path : folder.appendingPathComponent(name).path)
      } catch {
        throw .unreadable(error.message)
      }
    }
  }

  private func load(table path: String) throws -> IndexData {
    let missing = [("entity", entity), ("time", time), ("value", value)].filter { $0.1 == nil }.map { "--\($0.0)" }
    guard let entity, let time, let value else {
      throw CommandFailure.usage(
        "--data also needs \(missing.joined(separator: ", ")): the columns of the entity, the year and the score")
    }
    var reader = CSVReader()
    if let encoding { reader.encoding = try .called(encoding) }
    let values = value.split(separator: ",").map(String.init)
    return try IndexLoader.own(
      InputFile.bytes(path), file: path,
      columns: IndexColumns(
        entity: entity, time: time, value: values.first ?? value, components: Array(values.dropFirst())),
      reader: reader, asOf: asOf)
  }
}
