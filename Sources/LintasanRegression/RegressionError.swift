public import LintasanCore
public import LintasanLinearAlgebra
public import LintasanStatistics

/// Why a regression cannot be done: the facts, and in `description` one sentence on what to do.
///
/// Rows are counted from 1 over the data's rows, the header not among them.
public enum RegressionError: LintasanError, Hashable, Sendable {
  /// The formula cannot be read.
  case formula(FormulaError)
  /// A column that the data do not have.
  case noColumn(String, available: [String])
  /// A file of models that cannot be read: where, what was found and what was expected.
  case badModelSet(place: String, found: String, expected: String)
  /// Text where a number is needed: the first such text, and whether most of the column's values are numbers.
  case notNumeric(column: String, row: Int, value: String, amongNumbers: Bool)
  /// A function outside its domain.
  case outsideDomain(term: String, row: Int, value: Double, count: Int)
  /// A value that is not finite.
  case notFinite(term: String, row: Int)
  /// A column whose squares leave the range of doubles.
  case outOfScale(term: String, largest: Double)
  /// A term that needs more distinct values than its column has.
  case tooFewValues(term: String, needed: Int)
  /// A table without rows.
  case noRows
  /// A response outside the range that the estimator takes.
  case responseOutsideUnitInterval(row: Int, value: Double)
  /// No row is complete.
  case noCompleteRows(total: Int, missing: [String: Int])
  /// Fewer rows than terms.
  case tooFewRows(rows: Int, terms: Int)
  /// No term is left to estimate.
  case nothingToEstimate(reason: String)
  /// A weight below zero.
  case negativeWeight(column: String, row: Int, value: Double)
  /// Every weight is zero.
  case zeroWeights(column: String)
  /// A clustered covariance with fewer than two clusters.
  case tooFewClusters(column: String, found: Int)
  /// Effects that leave nothing to explain.
  case absorbedEverything(effects: String)
  /// Fewer instruments than endogenous terms.
  case tooFewInstruments(instruments: Int, endogenous: Int)
  /// An estimator that needs an instrument part.
  case noInstruments(estimator: String)
  /// An instrument part that the estimator does not use.
  case unusedInstruments(estimator: String)
  /// Effects that the estimator cannot absorb.
  case unusedEffects(estimator: String)
  /// The panel's columns were not named.
  case needsPanel(what: String)
  /// Two rows for one unit and period.
  case duplicateObservation(unit: String, time: String, rows: [Int])
  /// An option outside its range.
  case badOption(option: String, found: String, expected: String)
  /// More draws than can be done in minutes.
  case tooMuch(WorkExcess)
  /// A name that a registry does not have.
  case unknownName(kind: String, found: String, known: [String])
  /// A covariance that the estimator does not offer.
  case covarianceUnavailable(covariance: String, estimator: String, reason: String)
  /// An observation that determines a coefficient alone.
  case leverageIsOne(row: Int, covariance: String)
  /// A level that a categorical column does not have.
  case noLevel(column: String, level: String, available: [String])
  /// A categorical column with one level only.
  case oneLevel(column: String, level: String)
  /// Too many categories.
  case tooManyLevels(column: String, found: Int, limit: Int)
  /// An iteration that did not settle.
  case notConverged(what: String, iterations: Int, change: Double)
  /// A fractional response that the regressors separate.
  case separation(term: String)
  /// The panel is too short for what was asked.
  case panelTooShort(needed: String, found: String)
  /// Something that needs all rows at once, where they are gone through a block at a time.
  case needsAllRows(what: String, reason: String)
  /// A hypothesis that cannot be tested, and why.
  case noTest(hypothesis: String, reason: String)
  /// Something that has no predictions, and why.
  case cannotPredict(what: String, reason: String)
  /// More memory is needed than was allowed, in bytes.
  case tooLittleMemory(needed: Int, allowed: Int, what: String)
  /// Numerical linear algebra failed.
  case linearAlgebra(LinearAlgebraError)
  /// A distribution was asked something that has no answer.
  case statistics(StatisticsError)
  /// The task was cancelled before the work was done.
  case cancelled

