import LintasanLinearAlgebra

/// Past values of an expression as instruments of a dynamic panel: `gmm(x, 2:4)`.
struct LagInstruments: Hashable, Sendable {
  /// The equations that they are of.
  enum Equations: Hashable, Sendable {
    case both, changes, levels
  }

  /// The expression, as it is called.
  var name: String
  /// The nearest lag.
  var first: Int
  /// The deepest lag; nil takes all.
  var last: Int?
  /// Whether a lag is one column over all steps.
  var collapse = false
  var equations = Equations.both

  /// Reads `gmm(…)`; nil for anything else.
  init?(_ factor: FormulaExpression) {
    guard case .call("gmm", let arguments) = factor, let inner = arguments.first?.value,
      let lags = FormulaFunctions.lags(arguments)
    else { return nil }
    name = inner.label
    (first, last) = lags
    for argument in arguments {
      switch (argument.name, argument.value) {
      case ("collapse"?, .boolean(let value)): collapse = value
      case ("equation"?, .text(let which)): equations = which == "diff" ? .changes : .levels
      default: continue
      }
    }
  }

  init(name: String, first: Int, last: Int?, collapse: Bool) {
    self.name = name
    self.first = first
    self.last = last
    self.collapse = collapse
  }
}

/// The instruments of a dynamic panel, in the order in which each first differs from zero.
struct DynamicPanelInstruments {
  /// What a column of instruments holds; those of a step stand for all steps where there is none.
  enum Instrument: Hashable {
    /// A past level of one set.
    case level(set: Int, step: Int?, lag: Int)
    /// A past change of one set, for equations in levels.
    case change(set: Int, step: Int?)
    /// A regressor that instruments itself.
    case exogenous(Int)
    /// An instrument that is no regressor.
    case external(Int)
    case constant
  }

  private var places: [Instrument: Int] = [:]
  /// What each column holds.
  private(set) var columns: [Instrument] = []
  private var entries: [(equation: Int, column: Int, value: Double)] = []

  mutating func add(_ instrument: Instrument, _ value: Double, to equation: Int) {
    guard value != 0, value.isFinite else { return }
    let place: Int
    if let known = places[instrument] {
      place = known
    } else {
      place = columns.count
      places[instrument] = place
      columns.append(instrument)
    }
    entries.append((equation, place, value))
  }

  func matrix(rows: Int) -> Matrix {
    var elements = [Double](repeating: 0, count: rows * columns.count)
    for entry in entries { elements[entry.column * rows + entry.equation] = entry.value }
    return Matrix(rows: rows, columns: columns.count, columnMajor: elements)
  }
}
