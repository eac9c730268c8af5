import Foundation
import FuzzEntries
import LintasanTestSupport
import Testing

/// What fuzzing found, and what it starts from, is read again with every test run, as it is and a little damaged.
///
/// With `LINTASAN_FUZZ_SECONDS` in the environment every entry is given its share of so many seconds of damage, from
/// `LINTASAN_FUZZ_SEED` if that is there and a new seed otherwise; what fails is shrunk and kept in `Findings`.
@Suite(.serialized) struct ReplayTests {
  private static let folder = URL(fileURLWithPath: "\(#filePath)/../..").standardizedFileURL
  private static let environment = ProcessInfo.processInfo.environment
  private static let seconds = environment["LINTASAN_FUZZ_SECONDS"].flatMap { Double($0) }

  private static func files(_ entry: FuzzEntry) throws -> [[UInt8]] {
    try FileManager.default.contentsOfDirectory(
      at: folder.appendingPathComponent("Corpus/\(entry.rawValue)"), includingPropertiesForKeys: nil
    ).sorted { $0.path < $1.path }.map { try [UInt8](Data(contentsOf: $0)) }
  }

  @Test(arguments: FuzzEntry.allCases) func everyFileOfTheCorpusIsReadOrRefused(_ entry: FuzzEntry) throws {
    var accepted = 0
    for file in try Self.files(entry) where try entry.take(file) { accepted += 1 }
    #expect(accepted > 0, "nothing of \(entry) is accepted")
  }

  @Test(arguments: FuzzEntry.allCases) func damagedFilesAreReadOrRefused(_ entry: FuzzEntry) throws {
    var damage = Damage(seed: 59_2020)
    let files = try Self.files(entry).filter { $0.count < 20_000 }
    for file in files {
      for _ in 0..<20 { try entry.take(damage.damaged(file, other: damage.choice(files))) }
    }
  }

  @Test(.enabled(if: seconds != nil), arguments: FuzzEntry.allCases)
  func damageForAWhileIsReadOrRefused(_ entry: FuzzEntry) throws {
    let seed = Self.environment["LINTASAN_FUZZ_SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0..<1 << 32)
    let share = Duration.seconds((Self.seconds ?? 0) / Double(FuzzEntry.allCases.count))
    let findings = Self.folder.appendingPathComponent("Findings")
    try FileManager.default.createDirectory(at: findings, withIntermediateDirectories: true)
    // A trap ends the process: then the input that did it is still there.
    let current = findings.appendingPathComponent("\(entry.rawValue)-current")
    var damage = Damage(seed: seed)
    let files = try Self.files(entry)
    var (inputs, accepted) = (0, 0)
    let start = ContinuousClock.now
    while ContinuousClock.now - start < share {
      let bytes = damage.damaged(damage.choice(files), other: damage.choice(files))
      try Data(bytes).write(to: current)
      inputs += 1
      do {
        if try entry.take(bytes) { accepted += 1 }
      } catch {
        let least = Damage.shrunk(bytes) { (try? entry.take($0)) == nil }
        let place = findings.appendingPathComponent("\(entry.rawValue)-\(seed)-\(inputs)")
        try Data(least).write(to: place)
        Issue.record("\(entry), seed \(seed), input \(inputs): \(error); \(least.count) bytes kept in \(place.path)")
        break
      }
    }
    try FileManager.default.removeItem(at: current)
    print("fuzz \(entry): \(inputs) inputs in \(ContinuousClock.now - start), \(accepted) accepted, seed \(seed)")
  }

  @Test func shrinkingLeavesWhatFails() {
    let bytes = Array("some text with a needle in a stack of hay".utf8)
    let needle = Array("needle".utf8)
    #expect(Damage.shrunk(bytes) { $0.firstRange(of: needle) != nil } == needle)
  }
}
