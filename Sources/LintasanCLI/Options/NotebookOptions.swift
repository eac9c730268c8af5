import ArgumentParser
import Lintasan
import LintasanNotebooks

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Which notebooks, and with which parameters.
struct NotebookOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp("Notebooks, or folders of them (every .md file with a command block).", valueName: "path"),
    completion: .file(extensions: ["md"]))
  var paths: [String]

  @Option(
    name: .customLong("param"),
    help: ArgumentHelp("A parameter that takes the place of that of the front matter.", valueName: "name=value"))
  var parameters: [String] = []

  @OptionGroup var console: ConsoleOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many commands run at a time (default: all cores).", valueName: "number"))
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs is \(jobs); expected at least 1.") }
  }

  /// The notebooks with their parameters, ready to run.
  func session(cache: NotebookCache?) throws -> NotebookSession {
    try NotebookSession(notebooks(), values: values(), jobs: jobs ?? SimulationOptions.cores, cache: cache)
  }

  /// The parameters by name.
  private func values() throws -> [String: String] {
    var values: [String: String] = [:]
    for parameter in parameters {
      guard let sign = parameter.firstIndex(of: "="), sign != parameter.startIndex else {
        throw CommandFailure.usage("--param \(parameter): expected name=value")
      }
      let name = String(parameter[..<sign])
      guard values.updateValue(String(parameter[parameter.index(after: sign)...]), forKey: name) == nil else {
        throw CommandFailure.usage("--param \(name) is given twice; leave one of them out")
      }
    }
    return values
  }

  /// The notebooks, read; from a folder those that hold a command block, in the order of their names.
  private func notebooks() throws -> [Notebook] {
    var notebooks: [Notebook] = []
    for path in paths {
      if (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil {
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
        let found = try names.filter { $0.hasSuffix(".md") && !$0.hasPrefix(".") }.sorted()
          .map { name in
            let file = path.hasSuffix("/") ? path + name : path + "/" + name
            return try Notebook(reading: InputFile.bytes(file), file: file)
          }
          .filter { !$0.blocks.isEmpty }
        guard !found.isEmpty else {
          throw CommandFailure(
            .missingInput, "\(path): no notebook is here; a notebook is a .md file with a command block")
        }
        notebooks += found
      } else {
        notebooks.append(try Notebook(reading: InputFile.bytes(path), file: path))
      }
    }
    return notebooks
  }
}
