/// What a file is, by its first bytes; names and extensions do not count.
enum FileKind: Hashable {
  case text
  case gzip
  case zip
  /// An old workbook of Excel, or another file in the container of its time.
  case compound
  case stata
  case spss
  case portableSPSS
  case sas
  case sasTransport
  case sqlite
  case json
  /// A form that is known but not read, and what turns it into one that is.
  case unsupported(format: String, advice: String)

  private static let magic: [([UInt8], FileKind)] = [
    ([0x1F, 0x8B], .gzip), (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .compound),
    ([0x09, 0x08, 0x10, 0x00], .compound), ([0x09, 0x04, 0x06, 0x00], .compound), ([0x09, 0x02, 0x06, 0x00], .compound),
    (Array("SQLite format 3\0".utf8), .sqlite),
    (Array("<stata_dta>".utf8), .stata), (Array("$FL2".utf8), .spss), (Array("$FL3".utf8), .spss),
    (Array("HEADER RECORD*******LIB".utf8), .sasTransport),
    ([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xC2, 0xEA, 0x81, 0x60], .sas),
    (
      Array("PAR1".utf8),
      .unsupported(
        format: "a Parquet file",
        advice: #"convert it: python3 -c 'import pandas; pandas.read_parquet("IN").to_csv("OUT.csv", index=False)'"#)
    ),
    (
      Array("ARROW1".utf8),
      .unsupported(
        format: "an Arrow (Feather) file",
        advice: #"convert it: python3 -c 'import pandas; pandas.read_feather("IN").to_csv("OUT.csv", index=False)'"#)
    ),
    (
      Array("FEA1".utf8),
      .unsupported(
        format: "a Feather file",
        advice: #"convert it: python3 -c 'import pandas; pandas.read_feather("IN").to_csv("OUT.csv", index=False)'"#)
    ),
    (
      Array("ORC".utf8) + [0x0A],
      .unsupported(
        format: "an ORC file",
        advice: #"convert it: python3 -c 'import pandas; pandas.read_orc("IN").to_csv("OUT.csv", index=False)'"#)
    ),
    (
      [0x89] + Array("HDF".utf8),
      .unsupported(
        format: "an HDF5 file",
        advice: #"convert it: python3 -c 'import pandas; pandas.read_hdf("IN").to_csv("OUT.csv", index=False)'"#)
    ),
    (
      Array("RDX".utf8),
      .unsupported(
        format: "a file of R (RData)",
        advice: "convert it in R: load(\"IN\"), then write.csv(NAME, \"OUT.csv\", row.names = FALSE)")
    ),
    (
      Array("BZh".utf8), .unsupported(format: "a bzip2 file", advice: "unpack it: bunzip2 -k IN")
    ),
    ([0xFD] + Array("7zXZ".utf8), .unsupported(format: "an xz file", advice: "unpack it: unxz -k IN")),
    ([0x28, 0xB5, 0x2F, 0xFD], .unsupported(format: "a Zstandard file", advice: "unpack it: unzstd IN")),
    (Array("7z".utf8) + [0xBC, 0xAF], .unsupported(format: "a 7-Zip archive", advice: "unpack it: 7z x IN")),
    (Array("Rar!".utf8), .unsupported(format: "a RAR archive", advice: "unpack it: unrar x IN")),
    (
      Array("%PDF".utf8),
      .unsupported(format: "a PDF document", advice: "take its table out first, for instance with pdftotext -layout or tabula")
    ),
    (
      Array("Obj".utf8) + [1],
      .unsupported(format: "an Avro file", advice: "convert it to CSV, for instance with duckdb")
    ),
    (
      [0x93] + Array("NUMPY".utf8),
      .unsupported(
        format: "an array of NumPy",
        advice: #"convert it: python3 -c 'import numpy; numpy.savetxt("OUT.csv", numpy.load("IN"), delimiter=",")'"#)
    ),
    (
      Array("MATLAB 5.0".utf8),
      .unsupported(format: "a file of MATLAB", advice: "convert it in MATLAB: writetable(NAME, \"OUT.csv\")")
    ),
    (Array("{\\rtf".utf8), .unsupported(format: "an RTF document", advice: "save its table as CSV")),
    ([0x89] + Array("PNG".utf8), .unsupported(format: "a picture", advice: "give the table that it shows")),
    ([0xFF, 0xD8, 0xFF], .unsupported(format: "a picture", advice: "give the table that it shows")),
  ]

  /// What a file is that begins with some bytes.
  ///
  /// - Parameters:
  ///   - bytes: its first 4096 bytes, or all of them.
  ///   - file: its name as the user gave it, for the line that converts it.
  static func of(_ bytes: [UInt8], file: String) -> FileKind {
    for (start, kind) in magic where bytes.starts(with: start) {
      if case .unsupported(let format, let advice) = kind {
        return .unsupported(format: format, advice: naming(file, in: advice))
      }
      return kind
    }
    // Stata before version 13 has no word: version, byte order, 1, 0.
    if bytes.count > 109, (0x69...0x73).contains(bytes[0]), bytes[1] == 1 || bytes[1] == 2, bytes[2] == 1, bytes[3] == 0 {
      return .stata
    }
    if bytes.count > 500, String(decoding: bytes.prefix(500), as: UTF8.self).contains("SPSS PORT FILE") { return .portableSPSS }
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    if !hasMark, bytes.contains(0), !isUTF16(bytes) {
      return .unsupported(format: "a binary file of an unknown form", advice: "save it as CSV")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let text = bytes[start...].drop { $0 <= 32 }
    let head = String(decoding: text.prefix(200), as: UTF8.self).lowercased()
    if head.hasPrefix("<!doctype html") || head.hasPrefix("<html") || head.hasPrefix("<table") {
      return .unsupported(
        format: "a page of the web (HTML), whatever its name says",
        advice: "open it in a spreadsheet and save it as CSV or XLSX")
    }
    if head.hasPrefix("<?xml") {
      return .unsupported(format: "an XML file", advice: "open it in a spreadsheet and save it as CSV or XLSX")
    }
    return isJSON(text) ? .json : .text
  }

  /// An advice with the file's own name in it.
  private static func naming(_ file: String, in advice: String) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let stem = name.split(separator: ".").dropLast().joined(separator: ".")
    let words = advice.split(separator: "OUT", omittingEmptySubsequences: false).joined(
      separator: stem.isEmpty ? "table" : stem)
    return Quotation.harmless(replacing("IN", by: file, in: words))
  }

  /// Replaces a word that stands alone.
  private static func replacing(_ word: String, by text: String, in sentence: String) -> String {
    var result = ""
    var token = ""
    func flushed() -> String { token == word ? text : token }
    for letter in sentence {
      if letter.isLetter {
        token.append(letter)
      } else {
        result += flushed() + String(letter)
        token = ""
      }
    }
    return result + flushed()
  }

  /// Whether bytes look like UTF-16 without a mark: every second byte of most letters is zero.
  static func isUTF16(_ bytes: [UInt8]) -> Bool {
    let sample = bytes.prefix(512)
    guard sample.count >= 4, sample.count % 2 == 0 else { return false }
    let odd = stride(from: 1, to: sample.count, by: 2).count { sample[$0] == 0 }
    let even = stride(from: 0, to: sample.count, by: 2).count { sample[$0] == 0 }
    let half = sample.count / 2
    return odd * 10 >= half * 7 && even * 10 < half || even * 10 >= half * 7 && odd * 10 < half
  }

  /// Whether a text begins as a list of records does.
  private static func isJSON(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    let next = text.dropFirst().first { $0 > 32 }
    switch first {
    case UInt8(ascii: "["): return next.map { "[{]".utf8.contains($0) } ?? false
    case UInt8(ascii: "{"): return next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
    default: return false
    }
  }
}
