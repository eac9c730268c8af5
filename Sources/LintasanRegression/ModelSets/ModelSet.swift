import LintasanTables

/// One column of a table of models: a formula with its options, and what it is called.
package struct ModelSpec: Hashable, Sendable {
  /// What heads its column; nil takes its number and response.
  package var label: String?
  /// The formula.
  package var formula: String
  /// Estimator, errors, rows, weights and so on.
  package var options: RegressionOptions

  /// A model.
  package init(_ formula: String, label: String? = nil, options: RegressionOptions = RegressionOptions()) {
    self.label = label
    self.formula = formula
    self.options = options
  }
}

/// Models that are shown side by side, as a file in YAML names them.
///
/// ```yaml
/// models:
///   - {label: Pooled, formula: osi ~ log(gdp), se: HC1}
///   - {label: Fixed, formula: osi ~ log(gdp) | iso3, se: "cluster:iso3", where: year >= 2010}
/// ```
package struct ModelSet: Hashable, Sendable {
  /// The models, in order.
  package let models: [ModelSpec]

  /// The keys of a model.
  package static let keys = [
    "label", "formula", "estimator", "se", "ssc", "where", "weights", "tau", "lambda", "alpha", "gmm_steps", "system",
    "max_lag", "collapse", "orthogonal", "drift",
  ]
  static let largest = 1 << 20

  /// Reads a set.
  ///
  /// - Parameters:
  ///   - yaml: the file's text.
  ///   - file: its name, for messages.
  ///   - defaults: what holds where a model says nothing.
  package init(yaml: String, file: String, defaults: RegressionOptions = RegressionOptions()) throws(RegressionError) {
    func fault(_ node: YAMLNode?, _ found: String, _ expected: String) -> RegressionError {
      let place = node.map { "\(file), line \($0.mark.line)" } ?? file
      return .badModelSet(place: place, found: found, expected: expected)
    }
    guard yaml.utf8.count <= Self.largest else {
      throw fault(nil, "\(yaml.utf8.count) bytes", "at most \(Self.largest)")
    }
    let node: YAMLNode?
    do { node = try YAMLReader.node(in: yaml) } catch {
      throw fault(nil, "text that is not YAML (\(Self.firstLine("\(error)")))", "a list 'models'")
    }
    guard let node, case .mapping(let top) = node else { throw fault(node, "no mapping", "a list 'models'") }
    for (key, _) in top where key.scalar?.string != "models" {
      throw fault(key, "the key '\(key.scalar?.string ?? "")'", "'models' alone")
    }
    guard let list = top["models"], case .sequence(let entries) = list, !entries.nodes.isEmpty else {
      throw fault(node, "no models", "a list 'models' of at least one model")
    }
    guard entries.nodes.count <= FormulaExpansion.limit else {
      throw fault(list, "\(entries.nodes.count) models", "at most \(FormulaExpansion.limit)")
    }
    var models: [ModelSpec] = []
    for entry in entries {
      guard case .mapping(let mapping) = entry else { throw fault(entry, "no mapping", "a model with its 'formula'") }
      var spec = ModelSpec("", options: defaults)
      var seen: Set<String> = []
      for (key, value) in mapping {
        let name = key.scalar?.string ?? ""
        guard Self.keys.contains(name) else {
          throw fault(key, "the key '\(name)'", "one of \(Self.keys.joined(separator: ", "))")
        }
        guard seen.insert(name).inserted else { throw fault(key, "'\(name)' twice", "each key once") }
        guard case .scalar(let scalar) = value else { throw fault(value, "a list or mapping in '\(name)'", "one value") }
        do throws(RegressionError) {
          try Self.set(name, scalar.string, &spec)
        } catch {
          guard case .badOption(_, let found, let expected) = error else { throw error }
          throw fault(value, "\(name): \(found)", expected)
        }
      }
      guard seen.contains("formula") else { throw fault(entry, "a model without a formula", "a key 'formula'") }
      models.append(spec)
    }
    self.models = models
  }

  private static func firstLine(_ text: String) -> String {
    String(text.prefix { !$0.isNewline }.prefix(120))
  }

  private static func set(_ key: String, _ text: String, _ spec: inout ModelSpec) throws(RegressionError) {
    func number() throws(RegressionError) -> Double {
      guard let value = Double(text), value.isFinite else {
        throw .badOption(option: key, found: "'\(text)'", expected: "a number")
      }
      return value
    }
    func whole() throws(RegressionError) -> Int {
      guard let value = Int(text) else { throw .badOption(option: key, found: "'\(text)'", expected: "a whole number") }
      return value
    }
    func flag() throws(RegressionError) -> Bool {
      guard let value = ["true": true, "false": false, "yes": true, "no": false][text.lowercased()] else {
        throw .badOption(option: key, found: "'\(text)'", expected: "true or false")
      }
      return value
    }
    switch key {
    case "label": spec.label = text
    case "formula": spec.formula = text
    case "estimator": spec.options.estimator = text
    case "se": spec.options.covariance = text
    case "ssc": spec.options.smallSample = try SmallSample(named: text)
    case "where": spec.options.condition = text
    case "weights": spec.options.weights = text
    case "tau": spec.options.tau = try number()
    case "lambda": spec.options.lambda = try number()
    case "alpha": spec.options.mixing = try number()
    case "gmm_steps": spec.options.steps = try whole()
    case "system": spec.options.system = try flag()
    case "max_lag": spec.options.maximumLag = try whole()
    case "collapse": spec.options.collapse = try flag()
    case "orthogonal": spec.options.orthogonal = try flag()
    default: spec.options.drift = try flag()
    }
  }
}
