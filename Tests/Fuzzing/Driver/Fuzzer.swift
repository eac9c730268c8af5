import Foundation
import FuzzEntries
import Glibc

/// libFuzzer's own loop.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Drives one entry, which `LINTASAN_FUZZ_ENTRY` names, by libFuzzer with its usual arguments.
@main enum Fuzzer {
  static let entry = FuzzEntry(
    rawValue: unsafe getenv("LINTASAN_FUZZ_ENTRY").map { unsafe String(cString: $0) } ?? "csv")

  static func main() {
    guard entry != nil else {
      print("LINTASAN_FUZZ_ENTRY must be one of \(FuzzEntry.allCases.map(\.rawValue))")
      exit(64)
    }
    var (count, arguments) = unsafe (CommandLine.argc, CommandLine.unsafeArgv)
    let status = unsafe runDriver(&count, &arguments) { start, length in
      let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: length))
      do {
        try Fuzzer.entry?.take(bytes)
      } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
        abort()
      }
      return 0
    }
    exit(status)
  }
}
