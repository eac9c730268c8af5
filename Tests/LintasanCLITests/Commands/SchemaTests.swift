import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanCLI

/// Every command that prints JSON has its schema in `docs/schemas`; `schemas.py check` there validates what they print.
@Suite struct SchemaTests {
  @Test func everyCommandWithAFormatHasASchema() throws {
    let folder = Fixture.repositoryRoot().appendingPathComponent("docs/schemas")
    var wanted: Set<String> = []
    func walk(_ command: CommandHelp, _ path: [String]) {
      let own = path + [command.commandName]
      if command.commands.isEmpty, command.shownArguments.contains(where: { $0.spellings.contains("--format") }) {
        wanted.insert(own.joined(separator: "-") + ".json")
      }
      for one in command.commands { walk(one, own) }
    }
    for command in try CommandHelp.tool().commands { walk(command, []) }
    let found = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") })
    #expect(found == wanted, "missing: \(wanted.subtracting(found)); of no command: \(found.subtracting(wanted))")
    for name in found {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any], "\(name)")
      #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema", "\(name)")
      #expect(schema["type"] != nil || schema["anyOf"] != nil, "\(name)")
    }
  }
}
