import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Mediation: products of coefficients exactly, percentile intervals within the error of their draws.
struct MediationTests {
  struct File: Decodable {
    let formula: String
    let estimates: [Double]
    let rows: Ends
    let clusters: Ends
  }
  struct Ends: Decodable {
    let low: [Double]
    let high: [Double]
  }

  @Test(arguments: ["bootstrap:600", "bootstrap:600:firm"])
  func agrees(_ covariance: String) throws {
    let file = try Fixture.json(File.self, "peers/mediation.json")
    var options = Panels.options("grunfeld")
    options.covariance = covariance
    let regression = Regression(options: options)
    let (formula, table) = (try Formula(file.formula), try Panels.named("grunfeld"))
    let fit = try regression.fit(formula, to: table)
    let found = try regression.mediation(of: formula, treatment: "value", mediator: "capital", fit: fit, table: table)
    let ends = covariance.hasSuffix("firm") ? file.clusters : file.rows
    #expect(found.drawCount == 600 && found.effects.map(\.name) == ["indirect", "direct", "total", "share"])
    for (index, effect) in found.effects.prefix(3).enumerated() {
      expectDigits(effect.estimate, certified: file.estimates[index], atLeast: 9, effect.name)
      let width = ends.high[index] - ends.low[index]
      #expect(abs(effect.lower - ends.low[index]) < 0.15 * width, "\(effect)")
      #expect(abs(effect.upper - ends.high[index]) < 0.15 * width, "\(effect)")
    }
    // Without interaction the total is the coefficient without the mediator.
    let total = try regression.fit("inv ~ value", to: table).coefficient("value")?.estimate
    expectDigits(found.effects[2].estimate, certified: total ?? 0, atLeast: 9, "total")
    let again = try regression.mediation(of: formula, treatment: "value", mediator: "capital", fit: fit, table: table)
    #expect(again.effects == found.effects)
  }

  @Test func absorbedEffectsStay() throws {
    var options = Panels.options("grunfeld")
    options.covariance = "bootstrap:20:firm"
    let regression = Regression(options: options)
    let (formula, table) = (try Formula("inv ~ value + capital | firm"), try Panels.named("grunfeld"))
    let fit = try regression.fit(formula, to: table)
    let found = try regression.mediation(of: formula, treatment: "value", mediator: "capital", fit: fit, table: table)
    let a = try regression.fit("capital ~ value | firm", to: table).coefficient("value")?.estimate ?? 0
    expectDigits(
      found.effects[0].estimate, certified: a * (fit.coefficient("capital")?.estimate ?? 0), atLeast: 9, "indirect")
  }

  @Test func whatIsNoSingleNumberIsRefused() throws {
    let regression = Regression(options: Panels.options("grunfeld"))
    let table = try Panels.named("grunfeld")
    for (text, mediator) in [("inv ~ value*capital", "capital"), ("inv ~ value", "capital"), ("inv ~ value", "value")] {
      let formula = try Formula(text)
      let fit = try regression.fit(formula, to: table)
      #expect(throws: RegressionError.self) {
        try regression.mediation(of: formula, treatment: "value", mediator: mediator, fit: fit, table: table)
      }
    }
  }
}
