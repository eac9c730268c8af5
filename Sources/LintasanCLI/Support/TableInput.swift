import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A table in a file that the user named, of any form.
enum TableInput {
  /// Reads a table; `-` is standard input. How it was read is told in short.
  ///
  /// - Parameters:
  ///   - notes: where every cell that differs from its text in the file is listed.
  ///   - lists: whether these cells are found although they are not listed yet.
  static func read(
    _ path: String, _ request: ReadingRequest, notes: String? = nil, listing lists: Bool = false
  ) throws -> DataContents {
    var reader = DataReader(request)
    reader.listsNotes = notes != nil || lists
    let contents: DataContents
    if path == "-" {
      contents = try reader.read(InputFile.bytes(path), file: "standard input")
    } else {
      try InputFile.expectFile(path)
      contents = try reader.read(contentsOf: URL(fileURLWithPath: path), file: path)
    }
    tell(path, contents.remarks)
    try list(contents.notes, in: notes)
    return contents
  }

  /// Tells how a file was read.
  static func tell(_ path: String, _ remarks: [String]) {
    let name = path == "-" ? "standard input" : path
    for remark in remarks.prefix(20) { Console.notice("\(name): \(remark)") }
    if remarks.count > 20 { Console.notice("\(name): and \(remarks.count - 20) more; --notes FILE lists each cell") }
  }

  /// Lists notes in a file.
  static func list(_ notes: [ImportNote], in path: String?) throws {
    guard let path else { return }
    try TableFile.write(LabelledTable(ImportResult(table: Table(), notes: notes).notesTable), name: "notes", to: path)
  }
}
