package import LintasanDocuments
package import LintasanRegression
import LintasanTables

/// Coefficients with their confidence intervals as the shared chart: one row a term, or a term and model.
package enum RegressionPlot {
  /// The chart of one fit or of several, a row per term and model.
  package static func chart(_ fits: [RegressionFit], labels: [String?] = [], language: Language = .english) -> CoefficientPlot {
    var terms: [String] = []
    for fit in fits {
      for one in fit.coefficients where one.name != "(Intercept)" && !terms.contains(one.name) {
        terms.append(one.name)
      }
    }
    let studies = fits.flatMap(\.eventStudies)
    var rows = terms.flatMap { term in
      fits.indices.compactMap { index in
        fits[index].coefficient(term).map { one in
          CoefficientPlot.Row(
            name: fits.count == 1
              ? term : "\(term) (\((labels.indices.contains(index) ? labels[index] : nil) ?? "\(index + 1)"))",
            estimate: one.estimate,
            lower: one.lower ?? one.estimate, upper: one.upper ?? one.estimate)
        }
      }
    }
    // An event's reference is zero by construction: a point without an interval, in its place among the periods.
    var references: [String] = []
    func isRow(_ row: CoefficientPlot.Row, of term: String) -> Bool {
      fits.count == 1 ? row.name == term : row.name.hasPrefix(term + " (")
    }
    for study in studies {
      // A code of units without an event (−1000), further off than any period from the next, is none.
      let periods = (study.terms.map(\.period) + [study.reference]).sorted()
      let gap = zip(periods.dropFirst(), periods).map { $0 - $1 }.max() ?? 0
      for reference in study.references where reference >= (periods.first ?? reference) - gap {
        let name = "\(study.column)::\(NumberText.shortest(reference))"
        let known = study.terms.filter { one in rows.contains { isRow($0, of: one.name) } }
        guard !references.contains(name), !known.isEmpty else { continue }
        references.append(name)
        let next = known.first { $0.period > reference }
        let place =
          next.flatMap { next in rows.firstIndex { isRow($0, of: next.name) } }
          ?? known.last.flatMap { last in rows.lastIndex { isRow($0, of: last.name) } }.map { $0 + 1 } ?? rows.count
        rows.insert(.init(name: "\(name) = 0", estimate: 0, lower: 0, upper: 0), at: place)
      }
    }
    let models = fits.enumerated().map { index, fit in
      (fits.count == 1 ? "" : "(\(index + 1)) ") + "\(fit.formula), \(fit.covariance.name)"
    }
    let levels = Set(fits.map(\.level)).sorted().map { NumberText.shortest($0 * 100) + "%" }
    return CoefficientPlot(
      title: fits.count == 1 ? fits[0].response : LocalizedString.coefficientsTitle.text(in: language),
      subtitle: LocalizedString.coefficientsChart.text(in: language, ["level": levels.joined(separator: ", ")]),
      rows: rows,
      source: models.joined(separator: "; "))
  }
}
