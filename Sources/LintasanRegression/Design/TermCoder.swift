import LintasanTables

/// A column of the design before rows are chosen.
struct CodedColumn {
  var name: String
  /// The term of the formula that it belongs to.
  var term: String
  var values: EvaluatedColumn
}

/// Turns terms into columns: numbers as they are, categories as indicators, interactions as products.
struct TermCoder {
  static let levelLimit = 2_000

  let evaluator: ExpressionEvaluator
  /// Rows that will be used: levels are taken from them.
  let usable: [Bool]
  /// Terms of the whole side, to decide where a reference level is left out.
  let terms: [FormulaTerm]
  /// Whether a constant (or an absorbed effect) is in the model.
  let hasConstant: Bool
  /// Where the table is a part of the data: the sorted levels of the whole, by column.
  var known: [String: [String]]?

  /// What a factor of a term contributes.
  private enum Part {
    case numeric([(suffix: String, EvaluatedColumn)])
    case levels(codes: [Int32], names: [String], kept: [Int])
  }

  func columns(_ term: FormulaTerm) throws(RegressionError) -> [CodedColumn] {
    var result: [CodedColumn] = [
      CodedColumn(name: "", term: term.label, values: EvaluatedColumn([]))
    ]
    for factor in term.factors {
      let part = try part(factor, in: term)
      var next: [CodedColumn] = []
      // As R: the first factor's levels vary fastest.
      switch part {
      case .numeric(let columns):
        for (suffix, column) in columns {
          for left in result { next.append(product(left, suffix, column)) }
        }
      case .levels(let codes, let names, let kept):
        for level in kept {
          let indicator = EvaluatedColumn(codes.map { $0 < 0 ? .nan : $0 == Int32(level) ? 1 : 0 })
          for left in result { next.append(product(left, names[level], indicator)) }
        }
      }
      result = next
      if result.count > Self.levelLimit {
        throw .tooManyLevels(column: term.label, found: result.count, limit: Self.levelLimit)
      }
    }
    return result
  }

  private func product(_ left: CodedColumn, _ name: String, _ right: EvaluatedColumn) -> CodedColumn {
    guard !left.name.isEmpty else { return CodedColumn(name: name, term: left.term, values: right) }
    var values = left.values.high
    for row in values.indices { values[row] *= right.high[row] }
    return CodedColumn(name: "\(left.name):\(name)", term: left.term, values: EvaluatedColumn(values))
  }

  private func part(_ factor: FormulaExpression, in term: FormulaTerm) throws(RegressionError) -> Part {
    switch factor {
    case .variable(let name):
      if case .texts(let texts) = try tableColumn(evaluator.basis?.table ?? evaluator.table, name).values {
        if evaluator.basis == nil, let row = texts.firstStrayText {
          throw .notNumeric(column: name, row: row + 1, value: texts[row] ?? "", amongNumbers: true)
        }
        return try levels(name, reference: nil, prefix: name, in: term, factor: factor)
      }
      return .numeric([(name, try evaluator.numbers(factor))])
    case .call("poly", let arguments):
      guard let inner = arguments.first else { return .numeric([]) }
      let degree = ExpressionEvaluator.wholeNumber(arguments[1].value) ?? 1
      let raw: Bool =
        switch arguments.count > 2 ? arguments[2].value : .number(0) {
        case .number(let value): value == 1
        case .boolean(let value): value
        default: false
        }
      var x = try evaluator.numbers(inner.value).high
      if raw {
        return .numeric(
          (1...degree).map { power in
            (
              factor.label + "\(power)",
              power == 1 ? EvaluatedColumn(x) : ExpressionEvaluator.power(EvaluatedColumn(x), power)
            )
          })
      }
      let others = evaluator.basis == nil ? nil : x
      x = try points(inner.value, x)
      guard let columns = OrthogonalPolynomial.columns(x, degree: degree, at: others) else {
        throw .tooFewValues(term: factor.label, needed: degree + 1)
      }
      return .numeric(columns.enumerated().map { (factor.label + "\($0 + 1)", EvaluatedColumn($1)) })
    case .call(let name, let arguments) where FormulaFunctions.splines.contains(name):
      guard let inner = arguments.first else { return .numeric([]) }
      let x = try evaluator.numbers(inner.value).high
      let degree = ExpressionEvaluator.wholeNumber(arguments.first { $0.name == "degree" }?.value) ?? 3
      let freedom = ExpressionEvaluator.wholeNumber(
        arguments.dropFirst().first { $0.name == nil || $0.name == "df" }?.value)
      let knots = arguments.first { $0.name == "knots" }?.value.list.compactMap(\.literal)
      if name == "bs", let freedom, freedom < degree {
        throw .badOption(option: factor.label, found: "df = \(freedom)", expected: "at least its degree, \(degree)")
      }
      guard
        let spline = SplineBasis(
          points: try points(inner.value, x), isNatural: name == "ns", degree: degree, freedom: freedom, inner: knots)
      else {
        throw .badOption(
          option: factor.label, found: "knots that do not lie between the smallest and the largest value",
          expected: "values that vary, and knots or fewer df inside them")
      }
      let columns = spline.columns(x)
      return .numeric(
        columns.enumerated().map { (factor.label + (columns.count > 1 ? "\($0 + 1)" : ""), EvaluatedColumn($1)) })
    case .call(let name, let arguments) where FormulaFunctions.categorical.contains(name):
      guard case .variable(let column)? = arguments.first?.value else { return .numeric([]) }
      let reference = arguments.first { $0.name == "ref" }?.value
      let plain = arguments.filter { $0.name == nil }
      if name == "i" {
        let coded = try levels(
          column, reference: reference, prefix: column + "::", in: term, factor: factor,
          full: plain.count > 1 && reference == nil)
        guard plain.count > 1, case .levels(let codes, let names, let kept) = coded else { return coded }
        let by = try evaluator.numbers(plain[1].value)
        return .numeric(
          kept.map { level in
            var values = by.high
            for row in values.indices {
              values[row] =
                codes[row] < 0 ? .nan : codes[row] == Int32(level) ? values[row] : values[row].isNaN ? .nan : 0
            }
            return ("\(names[level]):\(plain[1].value.label)", EvaluatedColumn(values))
          })
      }
      return try levels(column, reference: reference, prefix: "\(name)(\(column))", in: term, factor: factor)
    default:
      // As R, which takes true and false for categories.
      return .numeric([(factor.label + (factor.isComparison ? "TRUE" : ""), try evaluator.numbers(factor))])
    }
  }

