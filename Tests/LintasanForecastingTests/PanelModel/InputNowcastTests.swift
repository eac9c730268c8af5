import LintasanCore
import LintasanTables
import LintasanTestSupport
import Testing

@testable import LintasanForecasting

/// Components forecast by what they are made of, against a second implementation (`Fixtures/input-nowcast`).
@Suite("Nowcasts by the inputs of components")
struct InputNowcastTests {
  private struct Reference: Decodable {
    let points: [String: [String: Double]]
    let ratios: [String: Double]
    let naive: [String: Double]
  }

  private let reference: Reference

  init() throws { reference = try Fixture.json(Reference.self, "input-nowcast/reference.json") }

  @Test("Points of standing are those of the second implementation")
  func points() throws {
    let history = ObservedPanel(try ShippedPanels.egdiByInputs())
    guard case .components(let sets) = history.problem.recipe else { return }
    let fit = try AverageFit(history, StandardizedScores(history.components), sets: sets, isNowcast: true)
    let origin = try #require(history.times.firstIndex(of: 2018))
    for (key, countries) in reference.points {
      let component = try #require(history.componentNames.firstIndex { key.hasPrefix($0) })
      let point = fit.point(origin: origin, horizon: Int(key.suffix(1)) ?? 1)[component]
      for (country, expected) in countries {
        let unit = try #require(history.units.firstIndex(of: country))
        #expect(abs(point[unit] - expected) < 1e-9, "\(key) \(country)")
      }
    }
  }

  @Test("Errors on past surveys are those of the second implementation, and smaller than by drivers and naive")
  func accuracy() throws {
    let found = try NowcastAccuracy(ShippedPanels.egdiByInputs(), horizons: 1...3)
    #expect(found.surveys == 2014...2024 && found.rows.count == 9)
    for row in found.rows {
      let key = "\(row.component) h\(row.horizon)"
      guard let ratio = reference.ratios[key], let naive = reference.naive[key] else {
        #expect(row.component == "osi" && row.byInputs == nil && row.taken == .drivers)
        continue
      }
      let byInputs = try #require(row.byInputs)
      #expect(abs(byInputs - ratio) < 1e-9 && abs(row.naive - naive) < 1e-9, "\(key)")
      #expect(byInputs < 1 && byInputs < row.byDrivers && row.taken == .inputs, "\(key)")
    }
  }

  @Test("What became known after the origin stays out of a forecast, and the year that is asked for cuts inputs as well")
  func nothingLater() throws {
    let problem = try ShippedPanels.egdiByInputs()
    let known = try problem.asOf(2018, driversThrough: 2019)
    #expect(known.inputs?.series.times.last == 2019)
    #expect(try problem.asOf(2018).inputs?.series.times.last == 2018)
  }

  @Test("A problem without drivers can be nowcast by its inputs")
  func inputsAlone() throws {
    let problem = try ShippedPanels.egdiByInputs().changing { $0.drivers = nil }
    #expect(PanelModel(isNowcast: true).isApplicable(to: problem))
    #expect(DriverCoverage(problem).parts.contains { $0.driver == "mean_schooling" && $0.year == 2022 })
  }
}
