/// How outliers of an indicator are dealt with: bounds first, then winsorising and the logarithm as COINr's `Treat`.
public struct TreatRule: Hashable, Sendable {
  /// The logarithm that is taken where winsorising does not help.
  public enum LogForm: String, Hashable, Sendable, CaseIterable {
    /// log(x − minimum + 1 % of the range), as COINr's `log_CT`.
    case shifted
    /// The same, mirrored where the skew is to the left, as `log_CT_plus`.
    case mirrored
  }

  /// Smaller values are set to this.
  public var minimum: Double?
  /// Larger values are set to this.
  public var maximum: Double?
  /// The most values that are winsorised; `nil` winsorises none.
  public var points: Int?
  /// Whether values are winsorised up to ``points`` whatever skewness and kurtosis say.
  public var isForced = false
  /// The logarithm, if one may be taken.
  public var log: LogForm?
  /// Below this absolute skewness an indicator is left alone.
  public var skewness = 2.0
  /// Below this excess kurtosis an indicator is left alone.
  public var kurtosis = 3.5
  /// Whether the logarithm is taken of the winsorised values rather than of the original ones.
  public var isCombined = false
  /// The values that are looked at together: those of a year, or of all years.
  public var reference = ReferencePeriod.ownYear

  /// A rule that does nothing.
  public init() {}

  /// What COINr does unless told otherwise: at most five values are winsorised, else the logarithm is taken.
  public static var coinr: TreatRule {
    var rule = TreatRule()
    rule.points = 5
    rule.log = .shifted
    return rule
  }

  /// Whether nothing is done.
  package var isIdle: Bool { minimum == nil && maximum == nil && points == nil && log == nil }
}

/// The years that give location and spread.
public enum ReferencePeriod: Hashable, Sendable {
  /// Each year by itself.
  case ownYear
  /// All years together.
  case all
  /// Certain years, such as a base year.
  case years([Int])
}
