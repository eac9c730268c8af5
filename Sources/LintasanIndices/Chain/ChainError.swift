public import LintasanCore
package import LintasanTables

/// What can be wrong when an index is built from its indicators.
public struct ChainError: LintasanError, Hashable, Sendable {
  /// A row of the data.
  package struct Place: Hashable, Sendable {
    /// The entity.
    package let entity: String
    /// The year.
    package let time: Int
    /// The row of the data, counted from 1 below the header.
    package let row: Int
  }

  /// The kinds of fault.
  package enum Fault: Error, Hashable, Sendable {
    /// A column that the data does not have, or that is no number.
    case table(TableError)
    /// A transformation that needs positive values.
    case notPositive(what: String, column: String, value: Double, at: Place)
    /// A mean that needs parts above 0.
    case partNotPositive(mean: String, part: String, value: Double, at: Place)
    /// A denominator of zero.
    case zeroDenominator(column: String, at: Place)
    /// An indicator that does not vary where it must.
    case constant(method: String, year: Int?)
    /// A target on the wrong side of the data.
    case badTarget(Double, year: Int?)
    /// Goalposts that the indicator's transformation cannot take.
    case badGoalposts(Double, Double)
    /// A reference period without data.
    case emptyReference([Int])
    /// No unit has the index.
    case nothingLeft(needs: String)
    /// Two rows of one entity and year.
    case duplicate(Place, first: Int)
    /// A row without entity or year.
    case noKey(column: String, row: Int)
    /// Weights that the data does not give.
    case weights(String)
    /// An ordered mean with another number of weights than there are children.
    case orderedWeights(found: Int, expected: Int)
  }

  /// The file of the definition.
  public let file: String
  /// The line of the node.
  public let line: Int?
  /// The node.
  package let node: String
  /// The fault.
  package let fault: Fault

  /// A fault of a node, or of the definition as a whole.
  package init(file: String, line: Int?, node: String, fault: Fault) {
    self.file = file
    self.line = line
    self.node = node
    self.fault = fault
  }
}

extension ChainError {
  /// What was found, what was expected, and what to do.
  public var description: String {
    let place = file + (line.map { ", line \($0)" } ?? "") + (node.isEmpty ? "" : ", “\(node)”")
    return "\(place): \(explanation)"
  }

  private var explanation: String {
    switch fault {
    case .table(let error): "\(error)"
    case .notPositive(let what, let column, let value, let at):
      "\(what) needs values above 0; “\(column)” is \(NumberText.shortest(value)) for \(Self.text(at)); correct it, "
        + "leave the value out, or bound the indicator with treat: {minimum: …}"
    case .partNotPositive(let mean, let part, let value, let at):
      "a \(mean) mean needs values above 0; “\(part)” is \(NumberText.shortest(value)) for \(Self.text(at)); bring it above 0, "
        + "such as by normalise: {minmax: [1, 100]} or by lower goalposts, or choose another mean"
    case .zeroDenominator(let column, let at):
      "the denominator “\(column)” is 0 for \(Self.text(at)); correct it or leave it out"
    case .constant(let method, let year):
      "\(method) needs values that differ; all known ones are the same\(year.map { " in \($0)" } ?? ""); leave the "
        + "indicator out, use goalposts, or widen its reference (reference: all)"
    case .badTarget(let target, let year):
      "the target \(NumberText.shortest(target)) is no better than the worst value\(year.map { " of \($0)" } ?? ""); "
        + "give a target that lies on the better side of the data"
    case .badGoalposts(let lower, let upper):
      "the goalposts \(NumberText.shortest(lower)) and \(NumberText.shortest(upper)) are transformed as the indicator is, and "
        + "the transformation cannot take them; give them in the indicator's own unit, within what it can take"
    case .emptyReference(let years):
      "there is no value in the reference years \(years.map(String.init).joined(separator: ", ")); name years that the "
        + "data has"
    case .nothingLeft(let needs):
      "no unit has enough of its parts for the index (\(needs)); fill the gaps with impute, or lower needs"
    case .duplicate(let place, let first):
      "\(place.entity) \(place.time) stands twice in the data, in rows \(first) and \(place.row); keep one"
    case .noKey(let column, let row): "row \(row) of the data has no “\(column)”; fill it or delete the row"
    case .weights(let reason): "the weights cannot be had from the data: \(reason)"
    case .orderedWeights(let found, let expected):
      "owa has \(found) weights for \(expected) children; give one a child, for the largest first"
    }
  }

  private static func text(_ place: Place) -> String { "\(place.entity) \(place.time) (row \(place.row) of the data)" }
}

extension ChainError {
  /// What kind of failure it is.
  public var kind: ErrorKind { .badData }
}
