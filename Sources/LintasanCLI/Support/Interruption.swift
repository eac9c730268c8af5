import Dispatch
import Foundation
import Glibc
import Lintasan

/// What happens when the user stops the command: nothing half-done stays, and the exit code says so.
enum Interruption {
  /// Takes charge of the signals with which users and systems stop a program.
  static func install() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
      source.setEventHandler(handler: DispatchWorkItem { stop(number) })
      source.resume()
      // It lives as long as the program.
      unsafe _ = Unmanaged.passRetained(source as AnyObject)
    }
  }

  private static func stop(_ number: Int32) -> Never {
    Console.endProgress()
    if number != SIGHUP { Console.error("interrupted; what was there before is unchanged") }
    UncommittedFiles.abandon { exit(128 + number) }
  }
}
