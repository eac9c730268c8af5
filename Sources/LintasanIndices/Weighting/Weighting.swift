/// What weights an index starts from: its own, or those that the data give.
public enum Weighting: Hashable, Sendable {
  /// The definition's own.
  case nominal
  /// Those of a scheme.
  case scheme(WeightingScheme)
  /// Each entity's own best weights, every component having a share of its index within these bounds.
  case benefitOfTheDoubt(ClosedRange<Double>)

  /// The names, as in settings.
  package static let names = all.map(\.name)
  /// All of them, benefit of the doubt with every share allowed.
  package static let all: [Weighting] =
    [.nominal] + WeightingScheme.allCases.map { .scheme($0) } + [.benefitOfTheDoubt(0...1)]

  /// A weighting by its name; `pca` and `bod` are short for the long ones, and `bod:0.1,0.6` bounds the shares.
  ///
  /// - Throws: `.unknownMethod`, `.badParameters`.
  package init(named text: String) throws(CompositeError) {
    let (name, numbers) = try MethodSpec.parse(text)
    if name == "bod" || name == "benefit_of_the_doubt" {
      guard numbers.isEmpty || (numbers.count == 2 && numbers[0] >= 0 && numbers[0] < numbers[1] && numbers[1] <= 1)
      else {
        throw .badParameters(
          method: name, found: text,
          expected: "the least and the most of an index that one component may be, as 0.1,0.6")
      }
      self = .benefitOfTheDoubt(numbers.isEmpty ? 0...1 : numbers[0]...numbers[1])
      return
    }
    guard numbers.isEmpty else { throw .badParameters(method: name, found: text, expected: "none") }
    if name == "nominal" {
      self = .nominal
    } else if let scheme = WeightingScheme(rawValue: name == "pca" ? "principal_component" : name) {
      self = .scheme(scheme)
    } else {
      throw .unknownMethod(kind: "weighting", name: text, available: Self.names)
    }
  }

  /// The name.
  public var name: String {
    switch self {
    case .nominal: "nominal"
    case .scheme(let scheme): scheme.rawValue
    case .benefitOfTheDoubt: "benefit_of_the_doubt"
    }
  }

  /// Whether each entity has weights of its own.
  package var isPerEntity: Bool {
    if case .benefitOfTheDoubt = self { true } else { false }
  }

  /// Weights adding to 1 that all entities share; `nil` where each has its own.
  ///
  /// - Parameters:
  ///   - columns: one column a component, one value an entity, none missing.
  ///   - nominal: the definition's own weights, adding to 1.
  ///   - components: named in errors.
  /// - Throws: as ``WeightingScheme/weights(_:components:)``.
  package func weights(
    _ columns: [[Double]], nominal: [Double], components: [String]
  ) throws(CompositeError) -> [Double]? {
    switch self {
    case .nominal: nominal
    case .scheme(let scheme): try scheme.weights(columns, components: components)
    case .benefitOfTheDoubt: nil
    }
  }
}
