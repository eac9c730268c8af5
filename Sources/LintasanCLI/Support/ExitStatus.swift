/// The exit codes of the command line: those of `sysexits.h`, and 1 for a check that found a difference.
enum ExitStatus: Int32 {
  case done = 0
  case difference = 1
  case usage = 64
  case badData = 65
  case missingInput = 66
  case unavailable = 69
  case internalError = 70
  case cannotCreate = 73
  case readOrWriteFailed = 74
  case interrupted = 130
}
