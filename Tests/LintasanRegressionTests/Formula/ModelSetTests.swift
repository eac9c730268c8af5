import LintasanRegression
import LintasanTables
import LintasanTestSupport
import Testing

/// Conditions on rows, steps in formulas, files of models, groups.
struct ModelSetTests {
  private static let table = Table(trusted: [
    Column("group", ["High income", "Low income", nil, "High income"]), Column("year", [2008, 2010, 2012, 2014]),
    Column("x", [1, nil, 3, 4] as [Double?]), Column("code", ["010", "10", "AA", "10"]),
  ])

  @Test(arguments: [
    ("group == \"High income\" & year >= 2010", [false, false, false, true]),
    ("group=High income", [true, false, false, true]), ("group != 'High income'", [false, true, false, false]),
    ("year < 2010 | year == 2014", [true, false, false, true]), ("!(year < 2010)", [false, true, true, true]),
    ("group %in% c(\"Low income\", \"None\")", [false, true, false, false]), ("is.na(x)", [false, true, false, false]),
    ("!is.na(group) & x > 1", [false, false, false, true]), ("code == \"010\"", [true, false, false, false]),
    ("TRUE", [true, true, true, true]), ("x >= 3 | year == 2010", [false, true, true, true]),
  ])
  func conditions(_ text: String, _ expected: [Bool]) throws {
    #expect(try RowCondition(text).rows(of: Self.table) == expected)
  }

  @Test(arguments: ["year >", "year = = 2", "(year > 1", "year > 1 year", "group", "c(1)", "\"a\"", "x %in% 3", ""])
  func badConditionsAreRefused(_ text: String) {
    #expect(throws: (any Error).self) { try RowCondition(text).rows(of: Self.table) }
  }

  @Test func lagsSeeTheRowsLeftOut() throws {
    var options = Panels.options("grunfeld")
    options.condition = "year >= 1940"
    let fit = try Regression(options: options).fit("inv ~ lag(value)", to: Panels.named("grunfeld"))
    #expect(fit.observationCount == 150)
    #expect(fit.notes.contains("rows where year >= 1940: 150 of 200"))
    options.condition = "year >= 2000"
    #expect(throws: RegressionError.self) {
      try Regression(options: options).fit("inv ~ value", to: Panels.named("grunfeld"))
    }
  }

  @Test func steps() throws {
    #expect(try FormulaExpansion.formulas("y ~ x") == ["y ~ x"])
    #expect(
      try FormulaExpansion.formulas("y ~ x + csw0(log(a), b)") == ["y ~ x + 1", "y ~ x + log(a)", "y ~ x + log(a) + b"])
    #expect(
      try FormulaExpansion.formulas("c(y, z) ~ sw(a, b) | f") == ["y ~ a | f", "y ~ b | f", "z ~ a | f", "z ~ b | f"])
    #expect(try FormulaExpansion.formulas("y ~ x | sw0(f, g)") == ["y ~ x | 0", "y ~ x | f", "y ~ x | g"])
    #expect(try FormulaExpansion.formulas("y ~ `sw(a`") == ["y ~ `sw(a`"])
    #expect(throws: FormulaError.self) { try FormulaExpansion.formulas("y ~ sw(a") }
  }

  @Test func rangesOfLags() throws {
    #expect(try Formula("y ~ lag(x, 0:2)").terms.map(\.label) == ["lag(x, 0)", "lag(x, 1)", "lag(x, 2)"])
    #expect(throws: FormulaError.self) { try Formula("y ~ log(lag(x, a:b))") }
  }

  @Test func filesOfModels() throws {
    var defaults = RegressionOptions()
    defaults.covariance = "HC1"
    let set = try ModelSet(
      yaml: """
        models:
          - {label: Pooled, formula: inv ~ value}
          - {label: Fixed, formula: inv ~ value | firm, se: "cluster:firm", where: year >= 1940, ssc: stata}
        """, file: "t.yaml", defaults: defaults)
    #expect(set.models.map(\.label) == ["Pooled", "Fixed"])
    #expect(set.models.map(\.options.covariance) == ["HC1", "cluster:firm"])
    #expect(set.models[1].options.condition == "year >= 1940" && set.models[1].options.smallSample == .stata)
  }

  @Test(arguments: [
    ("models: []", "no models"), ("models: [{label: a}]", "a model without a formula"),
    ("models: [{formula: y ~ x, sse: HC1}]", "the key 'sse'"), ("other: 1", "the key 'other'"), ("a: [", "not YAML"),
    ("models: [{formula: y ~ x, tau: high}]", "tau: 'high'"), ("- 1", "no mapping"),
  ])
  func badFilesAreRefused(_ yaml: String, _ found: String) {
    let error = #expect(throws: RegressionError.self) { try ModelSet(yaml: yaml, file: "t.yaml") }
    #expect(error?.description.contains(found) == true, "\(error?.description ?? "")")
    #expect(error?.description.hasPrefix("t.yaml") == true)
  }

  /// Equality across groups is the interaction's F of one regression, errors apart by group.
  @Test func groupsAndEquality() throws {
    let table = try Panels.named("egdi")
    var options = Panels.options("egdi")
    options.covariance = "HC0"
    let formula = try Formula("osi ~ internet_users_pct")
    let groups = try GroupComparison(formula, by: "un_region", options: options, table: table)
    #expect(groups.fits.count == 5 && groups.excluded.isEmpty)
    let first = try #require(groups.fits.first)
    options.condition = "un_region == \"\(first.group)\""
    let alone = try Regression(options: options).fit(formula, to: table)
    #expect(alone.coefficients == first.fit.coefficients)
    // With two groups the statistic is ((b₁ − b₂)² / (s₁² + s₂²)).
    let two = table.filter { row in
      if case .text(let text)? = try? table.column("un_region")[row] {
        ["Africa", "Europe"].contains(text)
      } else {
        false
      }
    }
    options.condition = nil
    let pair = try GroupComparison(formula, by: "un_region", options: options, table: two)
    let slopes = try pair.fits.map { try #require($0.fit.coefficient("internet_users_pct")) }
    let difference = slopes[0].estimate - slopes[1].estimate
    let variance = slopes.reduce(0) { $0 + ($1.standardError ?? 0) * ($1.standardError ?? 0) }
    expectDigits(pair.equality[0].statistic ?? .nan, certified: difference * difference / variance, atLeast: 10)
  }

  /// A hypothesis about sums is a regression with the terms rearranged.
  @Test func linearHypotheses() throws {
    let table = try Panels.named("grunfeld")
    let fit = try Regression().fit("inv ~ value + capital", to: table)
    // value = capital: the t of value in a regression on value and value + capital.
    let other = try Regression().fit("inv ~ value + I(value + capital)", to: table)
    let t = try #require(other.coefficient("value")?.statistic)
    let tested = try fit.testing(["value = capital", "value = 0, capital = 0", "2*value - capital + 1 = 1"])
    expectDigits(tested.tests.first { $0.key == "test_1" }?.statistic ?? .nan, certified: t * t, atLeast: 9)
    expectDigits(
      tested.tests.first { $0.key == "test_2" }?.statistic ?? .nan, certified: try #require(fit.fTest?.statistic),
      atLeast: 9)
    #expect(tested.tests.first { $0.key == "test_3" }?.statistic != nil)
    for bad in ["value", "value = ", "value = nothing", "value = capital = 0", "1 = 1", "value capital = 0"] {
      #expect(throws: RegressionError.self, "\(bad)") { try fit.testing([bad]) }
    }
  }
}
