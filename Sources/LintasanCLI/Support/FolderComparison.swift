import Lintasan

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Compares files of two folders as people and programs read them: numbers as numbers, a workbook sheet by sheet.
struct FolderComparison {
  let tolerance: Double

  /// The first difference of a file that is in both folders; `nil` where there is none.
  func difference(of path: String, _ old: URL, _ new: URL) -> String? {
    guard let first = try? Data(contentsOf: old.appendingPathComponent(path)) else { return "\(path): missing" }
    guard let second = try? Data(contentsOf: new.appendingPathComponent(path)) else {
      return "\(path): the command does not make it any more"
    }
    if first == second { return nil }
    if path.hasSuffix(".xlsx") { return difference(ofWorkbook: path, Array(first), Array(second)) }
    return textDifference(String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self))
      .map { "\(path):\($0)" }
  }

  private func textDifference(_ first: String, _ second: String) -> String? {
    NumericComparison(tolerance: tolerance).firstDifference(first, second)
      .map { "\($0.line): “\($0.first)” became “\($0.second)”" }
  }

  private func difference(ofWorkbook path: String, _ first: [UInt8], _ second: [UInt8]) -> String? {
    do {
      let sheets = try WorkbookReader().read(first, file: path).sheets
      let others = try WorkbookReader().read(second, file: path).sheets
      guard sheets == others else {
        return "\(path): the sheets \(sheets.joined(separator: ", ")) became \(others.joined(separator: ", "))"
      }
      for sheet in sheets {
        let texts = try [first, second].map { bytes in
          String(
            decoding: CSVWriter(guardsFormulas: false)
              .write(try WorkbookReader(sheet: sheet).read(bytes, file: path).table), as: UTF8.self)
        }
        if let found = textDifference(texts[0], texts[1]) { return "\(path), sheet \(sheet), row \(found)" }
      }
      return nil
    } catch {
      return "\(error)"
    }
  }
}
