import CSystem

/// Ends the process.
func exitProcess(_ status: ExitStatus) -> Never { exitProcess(code: status.rawValue) }

/// Ends the process with a code that may be none of ours, such as that of a signal.
///
/// What the streams hold is written; nothing of the libraries is run at the end, since OpenBLAS can wait for a thread for ever
/// that it could not start.
func exitProcess(code: Int32) -> Never { lintasan_end(code) }
