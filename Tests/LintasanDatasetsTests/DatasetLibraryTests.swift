import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanDatasets

@Suite("The library of datasets")
struct DatasetLibraryTests {
  @Test("A given folder is taken, and lists its packages")
  func given() throws {
    let library = try Shipped.library()
    #expect(library.packages == ["egdi", "gtmi", "pemdi", "spbe"])
    let package = try library.package("egdi")
    #expect(
      package.resources.map(\.path) == [
        "scores.csv", "countries.csv", "country_names.csv", "names.id.csv", "covariates.csv", "inputs.csv",
        "accuracy.csv", "frozen-2026.csv", "index.yaml", "parts.yaml", "inputs.yaml",
      ])
    #expect(package.licenses.contains { $0.name == "CC-BY-4.0" })
    #expect(!package.sources.isEmpty)
  }

  @Test("The datasets of the checkout that an executable was built in are found")
  func built() throws {
    let library = try DatasetLibrary.shipped()
    #expect(library.packages == ["egdi", "gtmi", "pemdi", "spbe"])
    #expect(
      try library.bytes(of: "index.yaml", in: "spbe") == (try Shipped.library().bytes(of: "index.yaml", in: "spbe")))
  }

  @Test("An installed tool finds share/lintasan/datasets, also through a symbolic link")
  func installed() throws {
    let folder = try WorkingFolder()
    let files = FileManager.default
    let package = folder.url.appendingPathComponent("prefix/share/lintasan/datasets/mine")
    let binaries = folder.url.appendingPathComponent("prefix/bin")
    for place in [package, binaries] { try files.createDirectory(at: place, withIntermediateDirectories: true) }
    try Data("{}".utf8).write(to: package.appendingPathComponent("datapackage.json"))
    let tool = binaries.appendingPathComponent("lintasan")
    try Data().write(to: tool)
    let link = folder.url.appendingPathComponent("link")
    try files.createSymbolicLink(at: link, withDestinationURL: tool)
    for executable in [tool, link] {
      #expect(try DatasetLibrary.shipped(executable: executable.path, sources: binaries.path).packages == ["mine"])
    }
  }

  @Test("Where nothing is found, the message names the places")
  func notFound() throws {
    let folder = try WorkingFolder()
    let tool = folder.url.appendingPathComponent("bin/lintasan")
    let error = #expect(throws: DatasetError.self) {
      try DatasetLibrary.shipped(executable: tool.path, sources: folder.url.path + "/DatasetLibrary.swift")
    }
    guard case .notFound(let looked) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(looked.contains { $0.hasSuffix("/share/lintasan/datasets") })
    #expect(looked.contains(folder.url.standardizedFileURL.path))
    #expect("\(DatasetError.notFound(looked: looked))".contains("`library`"))
    // A command that is handed on knows no folder of the machine that built it.
    #expect(throws: DatasetError.notFound(looked: [])) { try DatasetLibrary.shipped(executable: nil, sources: "") }
    #expect(throws: DatasetError.notFound(looked: [folder.url.path])) { try DatasetLibrary(root: folder.url) }
  }

  @Test("Unknown packages and files outside a package are refused")
  func refused() throws {
    let library = try Shipped.library()
    let error = #expect(throws: DatasetError.self) { try library.package("egdii") }
    #expect(
      "\(try #require(error))"
        == "there is no dataset “egdii” (did you mean “egdi”?); the datasets are egdi, gtmi, pemdi, spbe")
    for path in ["../spbe/scores.csv", "/etc/hostname", "nothing.csv", "", "."] {
      #expect(throws: DatasetError.self) { try library.bytes(of: path, in: "egdi") }
    }
  }
}
