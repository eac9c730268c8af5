import Foundation
import LintasanTestSupport
import Testing

/// The arrows between the targets, and the few rules that a compiler does not check.
@Suite struct LayeringTests {
  /// What each target may import of ours. A new arrow is a decision: it is written here first.
  static let arrows: [String: Set<String>] = [
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

  private struct Source {
    let target: String
    let path: String
    let text: String
  }

  private func sources() throws -> [Source] {
    let root = Fixture.repositoryRoot().appendingPathComponent("Sources")
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []
    return try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      Source(
        target: String(name.prefix { $0 != "/" }), path: name,
        text: String(decoding: try Data(contentsOf: root.appendingPathComponent(name)), as: UTF8.self))
    }
  }

  @Test func importsFollowTheArrows() throws {
    let all = try sources()
    #expect(all.count > 50)
    for source in all {
      guard let allowed = Self.arrows[source.target] else { continue }
      for line in source.text.split(separator: "\n") {
        guard let module = line.wholeMatch(of: /(?:public |internal |@_exported )?import (Lintasan\w+)/)?.1 else {
          continue
        }
        #expect(allowed.contains(String(module)), "\(source.path) imports \(module)")
      }
    }
  }

  @Test func unsafeStandsOnlyWhereCIsCalled() throws {
    for source in try sources() where source.text.contains(/\bunsafe\b/) {
      let callsC = source.text.contains(/\bimport (C[A-Z]\w+|Darwin|Glibc)/)
      #expect(
        source.target == "LintasanLinearAlgebra" || callsC, "\(source.path) says unsafe and calls no C library")
    }
  }

  @Test func nothingTrapsOnWhatAUserGives() throws {
    for source in try sources() {
      for line in source.text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        #expect(!line.contains(#/\btry!|\bfatalError\(|\bas!\s/#), "\(source.path): \(line)")
      }
    }
  }

  /// Only the command line writes to the streams, reads the environment or ends the process.
  @Test func librariesKeepToThemselves() throws {
    for source in try sources() where source.target != "LintasanCLI" && source.target != "lintasan-tool" {
      for line in source.text.split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        #expect(
          !line.contains(/\bprint\(|ProcessInfo\.processInfo\.environment|\bexit\(/), "\(source.path): \(line)")
      }
    }
  }
}
