import Foundation
import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// LIML, Fuller, two-step GMM, Anderson-Rubin sets, declared instruments, CR2 and CR3 against their peers.
struct EndogeneityTests {
  struct File: Decodable {
    let cases: [Case]
    let sets: [Interval]?
  }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { id }
    let id: String
    let data: String?
    let formula: String
    let estimator: String?
    let se: String?
    let terms: [String: [Double]]
    let kappa: Double?
    let hansen: Double?
    let sargan: Double?
    let options: Options?
    struct Options: Decodable {
      let steps: Int
      let collapse: Bool
      let max_lag: Int?
    }
  }
  struct Interval: Decodable {
    let se: String
    let formula: String
    let intervals: [[Double]]
  }

  static func file(_ name: String) -> File? { try? Fixture.json(File.self, "peers/\(name)") }
  static let methods = file("iv_methods.json")?.cases ?? []
  static let declared = file("gmm_declared.json")?.cases ?? []
  static let reduced = file("cr.json")?.cases ?? []

  @Test func thereAreCases() {
    #expect(Self.methods.count == 6 && Self.declared.count == 4 && Self.reduced.count == 5)
  }

  @Test(arguments: methods)
  func instrumentMethods(_ one: Case) throws {
    var options = Panels.options("grunfeld")
    (options.estimator, options.covariance) = (one.estimator, one.se)
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named("grunfeld"))
    for (name, pair) in one.terms {
      let found = try #require(fit.coefficient(name))
      expectDigits(found.estimate, certified: pair[0], atLeast: 8, "\(one.id) \(name)")
      expectDigits(found.standardError ?? .nan, certified: pair[1], atLeast: 7, "\(one.id) se \(name)")
    }
    if let kappa = one.kappa {
      // linearmodels' kappa of Fuller is after its correction too.
      expectDigits(fit.extras.first { $0.name == "kappa" }?.value ?? .nan, certified: kappa, atLeast: 8, one.id)
    }
    if let hansen = one.hansen {
      expectDigits(fit.tests.first { $0.key == "hansen" }?.statistic ?? .nan, certified: hansen, atLeast: 7, one.id)
    }
  }

  @Test func andersonRubinSets() throws {
    let sets = try #require(Self.file("iv_methods.json")?.sets)
    #expect(sets.count == 3)
    for one in sets {
      var options = Panels.options("grunfeld")
      options.covariance = one.se
      let fit = try Regression(options: options).fit(one.formula, to: Panels.named("grunfeld"))
      let found = try #require(fit.confidenceSets.first)
      #expect(found.intervals.count == one.intervals.count, "\(one.se)")
      for (ours, expected) in zip(found.intervals, one.intervals) {
        expectDigits(ours.lower ?? .nan, certified: expected[0], atLeast: 7, one.se)
        expectDigits(ours.upper ?? .nan, certified: expected[1], atLeast: 7, one.se)
      }
    }
  }

  /// An instrument that says nothing leaves the whole line.
  @Test func weakInstrumentsHaveUnboundedSets() throws {
    let fit = try Regression().fit("y ~ 1 | x ~ z", to: Panels.table("wrong/iv_clustered_instrument.csv"))
    #expect(fit.confidenceSets.first?.intervals.first?.lower != nil)
    var options = RegressionOptions()
    options.covariance = "cluster:g"
    let weak = try Regression(options: options).fit(
      "y ~ 1 | x ~ z", to: Panels.table("wrong/iv_clustered_instrument.csv"))
    let set = try #require(weak.confidenceSets.first)
    #expect(set.intervals.contains { $0.lower == nil || $0.upper == nil }, "F 3.2 cannot bound it: \(set.description)")
  }

  @Test(arguments: declared)
  func declaredInstruments(_ one: Case) throws {
    var options = Panels.options("empluk")
    let given = try #require(one.options)
    (options.estimator, options.steps, options.collapse) = ("gmm", given.steps, given.collapse)
    options.maximumLag = given.max_lag
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named("empluk"))
    for (name, pair) in one.terms {
      let found = try #require(fit.coefficient(name), "\(fit.coefficients.map(\.name))")
      expectDigits(found.estimate, certified: pair[0], atLeast: 7, "\(one.id) \(name)")
      expectDigits(found.standardError ?? .nan, certified: pair[1], atLeast: 6, "\(one.id) se \(name)")
    }
    #expect(fit.tests.contains { $0.key == "difference_hansen:gmm:log(wage)" })
  }

  /// Deviations and changes of a balanced panel with all lags as instruments give the same one-step estimate.
  @Test func orthogonalDeviations() throws {
    let table = try Panels.named("grunfeld").filter { (_: Row) in true }
    var options = Panels.options("grunfeld")
    (options.estimator, options.steps, options.maximumLag, options.collapse) = ("gmm", 1, 3, true)
    let changes = try Regression(options: options).fit("inv ~ lag(inv) + value", to: table)
    options.orthogonal = true
    let deviations = try Regression(options: options).fit("inv ~ lag(inv) + value", to: table)
    #expect(deviations.notes.contains { $0.contains("orthogonal deviations") })
    #expect(deviations.observationCount == changes.observationCount)
    #expect(deviations.tests.contains { $0.key == "ar2" && $0.statistic != nil })
  }

  @Test func timeEffectsBecomeDummies() throws {
    var options = Panels.options("empluk")
    (options.estimator, options.collapse) = ("gmm", true)
    let dummies = try Regression(options: options).fit(
      "log(emp) ~ lag(log(emp)) + log(wage) + factor(year)", to: Panels.named("empluk"))
    let absorbed = try Regression(options: options).fit(
      "log(emp) ~ lag(log(emp)) + log(wage) | firm + year", to: Panels.named("empluk"))
    #expect(absorbed.coefficient("log(wage)")?.estimate == dummies.coefficient("log(wage)")?.estimate)
    #expect(throws: RegressionError.self) {
      try Regression(options: options).fit("log(emp) ~ lag(log(emp)) | sector", to: Panels.named("empluk"))
    }
  }

  @Test(arguments: reduced)
  func biasReducedErrors(_ one: Case) throws {
    var options = RegressionOptions()
    options.covariance = one.se
    let fit = try Regression(options: options).fit(one.formula, to: Panels.named(try #require(one.data)))
    for (name, four) in one.terms {
      let place = try #require(fit.coefficients.firstIndex { $0.name == name })
      let found = fit.coefficients[place]
      expectDigits(found.estimate, certified: four[0], atLeast: 8, "\(one.id) \(name)")
      expectDigits(found.standardError ?? .nan, certified: four[1], atLeast: 8, "\(one.id) se \(name)")
      expectDigits(
        fit.covariance.coefficientDegrees?[place] ?? .nan, certified: four[2], atLeast: 7, "\(one.id) df \(name)")
      expectDigits(found.pValue ?? .nan, certified: four[3], atLeast: 6, "\(one.id) p \(name)")
    }
  }

  @Test func instrumentsElsewhereAreRefused() {
    #expect(throws: RegressionError.self) {
      try Regression().fit("inv ~ gmm(value, 2:3)", to: Panels.named("grunfeld"))
    }
  }

  struct Granger: Decodable {
    let cases: [Case]
    struct Case: Decodable {
      let term: String
      let lags: Int
      let wbar: Double
      let zbar: Double
      let ztilde: Double
    }
  }

  @Test func panelGrangerAgreesWithPlm() throws {
    let file = try Fixture.json(Granger.self, "peers/granger.json")
    #expect(file.cases.count == 4)
    for one in file.cases {
      let tests = try PanelGranger.tests(
        Formula("inv ~ \(one.term)"), lags: one.lags, options: Panels.options("grunfeld"),
        table: Panels.named("grunfeld"))
      for (name, expected) in [("wbar", one.wbar), ("zbar", one.zbar), ("ztilde", one.ztilde)] {
        let test = tests.first { $0.key == "granger_\(name):\(one.term)" }
        expectDigits(test?.statistic ?? .nan, certified: expected, atLeast: 8, "\(one.term) \(one.lags) \(name)")
      }
    }
    #expect(throws: RegressionError.self) {
      try PanelGranger.tests(
        Formula("inv ~ value"), lags: 0, options: Panels.options("grunfeld"), table: Panels.named("grunfeld"))
    }
  }
}