  /// The values that knots and powers are taken from: those of the rows that are used.
  private func points(_ expression: FormulaExpression, _ own: [Double]) throws(RegressionError) -> [Double] {
    var points = own
    var usable = usable
    if let basis = evaluator.basis {
      points = try basis.evaluator.numbers(expression).high
      usable = basis.usable
    }
    for row in points.indices where !usable[row] { points[row] = .nan }
    return points
  }

  private func levels(
    _ column: String, reference: FormulaExpression?, prefix: String, in term: FormulaTerm, factor: FormulaExpression,
    full: Bool = false
  ) throws(RegressionError) -> Part {
    var coded = try LevelCodes(table: evaluator.table, column: column)
    var kept: [Int]
    if let known {
      coded = coded.recoded(to: known[column] ?? [])
      kept = Array(coded.levels.indices)
    } else if let basis = evaluator.basis {
      // A level that no row of the fit had is no level here.
      let fitted = try LevelCodes(table: basis.table, column: column)
      kept = fitted.present(in: basis.usable)
      let known = Set(kept.map(Int32.init))
      coded = coded.recoded(to: fitted.levels)
      coded = LevelCodes(levels: coded.levels, codes: coded.codes.map { known.contains($0) ? $0 : -1 })
    } else {
      kept = coded.present(in: usable)
    }
    guard kept.count <= Self.levelLimit else {
      throw .tooManyLevels(column: column, found: kept.count, limit: Self.levelLimit)
    }
    let contrasts = !full && marginIsPresent(of: factor, in: term)
    if contrasts {
      if kept.count < 2 {
        throw .oneLevel(column: column, level: kept.first.map { coded.levels[$0] } ?? "nothing")
      }
      var bases: Set<Int> = [kept[0]]
      if let reference {
        bases = []
        for one in reference.list { bases.insert(try place(Self.levelName(one), of: column, coded.levels, kept)) }
      }
      guard bases.count < kept.count else {
        throw .oneLevel(column: column, level: reference?.label ?? coded.levels[kept[0]])
      }
      kept.removeAll { bases.contains($0) }
    } else if let reference {
      for one in reference.list { _ = try place(Self.levelName(one), of: column, coded.levels, kept) }
    }
    return .levels(codes: coded.codes, names: coded.levels.map { prefix + $0 }, kept: kept)
  }

  private func place(_ wanted: String, of column: String, _ levels: [String], _ kept: [Int]) throws(RegressionError)
    -> Int
  {
    guard let found = kept.first(where: { levels[$0] == wanted }) else {
      throw .noLevel(column: column, level: wanted, available: kept.map { levels[$0] })
    }
    return found
  }

  /// Whether the model has the term without this factor, so that one of its levels is the reference.
  private func marginIsPresent(of factor: FormulaExpression, in term: FormulaTerm) -> Bool {
    let rest = term.identity.subtracting([factor])
    if rest.isEmpty {
      if hasConstant { return true }
      // Without a constant the first categorical term stands for it.
      return terms.first { $0.factors.count == 1 && isCategorical($0.factors[0]) }?.identity != term.identity
    }
    return terms.contains { $0.identity == rest }
  }

  private func isCategorical(_ factor: FormulaExpression) -> Bool {
    Self.category(factor, in: evaluator.basis?.table ?? evaluator.table) != nil
  }

  /// The column whose levels a factor takes; nil where it is numeric.
  static func category(_ factor: FormulaExpression, in table: Table) -> String? {
    switch factor {
    case .variable(let name):
      if case .texts? = try? tableColumn(table, name).values { return name }
      return nil
    case .call(let name, let arguments) where FormulaFunctions.categorical.contains(name):
      return arguments.first?.value.variables.first
    default: return nil
    }
  }

  private static func levelName(_ expression: FormulaExpression) -> String {
    switch expression {
    case .text(let text): text
    case .variable(let name): name
    case .number(let value): NumberText.shortest(value)
    case .boolean(let value): value ? "TRUE" : "FALSE"
    case .negate(.number(let value)): NumberText.shortest(-value)
    default: expression.label
    }
  }
}
