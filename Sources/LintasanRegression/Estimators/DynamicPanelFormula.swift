/// What a dynamic panel's formula says beyond other formulas: effects that differencing takes out or that become dummies.
enum DynamicPanelFormula {
  /// With `gmm`, absorbed units go (changes have none) and absorbed periods become dummies; other estimators keep all.
  static func rewritten(_ formula: Formula, _ options: RegressionOptions) throws(RegressionError)
    -> (formula: Formula, notes: [String])
  {
    let declared = (formula.terms + formula.endogenous + formula.instruments).contains { term in
      term.factors.contains {
        if case .call(let name, _) = $0 { FormulaFunctions.instruments.contains(name) } else { false }
      }
    }
    guard options.estimator?.lowercased() == "gmm" else {
      if declared {
        throw .badOption(
          option: "The formula", found: "gmm() or iv()", expected: "them with `estimator` gmm only")
      }
      return (formula, [])
    }
    var terms: [FormulaTerm] = []
    var endogenous = formula.endogenous
    var instruments = formula.instruments
    var notes: [String] = []
    for term in formula.terms {
      guard term.factors.count == 1, case .call(let name, let arguments) = term.factors[0],
        FormulaFunctions.instruments.contains(name), let inner = arguments.first?.value
      else {
        terms.append(term)
        continue
      }
      // A term that declares its own instruments is a regressor beside them.
      let plain = FormulaTerm(factors: [inner], offset: term.offset)
      if name == "gmm" {
        endogenous.append(plain)
        instruments.append(term)
      } else {
        terms.append(plain)
      }
    }
    for effect in formula.absorbed {
      guard effect.columns.count == 1, let column = effect.columns.first else {
        throw .unusedEffects(estimator: "gmm")
      }
      if column == options.unit {
        notes.append("effects of \(column) are differenced out")
      } else if column == options.time {
        let factor = FormulaExpression.call("factor", [.init(name: nil, value: .variable(column))])
        terms.append(FormulaTerm(factors: [factor], offset: effect.offset))
        notes.append("effects of \(column) are dummies that instrument themselves")
      } else {
        throw .badOption(
          option: "Estimator 'gmm'", found: "the effect '\(column)'",
          expected: "the panel's unit or time after '|', or factor(\(column)) among the terms")
      }
    }
    return (
      Formula(
        text: formula.text, response: formula.response, terms: terms, intercept: formula.intercept, absorbed: [],
        endogenous: endogenous, instruments: instruments), notes
    )
  }
}
