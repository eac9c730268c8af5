/// How outliers of an indicator are dealt with: bounds first, then winsorising and the logarithm as COINr's `Treat`.
package struct TreatRule: Hashable, Sendable {
  /// The logarithm that is taken where winsorising does not help.
  package enum LogForm: String, Hashable, Sendable, CaseIterable {
    /// log(x − minimum + 1 % of the range), as COINr's `log_CT`.
    case shifted
    /// The same, mirrored where the skew is to the left, as `log_CT_plus`.
    case mirrored
  }

  /// Smaller values are set to this.
  package var minimum: Double?
  /// Larger values are set to this.
  package var maximum: Double?
  /// The most values that are winsorised; `nil` winsorises none.
  package var points: Int?
  /// Whether values are winsorised up to ``points`` whatever skewness and kurtosis say.
  package var isForced = false
  /// The logarithm, if one may be taken.
  package var log: LogForm?
  /// Below this absolute skewness an indicator is left alone.
  package var skewness = 2.0
  /// Below this excess kurtosis an indicator is left alone.
  package var kurtosis = 3.5
  /// Whether the logarithm is taken of the winsorised values rather than of the original ones.
  package var isCombined = false
  /// The values that are looked at together: those of a year, or of all years.
  package var reference = ReferencePeriod.ownYear

  /// A rule that does nothing.
  package init() {}

  /// What COINr does unless told otherwise: at most five values are winsorised, else the logarithm is taken.
  package static var coinr: TreatRule {
    var rule = TreatRule()
    rule.points = 5
    rule.log = .shifted
    return rule
  }

  /// Whether nothing is done.
  package var isIdle: Bool { minimum == nil && maximum == nil && points == nil && log == nil }
}

/// The years that give location and spread.
package enum ReferencePeriod: Hashable, Sendable {
  /// Each year by itself.
  case ownYear
  /// All years together.
  case all
  /// Certain years, such as a base year.
  case years([Int])
}
