import Foundation
import FuzzEntries
import LintasanTestSupport
import Testing

/// What fuzzing found, and what it starts from, is read again with every test run, as it is and a little damaged.
@Suite struct ReplayTests {
  private static let corpus = URL(fileURLWithPath: "\(#filePath)/../../Corpus").standardizedFileURL

  private static func files(_ entry: FuzzEntry) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: corpus.appendingPathComponent(entry.rawValue), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }
  }

  @Test(arguments: FuzzEntry.allCases) func everyFileOfTheCorpusIsReadOrRefused(_ entry: FuzzEntry) throws {
    var accepted = 0
    for file in try Self.files(entry) where try entry.take([UInt8](Data(contentsOf: file))) { accepted += 1 }
    #expect(accepted > 0, "nothing of \(entry) is accepted")
  }

  /// Bytes changed, cut, doubled and moved, by a seeded generator.
  @Test(arguments: FuzzEntry.allCases) func damagedFilesAreReadOrRefused(_ entry: FuzzEntry) throws {
    var stream = SplitMix(state: 59_2020)
    for file in try Self.files(entry) {
      let whole = try [UInt8](Data(contentsOf: file))
      guard whole.count < 20_000 else { continue }
      for _ in 0..<20 { try entry.take(Self.damaged(whole, &stream)) }
    }
  }

  private static func damaged(_ bytes: [UInt8], _ stream: inout SplitMix) -> [UInt8] {
    var bytes = bytes
    for _ in 0...stream.next() % 4 where !bytes.isEmpty {
      let place = Int(stream.next() % UInt64(bytes.count))
      let length = min(bytes.count - place, 1 + Int(stream.next() % 16))
      switch stream.next() % 5 {
      case 0: bytes[place] = UInt8(truncatingIfNeeded: stream.next())
      case 1: bytes.removeSubrange(place..<place + length)
      case 2: bytes.insert(contentsOf: bytes[place..<place + length], at: Int(stream.next() % UInt64(bytes.count)))
      case 3: bytes.removeSubrange(place...)
      default:
        bytes.insert(
          contentsOf: [[34], [10], [44, 44], [0xFF], [40, 40], [38, 97], [0]][Int(stream.next() % 7)], at: place)
      }
    }
    return bytes
  }
}
