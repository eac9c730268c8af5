import Foundation

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Console {
  /// The width of the terminal: what `COLUMNS` says, else what the terminal says; `nil` where standard output is none.
  static var width: Int? {
    guard outputIsTerminal else { return nil }
    if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
