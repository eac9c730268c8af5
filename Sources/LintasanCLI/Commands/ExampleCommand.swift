import ArgumentParser
import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `lintasan example`: the files of the tutorial and of the guide, which an installed command brings along.
struct ExampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "example",
    abstract: "The example files of the tutorial and the guide, written into this folder.",
    discussion: """
      Without a name the files are listed. A file that is there already and holds something else is kept.

      EXAMPLES
        lintasan example
        lintasan example cities.csv
        lintasan example build-an-index/hdi.yaml --output my-index.yaml
      """)

  @Argument(help: ArgumentHelp("The file, such as cities.csv.", valueName: "file"))
  var name: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("Write to this file instead of one of that name here.", valueName: "file"),
    completion: .file())
  var output: String?

  @OptionGroup var console: ConsoleOptions

  /// The files, by the part of the documentation that uses them.
  static let files = [
    "tutorial/cities.csv", "tutorial/answers.csv", "build-an-index/cities.csv", "build-an-index/cities.yaml",
    "build-an-index/hdi.csv", "build-an-index/hdi.yaml", "build-an-index/asem.csv", "build-an-index/asem.yaml",
  ]

  func validate() throws {
    if output != nil && name == nil { throw ValidationError("--output has no effect without a file; name one.") }
  }

  func run() throws {
    guard let name else {
      try Console.write(Array((Self.files.joined(separator: "\n") + "\n").utf8))
      return
    }
    guard let file = Self.files.first(where: { $0 == name || $0.hasSuffix("/" + name) }) else {
      throw CommandFailure.usage("\(name): there is no such example; they are \(Self.files.joined(separator: ", "))")
    }
    let bytes = try Self.bytes(of: file)
    let target = output ?? file.split(separator: "/").last.map(String.init) ?? file
    if let there = FileManager.default.contents(atPath: target), [UInt8](there) != bytes {
      throw CommandFailure.usage("\(target) is there already and holds something else; give --output FILE")
    }
    try FileWriter.write(bytes, to: target)
    Console.notice("wrote \(target): \(file)")
  }

  /// Beside the datasets of an installed command, in the documentation of a checked-out one.
  private static func bytes(of file: String) throws -> [UInt8] {
    let root = try DatasetLibrary.shipped().root
    for place in ["../examples", "../docs"] {
      let path = root.appendingPathComponent("\(place)/\(file)").standardizedFileURL.path
      if let found = FileManager.default.contents(atPath: path) { return [UInt8](found) }
    }
    throw CommandFailure(
      .missingInput, "\(file) is not installed beside \(root.standardizedFileURL.path); install the command anew")
  }
}
