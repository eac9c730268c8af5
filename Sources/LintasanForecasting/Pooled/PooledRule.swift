/// A rule that forecasts the change of every unit's score from what the whole panel shows.
struct PooledRule: Hashable, Sendable {
  /// What changes are learnt from.
  enum Form: String, Hashable, Sendable, CaseIterable {
    /// Nothing changes but the common level.
    case lastOrder = "last_order"
    /// The trend of up to eight surveys goes on in part.
    case drift
    /// Units return to the middle and to their own mean.
    case autoregression
    /// The last change goes on in part.
    case momentum
    /// All five features, by least squares.
    case regression
    /// All five features, by least absolute errors.
    case medianRegression = "median_regression"

    /// The features that the form uses.
    var features: [Int] {
      switch self {
      case .lastOrder: []
      case .drift: [3]
      case .autoregression: [1, 2]
      case .momentum: [4]
      case .regression, .medianRegression: [0, 1, 2, 3, 4]
      }
    }
  }

  /// The form.
  let form: Form
  /// The share of the learnt correction that is applied.
  let share: Double

  /// The rule that all others have to beat.
  static let lastOrder = PooledRule(form: .lastOrder, share: 1)
  /// All rules, the simplest first.
  static let all =
    [lastOrder]
    + Form.allCases.dropFirst().flatMap { form in [0.5, 1].map { PooledRule(form: form, share: $0) } }

  /// The name that `chosen` carries, such as `drift` or `half drift`.
  var name: String { share == 1 ? form.rawValue : "half_\(form.rawValue)" }
}
