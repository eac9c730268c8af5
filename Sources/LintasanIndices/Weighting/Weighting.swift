/// What weights an index starts from: its own, or those that the data give.
public enum Weighting: Hashable, Sendable {
  /// The definition's own.
  case nominal
  /// Those of a scheme.
  case scheme(WeightingScheme)

  /// The names, as in settings.
  public static let names = ["nominal"] + WeightingScheme.allCases.map(\.rawValue)

  /// A weighting by its name; `pca` is short for `principal_component`.
  ///
  /// - Throws: `.unknownMethod`, `.badParameters`.
  public init(named text: String) throws(CompositeError) {
    let (name, numbers) = try MethodName.parse(text)
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
    }
  }

  /// Weights adding to 1.
  ///
  /// - Parameters:
  ///   - columns: one column a component, one value an entity, none missing.
  ///   - nominal: the definition's own weights, adding to 1.
  ///   - components: named in errors.
  /// - Throws: as ``WeightingScheme/weights(_:components:)``.
  public func weights(
    _ columns: [[Double]], nominal: [Double], components: [String]
  ) throws(CompositeError) -> [Double] {
    switch self {
    case .nominal: nominal
    case .scheme(let scheme): try scheme.weights(columns, components: components)
    }
  }
}
