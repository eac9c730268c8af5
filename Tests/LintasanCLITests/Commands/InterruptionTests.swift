import Foundation
import LintasanTestSupport
import Testing

@Suite struct InterruptionTests {
  /// A report that is stopped while it works, or before it has well begun, leaves its old folder whole, nothing
  /// half-written, and exit code 130.
  @Test(
    .disabled(
      if: ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil,
      "the thread sanitizer holds signals back, and a run of so many draws does not fit beside its shadow memory"),
    arguments: [0, 0.05, 0.4, 1.0])
  func interruptedWorkLeavesNothingBroken(seconds: Double) throws {
    let folder = try WorkingFolder()
    let arguments = ["report", "--index", "egdi", "--steps", "1", "--model", "drift", "--out", "r", "--quiet"]
    _ = try CommandRun(arguments + ["--draws", "20"], in: folder)
    // What a parent ignores its children ignore: tests that run in the background start with interrupts ignored.
    signal(SIGINT, SIG_DFL)
    let process = Process()
    process.executableURL = Bundle.main.bundleURL.appendingPathComponent("lintasan")
    process.arguments = arguments + ["--draws", "200000", "--seed", "7"]
    process.currentDirectoryURL = folder.url
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // A task that sleeps may be woken minutes later, while other tests wait for their commands on every thread.
    Thread.sleep(forTimeInterval: seconds)
    process.interrupt()
    process.waitUntilExit()
    // Before the command takes charge of signals the system ends it with the signal itself.
    let isSignal = process.terminationReason == .uncaughtSignal && process.terminationStatus == SIGINT
    #expect(isSignal || process.terminationStatus == 130, "\(process.terminationStatus)")
    _ = try lintasan("verify", "r", in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(names == ["r"])
    #expect(
      !(try FileManager.default.contentsOfDirectory(atPath: folder.url.path + "/r")).contains { $0.hasPrefix(".") })
  }
}
