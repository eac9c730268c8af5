import Foundation
import LintasanCore
import LintasanStatistics
import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// Every deterministic stage of the panel model against a second implementation (`Fixtures/panel-model`).
@Suite struct SecondImplementationTests {
  private struct Stage: Decodable {
    let coef: [String: [Double]?]
    let sigma: [Double]
    let common_drift: [Double]
    let common_sd: [Double]
    let common_factor: Double
  }

  private struct Generic: Decodable {
    struct Horizon: Decodable {
      let use: Bool
      let raw_correction: [Double]
      let point: [Double]
      let sigma: Double
    }
    let origin_11: [String: Horizon]
  }

  private struct Spbe: Decodable {
    let rho: [String: Double]
    let sigma: [String: Double]
    let points_2022: [String: [String: Double?]]
  }

  private struct Document: Decodable {
    let lean: [String: Stage]
    let full: [String: Stage]
    let lean_nowcast: [String: Stage]
    let full_nowcast: [String: Stage]
    let `default`: [String: Stage]
    let nowcast: [String: Stage]
    let default_points_2018: [String: [String: [Double]]]
    let nowcast_points_2018: [String: [String: [Double]]]
    let spbe: Spbe
    let generic: Generic
    let simulated: [String: [Double]]

    enum CodingKeys: String, CodingKey {
      case lean, full, lean_nowcast, full_nowcast, `default`, nowcast, default_points_2018, nowcast_points_2018, spbe,
        generic
      case simulated = "simulated_2018_h1 (20000 draws; compare within ~1 rank)"
    }
  }

  private let document: Document

  init() throws { document = try Fixture.json(Document.self, "panel-model/fixtures.json") }

  private func near(_ found: [Double], _ expected: [Double], _ label: String) {
    #expect(found.count == expected.count, "\(label)")
    for (a, b) in zip(found, expected) { #expect(abs(a - b) < 1e-9, "\(label): \(a), expected \(b)") }
  }

  @Test func regressionsOfComponents() throws {
    let problem = try ShippedPanels.egdi()
    guard case .components(let sets) = problem.recipe else { return }
    let history = ObservedPanel(problem)
    let standing = StandardizedScores(history.components)
    for (set, isNowcast, stages) in [
      (0, false, document.lean), (1, false, document.full), (0, true, document.lean_nowcast),
      (1, true, document.full_nowcast),
    ] {
      let fit = try ComponentsFit(history, standing, set: sets[set], isNowcast: isNowcast)
      for (key, stage) in stages {
        let (origin, horizon) = position(key, history)
        for (component, name) in history.componentNames.enumerated() {
          let found = fit.coefficients(component, origin, horizon) ?? []
          near(found, (stage.coef[name] ?? nil) ?? [], "\(key) \(name) set \(set)")
        }
      }
    }
  }

  @Test(arguments: [false, true]) func pointsAndScales(isNowcast: Bool) throws {
    let history = ObservedPanel(try ShippedPanels.egdi())
    let standing = StandardizedScores(history.components)
    guard case .components(let sets) = history.problem.recipe else { return }
    let fit = PanelFit(
      history, standing, rule: try AverageFit(history, standing, sets: sets, isNowcast: isNowcast))
    for (key, stage) in isNowcast ? document.nowcast : document.default {
      let (origin, horizon) = position(key, history)
      near(fit.errorScales(origin, horizon), stage.sigma, key)
      let moves = (0..<3).map { fit.commonMove($0, origin, horizon) }
      near(moves.map(\.move), stage.common_drift, key)
      near(moves.map(\.deviation), stage.common_sd, key)
    }
    if !isNowcast {
      near([fit.commonFactor], [try #require(document.default["2024 h1"]).common_factor], "common factor")
    }
    let origin = try #require(history.times.firstIndex(of: 2018))
    for (key, countries) in isNowcast ? document.nowcast_points_2018 : document.default_points_2018 {
      let point = fit.point(origin, Int(key.dropFirst()) ?? 1)
      for (country, expected) in countries {
        let unit = try #require(history.units.firstIndex(of: country))
        near(point.map { $0[unit] }, expected, "\(key) \(country)")
      }
    }
  }

  @Test func groupsOfAgencies() throws {
    let history = ObservedPanel(try ShippedPanels.spbe())
    let standing = StandardizedScores(history.components)
    guard case .groups(let rule) = history.problem.recipe else { return }
    let groups = try GroupsFit(history, standing, rule: rule)
    let fit = PanelFit(history, standing, rule: groups)
    for (key, expected) in document.spbe.rho {
      let (origin, horizon) = position(key, history)
      near([groups.persistence(origin: origin, horizon: horizon)], [expected], key)
    }
    for (key, expected) in document.spbe.sigma {
      let (origin, horizon) = position(key, history)
      near(fit.errorScales(origin, horizon), [expected], key)
    }
    let origin = try #require(history.times.firstIndex(of: 2022))
    for (agency, values) in document.spbe.points_2022 {
      let unit = try #require(history.units.firstIndex(of: agency))
      for horizon in 1...3 {
        let expected = try #require(values["h\(horizon)"] ?? nil)
        near([fit.point(origin, horizon)[0][unit]], [expected], agency)
      }
    }
  }

  @Test func genericPanel() throws {
    let panel = try SyntheticPanel.single(units: 12, times: 0...11) { unit, time in
      let (i, t) = (Double(unit), Double(time))
      return 5 + 0.3 * i + 0.8 * sin(1.3 * i + 2.1 * t) + 0.02 * t * (i - 5) + 0.4 * cos(3.7 * i * t)
    }
    let history = ObservedPanel(try ForecastProblem(panel, value: "value"))
    let standing = StandardizedScores(history.components)
    let generic = GenericFit(history, standing)
    let fit = PanelFit(history, standing, rule: generic)
    for (key, expected) in document.generic.origin_11 {
      let horizon = Int(key.dropFirst()) ?? 1
      #expect(generic.isUseful(origin: 11, horizon: horizon) == expected.use)
      near(generic.correction(11, horizon) ?? [], expected.raw_correction, key)
      near(fit.point(11, horizon)[0], expected.point, key)
      near(fit.errorScales(11, horizon), [expected.sigma], key)
    }
  }

  /// The positions of “2018 h2”.
  private func position(_ key: String, _ history: ObservedPanel) -> (origin: Int, horizon: Int) {
    let parts = key.split(separator: " h").map { Int($0) ?? 0 }
    return (history.times.firstIndex(of: parts[0]) ?? 0, parts[1])
  }

  /// Quantiles of ranks by another generator: the same law within Monte Carlo error.
  @Test func simulatedRanks() throws {
    let forecast = try DefaultModel().forecast(ShippedPanels.egdi(), asOf: 2018, steps: 1)
    let ranks = try forecast.simulate(draws: 2000, seed: 1).rankHistograms(step: 0)
    for (entity, expected) in document.simulated {
      let unit = try #require(forecast.units.firstIndex(of: entity))
      let found = ranks[unit].quantiles([0.025, 0.1, 0.5, 0.9, 0.975])
      for (a, b) in zip(found, expected) { #expect(abs(a - b) <= 3, "\(entity): \(found), expected \(expected)") }
    }
  }
}
