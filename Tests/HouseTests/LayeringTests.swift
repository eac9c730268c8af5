import Foundation
import LintasanTestSupport
import Testing

/// The arrows between the targets, and the few rules that a compiler does not check.
@Suite struct LayeringTests {
  /// What each target may import of ours, beside `LintasanCore`, which all may. A new arrow is a decision: it is written here
  /// first.
  static let arrows: [String: Set<String>] = [
    "LintasanCore": [],
    "LintasanLinearAlgebra": [],
    "LintasanStatistics": ["LintasanLinearAlgebra"],
    "LintasanTables": ["LintasanLinearAlgebra", "LintasanStatistics"],
    "LintasanIndices": ["LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"],
    "LintasanMaturity": ["LintasanStatistics", "LintasanTables", "LintasanIndices"],
    "LintasanRegression": ["LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"],
    "LintasanForecasting": ["LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"],
    "LintasanRankings": ["LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables"],
    "LintasanAnalysis": [
      "LintasanLinearAlgebra", "LintasanStatistics", "LintasanTables", "LintasanDatasets", "LintasanIndices",
      "LintasanMaturity", "LintasanRegression", "LintasanForecasting", "LintasanRankings",
    ],
    "LintasanDocuments": ["LintasanTables"],
    "LintasanNotebooks": ["LintasanTables"],
    "LintasanReporting": [
      "LintasanStatistics", "LintasanTables", "LintasanIndices", "LintasanRegression", "LintasanForecasting",
      "LintasanRankings", "LintasanAnalysis", "LintasanDocuments", "LintasanMaturity",
    ],
  ]

  /// A source file. Few lines of all hold a word that is looked for, so that only those are looked at closely: expressions
  /// over the whole tree take a minute in a debug build.
  private struct Source {
    let target: String
    let path: String
    let data: Data

    /// The lines of code that hold one of some words.
    func code(with words: [String]) -> [String] {
      words.flatMap { word -> [String] in
        var lines: [String] = []
        var rest = data.startIndex..<data.endIndex
        while let place = data.range(of: Data(word.utf8), in: rest) {
          let start = data[..<place.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? data.startIndex
          let end = data[place.upperBound...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
          lines.append(String(decoding: data[start..<end], as: UTF8.self))
          rest = end..<data.endIndex
        }
        return lines.filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }
      }
    }
  }

  /// Read once for all tests.
  private static let all = Result {
    let root = Fixture.repositoryRoot().appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      Source(
        target: String(name.prefix { $0 != "/" }), path: name,
        data: try Data(contentsOf: root.appendingPathComponent(name)))
    }
  }

  private func sources() throws -> [Source] { try Self.all.get() }

  @Test func importsFollowTheArrows() throws {
    let all = try sources()
    #expect(all.count > 50)
    for source in all {
      guard let allowed = Self.arrows[source.target] else { continue }
      for line in source.code(with: ["import Lintasan"]) {
        guard let module = line.wholeMatch(of: /(?:public |package |internal |@_exported )?import (Lintasan\w+)/)?.1 else {
          continue
        }
        #expect(module == "LintasanCore" || allowed.contains(String(module)), "\(source.path) imports \(module)")
      }
    }
  }

  @Test func unsafeStandsOnlyWhereCIsCalled() throws {
    for source in try sources() where source.code(with: ["unsafe"]).contains(where: { $0.contains(/\bunsafe\b/) }) {
      let callsC = source.code(with: ["import "]).contains { $0.contains(/\bimport (C[A-Z]\w+|Darwin|Glibc)/) }
      #expect(
        source.target == "LintasanLinearAlgebra" || callsC, "\(source.path) says unsafe and calls no C library")
    }
  }

  @Test func nothingTrapsOnWhatAUserGives() throws {
    for source in try sources() {
      for line in source.code(with: ["try!", "fatalError(", "as!"]) {
        #expect(!line.contains(#/\btry!|\bfatalError\(|\bas!\s/#), "\(source.path): \(line)")
      }
    }
  }

  /// Only the command line writes to the streams, reads the environment or ends the process.
  @Test func librariesKeepToThemselves() throws {
    for source in try sources() where source.target != "LintasanCLI" && source.target != "lintasan-tool" {
      for line in source.code(with: ["print(", "ProcessInfo.processInfo.environment", "exit("]) {
        #expect(
          !line.contains(/\bprint\(|ProcessInfo\.processInfo\.environment|\bexit\(/), "\(source.path): \(line)")
      }
    }
  }

  /// What the library says names settings between backticks, which the command line spells as its options; sentences of reports
  /// and of notebooks are those of a command, and a manifest quotes one.
  @Test func librariesSpeakOfNoOptions() throws {
    let speakers: Set = ["LintasanCLI", "lintasan-tool", "LintasanReporting", "LintasanNotebooks"]
    for source in try sources() where !speakers.contains(source.target) {
      for line in source.code(with: [" --", "\"--", "(--"]) where !source.path.contains("ManifestCheck") {
        #expect(!line.contains(/"[^"]*--[a-z]{2}/) || line.contains("var(--"), "\(source.path): \(line)")
      }
    }
  }

  /// Neither do the pages of DocC: who reads them programs.
  @Test func pagesSpeakOfNoOptions() throws {
    let root = Fixture.repositoryRoot()
    var pages = 0
    for folder in ["Sources", "datasets"] {
      let files = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
      for case let name as String in files ?? .init()
      where name.contains("Documentation.docc/") && name.hasSuffix(".md") {
        pages += 1
        let text = try String(contentsOf: root.appendingPathComponent("\(folder)/\(name)"), encoding: .utf8)
        for line in text.split(separator: "\n") {
          // What installs and explains itself is the command.
          let isOption = line.contains(/`[^`]*--[a-z]{2}/) && !line.contains("`--help`")
          #expect(!isOption, "\(folder)/\(name): \(line)")
        }
      }
    }
    #expect(pages > 30)
  }

  /// Else `localizedDescription` of an error is a number to whoever imports `LintasanFoundation`.
  @Test func everyErrorHasItsSentenceForFoundation() throws {
    let conformances = try String(
      contentsOf: Fixture.repositoryRoot().appendingPathComponent("Sources/LintasanFoundation/LocalizedErrors.swift"),
      encoding: .utf8)
    var errors = 0
    let root = Fixture.repositoryRoot().appendingPathComponent("datasets")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    let data = try names.filter { $0.hasSuffix(".swift") }.map { name in
      Source(target: "LintasanDatasets", path: name, data: try Data(contentsOf: root.appendingPathComponent(name)))
    }
    for source in try sources() + data where source.target != "LintasanCLI" {
      for line in source.code(with: ["Error, Hashable"]) {
        // A fault is a part of an error, which has the sentence.
        guard let name = line.firstMatch(of: /public (?:indirect )?(?:enum|struct) (\w+): (?:Lintasan)?Error,/)?.1,
          name != "Fault"
        else { continue }
        errors += 1
        #expect(conformances.contains("\(name): LocalizedError {"), "\(source.path): \(name)")
      }
    }
    #expect(errors > 25)
  }
}
