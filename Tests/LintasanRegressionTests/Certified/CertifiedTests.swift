import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// NIST StRD linear problems against exact rational arithmetic: at least 13 digits on each.
struct CertifiedTests {
  struct Problem: Decodable {
    let degree: Int?
    let intercept: Bool
    let terms: [String]
    let coefficients: [String]
    let standard_errors: [String]
    let residual_standard_deviation: String
    let r_squared: String
    let f_statistic: String?
  }

  static func formula(_ problem: Problem) -> String {
    let names = problem.terms.filter { $0 != "(Intercept)" }.map { $0.contains("^") ? "I(\($0))" : $0 }
    return "y ~ " + names.joined(separator: " + ") + (problem.intercept ? "" : " - 1")
  }

  @Test func digitsOnEverySet() throws {
    let problems = try Fixture.json([String: Problem].self, "nist/certified.json")
    var lines = ["set        coefficients  standard errors  sigma   R2     F"]
    for (name, problem) in problems.sorted(by: { $0.key < $1.key }) {
      let fit = try Regression().fit(Self.formula(problem), to: Panels.table("nist/\(name).csv"))
      #expect(fit.coefficients.count == problem.terms.count)
      let exact = problem.coefficients.map { Double($0) ?? .nan }
      let errors = problem.standard_errors.map { Double($0) ?? .nan }
      let first = zip(fit.coefficients, exact).map { digits($0.estimate, certified: $1) }.min() ?? 0
      let second = zip(fit.coefficients, errors).map { digits($0.standardError ?? .nan, certified: $1) }.min() ?? 0
      let sigma = digits(fit.sigma ?? .nan, certified: Double(problem.residual_standard_deviation) ?? .nan)
      let rSquared = digits(fit.rSquared ?? .nan, certified: Double(problem.r_squared) ?? .nan)
      #expect(first >= 13, "\(name) coefficients")
      #expect(second >= 13, "\(name) standard errors")
      #expect(sigma >= 13 && rSquared >= 13, "\(name)")
      var f = 17.0
      if let certified = problem.f_statistic.flatMap(Double.init) {
        f = digits(fit.fTest?.statistic ?? .nan, certified: certified)
        #expect(f >= 12.5, "\(name) F")
      } else {
        #expect(fit.isPerfectFit)
        #expect(fit.coefficients.allSatisfy { $0.standardError == 0 && $0.statistic == nil })
      }
      lines.append(
        name.padding(toLength: 12, withPad: " ", startingAt: 0)
          + [first, second, sigma, rSquared, f].map { String(format: "%8.1f", $0) }.joined(separator: "  "))
    }
    print(lines.joined(separator: "\n"))
  }
}
