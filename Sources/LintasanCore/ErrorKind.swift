/// What kind of failure an error is. It alone decides the exit code of a command, by the convention of
/// `sysexits.h`, with 1 for a check that found a difference.
public enum ErrorKind: Int32, Hashable, Sendable, CaseIterable {
  /// A check found a difference, or what was asked for cannot be reached.
  case difference = 1
  /// What was asked for cannot be: an option, a name, a combination.
  case usage = 64
  /// The data are not what they have to be.
  case badData = 65
  /// A file that is to be read is not there.
  case missingInput = 66
  /// Something that is needed is not installed.
  case unavailable = 69
  /// A mistake of the program.
  case internalError = 70
  /// A place where nothing can be written.
  case cannotCreate = 73
  /// Reading or writing failed half-way.
  case readOrWriteFailed = 74

  /// The exit code of a command that ends with it.
  package var exitCode: Int32 { rawValue }
}

/// An error of the toolkit: its description is one sentence for a person, its kind decides the exit code.
public protocol LintasanError: Error, CustomStringConvertible {
  /// What kind of failure it is.
  var kind: ErrorKind { get }
}

extension LintasanError {
  /// The sentence for a person, under the name that Foundation uses. Of `any Error` Foundation asks the module `LintasanFoundation`,
  /// which a program imports once.
  public var localizedDescription: String { description }
}
