import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The data package beside a CSV that is written.
struct TablePackage {
  /// Where it is written.
  let path: String
  /// What it says.
  let package: DataPackage

  /// A package of a file that is written with some bytes.
  ///
  /// - Parameter sources: the files that the table was read from.
  init(_ content: LabelledTable, _ bytes: [UInt8], for output: String, sources: [String]) {
    let file = URL(fileURLWithPath: output)
    let stem = output.lastIndex(of: ".").map { String(output[..<$0]) } ?? output
    path = stem + ".datapackage.json"
    package = DataPackage(
      describing: content, path: file.lastPathComponent, bytes: bytes,
      delimiter: TableFile.isTSV(output) ? UInt8(ascii: "\t") : UInt8(ascii: ","),
      sources: sources.map { source in
        DataPackage.Source(title: source == "-" ? "standard input" : URL(fileURLWithPath: source).lastPathComponent)
      })
  }

  /// Writes the table and then the package; neither where another file stands in the package's place.
  func write(force: Bool, table: () throws -> Void) throws {
    if !force, FileManager.default.fileExists(atPath: path), !describesSameFile {
      throw CommandFailure(
        .cannotCreate, "\(path) is there and describes something else; name another --output, or say --force to replace it")
    }
    try table()
    try OutputFile.write(Array(package.json.text.utf8), to: path, force: force)
  }

  /// Whether the file in the package's place is a package of the same table, as an earlier run wrote it.
  private var describesSameFile: Bool {
    guard let data = FileManager.default.contents(atPath: path),
      let known = try? DataPackage(json: Array(data), file: path)
    else { return false }
    return known.resources.map(\.path) == package.resources.map(\.path)
  }
}
