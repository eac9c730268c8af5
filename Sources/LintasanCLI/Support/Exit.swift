import Foundation

/// Ends the process.
func exitProcess(_ status: ExitStatus) -> Never { exit(status.rawValue) }
