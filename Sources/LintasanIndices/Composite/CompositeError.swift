public import LintasanCore
import LintasanTables

/// What can be wrong when a composite index is built in a given way. A method that is named and cannot be applied is an
/// error, never skipped.
public enum CompositeError: LintasanError, Hashable, Sendable {
  /// A method that there is not.
  case unknownMethod(kind: String, name: String, available: [String])
  /// Parameters that a method does not take.
  case badParameters(method: String, found: String, expected: String)
  /// A component whose values do not vary.
  case constant(component: String, method: String)
  /// A component with values that a method cannot take.
  case notPositive(component: String, method: String, value: Double)
  /// Too few values.
  case tooFew(component: String, method: String, needed: Int, found: Int)
  /// An entity without a value that its group or its past could lend it.
  case cannotImpute(component: String, entity: String, method: String)
  /// Weights that make no sense.
  case badWeights(reason: String)
  /// Two methods that do not go together.
  case cannotCombine(String, with: String, reason: String)
  /// A setting with nothing to vary.
  case nothingToVary
  /// A document of settings that cannot be read.
  case settings(reason: String)
  /// An index without components.
  case noComponents(index: String)
  /// A component that is not there.
  case unknownComponent(String, available: [String])
  /// The task was cancelled before the work was done.
  case cancelled
}

extension CompositeError {
  public var description: String {
    switch self {
    case .unknownMethod(let kind, let name, let available):
      "there is no \(kind) “\(name)”\(Suggestion.sentence(for: name, among: available)); expected one of "
        + available.joined(separator: ", ")
    case .badParameters(let method, let found, let expected):
      "\(method) with the parameters “\(found)”: expected \(expected)"
    case .constant(let component, let method):
      "“\(component)” has the same value for every entity, so that \(method) cannot be applied; leave one of them out"
    case .notPositive(let component, let method, let value):
      "\(method) needs positive values; “\(component)” has \(NumberText.shortest(value)); choose a normalisation that "
        + "makes it positive, such as min_max, or leave \(method) out"
    case .tooFew(let component, let method, let needed, let found):
      "\(method) needs at least \(needed) values; “\(component)” has \(found)"
    case .cannotImpute(let component, let entity, let method):
      "\(method) cannot fill “\(component)” of \(entity): there is nothing to take it from"
    case .badWeights(let reason): "the weights cannot be used: \(reason)"
    case .cannotCombine(let method, let other, let reason):
      "\(method) cannot be combined with \(other): \(reason)"
    case .nothingToVary:
      "nothing is varied: give at least weights, or two methods of one kind"
    case .cancelled: "the work was given up: its task was cancelled"
    case .settings(let reason): "the settings cannot be read: \(reason)"
    case .noComponents(let index):
      "“\(index)” has no component scores in its data; there is nothing to combine in another way"
    case .unknownComponent(let name, let available):
      "there is no component “\(name)”\(Suggestion.sentence(for: name, among: available)); the components are "
        + available.joined(separator: ", ")
    }
  }
}

extension CompositeError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    switch self {
    case .unknownMethod, .badParameters, .nothingToVary, .noComponents, .unknownComponent, .cancelled: .usage
    default: .badData
    }
  }
}
