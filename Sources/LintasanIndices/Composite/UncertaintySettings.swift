import LintasanTables

/// What is varied when the robustness of an index is studied.
public struct UncertaintySettings: Hashable, Sendable {
  /// How far weights are spread: Dirichlet with the nominal weights times this, the larger the tighter; `nil` keeps the
  /// nominal weights.
  public var weightConcentration: Double?
  /// What weights are drawn about, each as likely.
  public var weightings: [Weighting]
  /// Normalisations, each as likely.
  public var normalisations: [Normalisation]
  /// Aggregations, each as likely; none for the index's own.
  public var aggregations: [Aggregator]
  /// Imputations, each as likely.
  public var imputations: [Imputation]
  /// Treatments, each as likely.
  public var treatments: [Treatment]
  /// Whether one component at a time may be left out (each, and none, as likely).
  public var leavesOut: Bool

  /// Settings; by default only the weights vary.
  public init(
    weightConcentration: Double? = Self.usualConcentration, weightings: [Weighting] = [.nominal],
    normalisations: [Normalisation] = [.none],
    aggregations: [Aggregator] = [], imputations: [Imputation] = [.none], treatments: [Treatment] = [.none],
    leavesOut: Bool = false
  ) {
    self.weightConcentration = weightConcentration
    self.weightings = weightings
    self.normalisations = normalisations
    self.aggregations = aggregations
    self.imputations = imputations
    self.treatments = treatments
    self.leavesOut = leavesOut
  }

  /// With three equal weights each then has a standard deviation of about a fifth of itself.
  public static let usualConcentration = 50.0

  /// The concentration under which so many equal weights each have a standard deviation of about a fifth of themselves.
  package static func usualConcentration(components: Int) -> Double {
    usualConcentration / 2 * Double(max(1, components - 1))
  }

  /// Whether any method is named that is not what the index has anyway.
  package var isVariant: Bool {
    weightings != [.nominal] || normalisations != [.none] || aggregations != [.arithmetic] || imputations != [.none]
      || treatments != [.none]
  }

  /// Whether anything varies at all.
  package var isVaried: Bool {
    weightConcentration != nil || leavesOut
      || [weightings.count, normalisations.count, aggregations.count, imputations.count, treatments.count]
        .contains { $0 > 1 }
  }

  /// Settings from YAML: `weights: {concentration: 50}` or `weights: nominal`, `weighting`, `normalisation`,
  /// `aggregation`, `imputation` and `treatment` as a name or a list of names, `leave_out: true`.
  ///
  /// - Throws: `.settings`, `.unknownMethod`, `.badParameters`.
  public init(yaml text: String) throws(CompositeError) {
    let root: Node?
    do {
      root = try DefinitionDocument.node(in: text, file: "")
    } catch {
      throw .settings(reason: error.sentence)
    }
    guard let mapping = root?.mapping else {
      throw .settings(reason: "expected keys such as “normalisation: [none, min_max]”")
    }
    self.init(weightConcentration: nil)
    let known = ["weights", "weighting", "normalisation", "aggregation", "imputation", "treatment", "leave_out"]
    for (keyNode, value) in mapping {
      let key = keyNode.scalar?.string ?? ""
      switch key {
      case "weights": weightConcentration = try Self.concentration(value)
      case "weighting":
        weightings = try Self.methods(value, key) { name throws(CompositeError) in try Weighting(named: name) }
      case "normalisation", "normalization":
        normalisations = try Self.methods(value, key) { name throws(CompositeError) in try Normalisation(named: name) }
      case "aggregation":
        aggregations = try Self.methods(value, key) { name throws(CompositeError) in try Aggregator(named: name) }
      case "imputation":
        imputations = try Self.methods(value, key) { name throws(CompositeError) in try Imputation(named: name) }
      case "treatment":
        treatments = try Self.methods(value, key) { name throws(CompositeError) in try Treatment(named: name) }
      case "leave_out":
        guard let flag = value.bool else { throw .settings(reason: "leave_out: expected true or false") }
        leavesOut = flag
      default:
        throw .settings(
          reason: "there is no key “\(key)”\(Suggestion.sentence(for: key, among: known)); the keys are "
            + known.joined(separator: ", "))
      }
    }
  }

  private static func concentration(_ node: Node) throws(CompositeError) -> Double? {
    if node.scalar?.string == "nominal" { return nil }
    let value = node.mapping?["concentration"] ?? node
    guard let number = value.float, number > 0, number.isFinite else {
      throw .settings(reason: "weights: expected nominal, or {concentration: 50} with a positive number")
    }
    return number
  }

  private static func methods<Method>(
    _ node: Node, _ key: String, _ make: (String) throws(CompositeError) -> Method
  ) throws(CompositeError) -> [Method] {
    let names = node.sequence.map { $0.compactMap { $0.scalar?.string } } ?? [node.scalar?.string].compactMap { $0 }
    guard !names.isEmpty else { throw .settings(reason: "\(key): expected a name or a list of names") }
    // In [min_max:1,100, z_score] YAML sees “min_max:1” and “100”.
    var whole: [String] = []
    for name in names {
      if let last = whole.last, last.contains(":"), Double(name) != nil {
        whole[whole.count - 1] = last + "," + name
      } else {
        whole.append(name)
      }
    }
    var methods: [Method] = []
    for name in whole { methods.append(try make(name)) }
    return methods
  }
}