  public var description: String {
    switch self {
    case .formula(let error): return error.description
    case .noColumn(let name, let available):
      return "There is no column '\(name)'; the data have \(Self.list(available))."
    case .notNumeric(let column, let row, let value, let amongNumbers):
      let advice = amongNumbers ? "most of its values are numbers: correct this one or leave it empty, or " : ""
      return "Column '\(column)' holds text where a number is needed, '\(value.prefix(40))' in row \(row); "
        + "\(advice)write factor(\(column)) for categories."
    case .outsideDomain(let term, let row, let value, let count):
      let more = count > 1 ? " and in \(count - 1) more row\(count > 2 ? "s" : "")" : ""
      return "\(term) is not defined for \(value), in row \(row)\(more); transform or remove such rows first."
    case .notFinite(let term, let row): return "'\(term)' is not a finite number in row \(row)."
    case .outOfScale(let term, let largest):
      return "'\(term)' reaches \(largest) at most: its squares leave the range of numbers; rescale the column."
    case .tooFewValues(let term, let needed):
      return "\(term) needs at least \(needed) distinct values in the rows that are used."
    case .noRows: return "The data have no rows."
    case .responseOutsideUnitInterval(let row, let value):
      return "A fractional response lies between 0 and 1; row \(row) has \(value)."
    case .badModelSet(let place, let found, let expected): return "\(place): found \(found), expected \(expected)."
    case .noCompleteRows(let total, let missing):
      let by = missing.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5).map { "\($0.key) (\($0.value))" }
      return "None of the \(total) rows is complete; values are missing in \(by.joined(separator: ", "))."
    case .tooFewRows(let rows, let terms):
      return "\(rows) complete rows cannot determine \(terms) coefficients; use fewer terms or more data."
    case .nothingToEstimate(let reason): return "There is no coefficient to estimate: \(reason)."
    case .negativeWeight(let column, let row, let value):
      return "Weights are not negative; '\(column)' is \(value) in row \(row)."
    case .zeroWeights(let column): return "All weights in '\(column)' are zero."
    case .tooFewClusters(let column, let found):
      return "Clustered errors need at least two clusters; '\(column)' has \(found) in the rows that are used."
    case .absorbedEverything(let effects):
      return "The absorbed effects (\(effects)) leave no degree of freedom for the other terms."
    case .tooFewInstruments(let instruments, let endogenous):
      return "\(endogenous) endogenous terms need at least as many instruments, found \(instruments)."
    case .noInstruments(let estimator):
      return "Estimator '\(estimator)' needs instruments: 'y ~ x | endogenous ~ instrument'."
    case .unusedInstruments(let estimator):
      return "Estimator '\(estimator)' takes no instruments; use 'iv' or remove the part with the second '~'."
    case .unusedEffects(let estimator):
      return "Estimator '\(estimator)' absorbs no effects; remove the part after '|' or use 'ols' or 'iv'."
    case .needsPanel(let what): return "\(what) needs the panel's unit and time columns (`unit` and `time`)."
    case .duplicateObservation(let unit, let time, let rows):
      return
        "Unit '\(unit)' has more than one row for \(time): rows \(rows.map(String.init).joined(separator: " and "))."
    case .badOption(let option, let found, let expected): return "\(option) takes \(expected), found '\(found)'."
    case .tooMuch(let excess): return "\(excess)."
    case .unknownName(let kind, let found, let known):
      return "There is no \(kind) '\(found)'; known are \(known.joined(separator: ", "))."
    case .covarianceUnavailable(let covariance, let estimator, let reason):
      let what = estimator.hasPrefix("this ") ? estimator : "'\(estimator)'"
      return "Covariance '\(covariance)' is not available for \(what): \(reason)."
    case .leverageIsOne(let row, let covariance):
      return "\(covariance) divides by 1 − leverage, and row \(row) alone determines a coefficient; use HC1."
    case .noLevel(let column, let level, let available):
      return "'\(column)' has no level '\(level)'; it has \(Self.list(available))."
    case .oneLevel(let column, let level):
      return "Categories need at least two levels; '\(column)' has only '\(level)' in the rows that are used."
    case .tooManyLevels(let column, let found, let limit):
      return "'\(column)' has \(found) levels, more than \(limit) columns; absorb it after '|' instead."
    case .notConverged(let what, let iterations, let change):
      return "\(what) did not settle in \(iterations) iterations (last relative change \(change))."
    case .separation(let term):
      return "The response is separated by '\(term)': its coefficient grows without bound; remove the term."
    case .panelTooShort(let needed, let found): return "The panel is too short: \(needed) needed, \(found) found."
    case .needsAllRows(let what, let reason):
      return "\(what) is not available where the data are gone through a block at a time: \(reason)."
    case .noTest(let hypothesis, let reason): return "'\(hypothesis)' cannot be tested: \(reason)."
    case .cannotPredict(let what, let reason): return "There is no prediction by \(what): \(reason)."
    case .tooLittleMemory(let needed, let allowed, let what):
      return "\(what) need about \((needed + 999_999) / 1_000_000) MB of memory, more than the "
        + "\(allowed / 1_000_000) MB allowed; allow more (`memory`)."
    case .linearAlgebra(let error): return error.description
    case .statistics(let error): return error.description
    case .cancelled: return "The work was given up: its task was cancelled."
    }
  }

  /// Whether the request rather than the data is at fault (the caller's exit code differs).
  package var isUsage: Bool {
    switch self {
    case .formula, .badOption, .tooMuch, .unknownName, .noInstruments, .unusedInstruments, .unusedEffects, .needsPanel,
      .covarianceUnavailable, .tooFewInstruments, .needsAllRows, .tooLittleMemory, .cannotPredict, .noTest,
      .cancelled:
      true
    default: false
    }
  }

  /// The same with rows counted from further up: of an error in a part of the data.
  func after(rows: Int) -> RegressionError {
    switch self {
    case .outsideDomain(let term, let row, let value, _):
      .outsideDomain(term: term, row: row + rows, value: value, count: 1)
    case .notFinite(let term, let row): .notFinite(term: term, row: row + rows)
    case .notNumeric(let column, let row, let value, let amongNumbers):
      .notNumeric(column: column, row: row + rows, value: value, amongNumbers: amongNumbers)
    case .negativeWeight(let column, let row, let value):
      .negativeWeight(column: column, row: row + rows, value: value)
    case .leverageIsOne(let row, let covariance): .leverageIsOne(row: row + rows, covariance: covariance)
    default: self
    }
  }

  private static func list(_ names: [String]) -> String {
    names.prefix(12).joined(separator: ", ") + (names.count > 12 ? ", … (\(names.count))" : "")
  }
}

/// Runs numerical work whose errors become this layer's.
func algebra<Value>(_ body: () throws(LinearAlgebraError) -> Value) throws(RegressionError) -> Value {
  do { return try body() } catch { throw .linearAlgebra(error) }
}

/// Asks a distribution, its errors becoming this layer's.
func statistics<Value>(_ body: () throws(StatisticsError) -> Value) throws(RegressionError) -> Value {
  do { return try body() } catch { throw .statistics(error) }
}

extension RegressionError {
  /// What kind of failure it is.
  public var kind: ErrorKind {
    isUsage ? .usage : .badData
  }
}
