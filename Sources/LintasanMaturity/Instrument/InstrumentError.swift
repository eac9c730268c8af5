public import LintasanCore
import LintasanTables

/// What can be wrong with an instrument, a sheet of its values, or a plan.
public enum InstrumentError: LintasanError, Hashable, Sendable {
  /// A file that is no instrument.
  case notAnInstrument(file: String, place: String, reason: String)
  /// A sheet that cannot be read as answers; the sentence says what was found and what to do.
  case sheet(file: String, reason: String)
  /// An option that cannot be applied.
  case option(String)
  /// A year in which another instrument holds.
  case year(String)
  /// A target that is reached already or off the scale.
  case target(String)
  /// A target that is reached already.
  case below(String)
}

extension InstrumentError {
  public var description: String {
    switch self {
    case .notAnInstrument(let file, let place, let reason):
      "\(file)\(place.isEmpty ? "" : ", \(place)"): \(reason)"
    case .sheet(let file, let reason): "\(file): \(reason)"
    case .option(let sentence), .year(let sentence), .target(let sentence), .below(let sentence): sentence
    }
  }
}

extension InstrumentError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .notAnInstrument, .sheet: .badData
    case .option, .year, .target: .usage
    case .below: .difference
    }
  }
}
