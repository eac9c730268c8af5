import LintasanRegression
import LintasanTables
import Testing

/// Every failure says what was found and what to do; none becomes a NaN.
struct BadInputTests {
  static let table = Table(trusted: [
    Column("y", [1.0, 2, 4, 3, 6, 5]), Column("x", [1.0, 2, 3, 4, 5, 6]), Column("zero", [0.0, 1, 2, 3, 4, 5]),
    Column("one", [1.0, 1, 1, 1, 1, 1]), Column("g", ["a", "a", "b", "b", "c", "c"]),
    Column("same", ["s", "s", "s", "s", "s", "s"]), Column("id", [1.0, 2, 3, 4, 5, 6]),
    Column("neg", [1.0, -1, 1, 1, 1, 1]), Column("nil", [Double?](repeating: nil, count: 6)),
    Column("zw", [0.0, 0, 0, 0, 0, 0]), Column("share", [0.1, 0.4, 0.5, 0.2, 0.9, 1.2]),
  ])

  static func error(_ formula: String, _ change: (inout RegressionOptions) -> Void = { _ in }) -> RegressionError? {
    var options = RegressionOptions()
    change(&options)
    do {
      let fit = try Regression(options: options).fit(formula, to: table)
      for one in fit.coefficients {
        #expect(one.estimate.isFinite && (one.standardError ?? 0).isFinite, "\(formula) \(one)")
      }
      return nil
    } catch {
      #expect(!error.description.isEmpty)
      return error
    }
  }

  /// A text among numbers is not taken for a category of its own, unless asked.
  @Test func aSlipAmongNumbers() throws {
    let y = (0..<20).map { Double($0 * $0 % 7) }
    var skor: [String] = (0..<20).map { "\($0).5" }
    skor[12] = "tujuh"
    let table = Table(trusted: [Column("y", y), Column("skor", skor)])
    let slip = RegressionError.notNumeric(column: "skor", row: 13, value: "tujuh", amongNumbers: true)
    for formula in ["y ~ skor", "y ~ log(skor)", "skor ~ y"] {
      #expect(throws: slip) { try Regression().fit(formula, to: table) }
    }
    skor[12] = "12.5"
    skor = skor.indices.map { $0 < 10 ? "K\($0 % 3)" : skor[$0 % 3] }
    let codes = Table(trusted: [Column("y", y), Column("skor", skor)])
    #expect(try Regression().fit("y ~ skor", to: codes).coefficients.count == 6)
  }

  @Test func dataErrors() {
    #expect(Self.error("y ~ log(zero)") == .outsideDomain(term: "log(zero)", row: 1, value: 0, count: 1))
    #expect(Self.error("y ~ missing") == .noColumn("missing", available: Self.table.columnNames))
    #expect(Self.error("y ~ I(g + 1)") == .notNumeric(column: "g", row: 1, value: "a", amongNumbers: false))
    #expect(Self.error("y ~ nil") == .noCompleteRows(total: 6, missing: ["nil": 6]))
    #expect(Self.error("y ~ same") == .oneLevel(column: "same", level: "s"))
    #expect(Self.error("y ~ x | id") == .absorbedEverything(effects: "id"))
    #expect(Self.error("y ~ x") { $0.weights = "neg" } == .negativeWeight(column: "neg", row: 2, value: -1))
    #expect(Self.error("y ~ x") { $0.weights = "zw" } == .zeroWeights(column: "zw"))
    #expect(Self.error("y ~ x") { $0.covariance = "cluster:same" } == .tooFewClusters(column: "same", found: 1))
    #expect(Self.error("share ~ x") { $0.estimator = "flogit" } == .responseOutsideUnitInterval(row: 6, value: 1.2))
    #expect(
      Self.error("y ~ x + I(x^2) + I(x^3) + I(x^4) + I(x^5)") == .tooFewRows(rows: 6, terms: 6))
    #expect(Self.error("y ~ i(g, ref = \"q\")") == .noLevel(column: "g", level: "q", available: ["a", "b", "c"]))
  }

  @Test func usageErrors() {
    for (formula, change) in [
      ("y ~ x", { $0.estimator = "olss" }), ("y ~ x", { $0.covariance = "HC9" }),
      ("y ~ x", { $0.covariance = "cluster" }), ("y ~ x", { $0.estimator = "iv" }),
      ("y ~ x", { $0.covariance = "hac:-1" }), ("y ~ x | g", { $0.estimator = "quantile" }),
      ("y ~ 1 | x ~ zero", { $0.estimator = "ols" }), ("y ~ lag(x)", { _ in }), ("y ~ x", { $0.estimator = "re" }),
      (
        "y ~ x",
        {
          $0.estimator = "quantile"; $0.tau = 1
        }
      ), ("y ~ x", { $0.level = 0 }),
      ("y ~ 1 | x + zero ~ id", { _ in }),
      (
        "y ~ x",
        {
          $0.estimator = "lasso"; $0.covariance = "HC1"
        }
      ),
    ] as [(String, (inout RegressionOptions) -> Void)] {
      let error = Self.error(formula, change)
      #expect(error?.isUsage == true, "\(formula): \(error.map(\.description) ?? "no error")")
    }
  }

  @Test func edges() {
    // A constant response, a term of one unit alone, as many rows as terms but one: none gives a NaN.
    #expect(Self.error("one ~ x") == nil)
    #expect(Self.error("y ~ one") == nil)
    #expect(Self.error("y ~ x | g") == nil)
    #expect(Self.error("y ~ x + one") { $0.covariance = "HC3" } == nil)
    #expect(Self.error("y ~ factor(id) - 1") != nil)
  }

  @Test func sizes() {
    for count in 0...3 {
      let small = Self.table.selecting(rows: Array(0..<count))
      for formula in ["y ~ x", "y ~ x | g", "y ~ factor(g)"] {
        if let fit = try? Regression().fit(formula, to: small) {
          #expect(fit.coefficients.allSatisfy { $0.estimate.isFinite }, "\(formula) on \(count) rows")
        }
      }
    }
  }
}
