#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends the process.
func exitProcess(_ status: ExitStatus) -> Never { exit(status.rawValue) }

/// Ends the process with a code that is none of ours, such as that of a signal.
func exitProcess(code: Int32) -> Never { exit(code) }
