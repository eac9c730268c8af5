import LintasanRegression
import LintasanStatistics
import LintasanTables
import LintasanTestSupport
import Testing

/// Terms that agree up to the rounding of their data are collinear, whatever cancels; terms that differ by more are not.
struct CollinearityTests {
  private static let n = 60
  private static func money(_ stream: inout PhiloxStream, _ scale: Double) -> [Double] {
    (0..<n).map { _ in ((stream.uniform() + 0.1) * scale * 100).rounded() / 100 }
  }

  private static func table() -> Table {
    var stream = PhiloxStream(seed: 11, stream: 3)
    let exports = money(&stream, 1e5)
    let imports = exports.map { $0 - (stream.normal() * 100).rounded() / 100 }.map { ($0 * 100).rounded() / 100 }
    let net = zip(exports, imports).map { (($0 - $1) * 100).rounded() / 100 }
    let price = money(&stream, 10)
    let quantity = money(&stream, 1e4)
    return Table(trusted: [
      Column("exports", exports), Column("imports", imports), Column("net", net), Column("price", price),
      Column("quantity", quantity), Column("revenue", zip(price, quantity).map { $0 * $1 }),
      Column("square", price.map { $0 * $0 }), Column("unit", (0..<n).map { $0 / 6 }),
      Column("time", (0..<n).map { $0 % 6 }), Column("y", (0..<n).map { _ in stream.normal() }),
    ])
  }

  @Test(arguments: [
    // The rounding of two large numbers is far above the last digit of their small difference.
    ("y ~ exports + imports + net", "net"), ("y ~ net + exports + imports", "imports"),
    ("y ~ exports + imports + net | unit", "net"), ("y ~ exports + imports + net | unit + time", "net"),
    // What a user multiplied before and what the formula multiplies are the same.
    ("y ~ revenue + I(price * quantity)", "I(price * quantity)"), ("y ~ I(price * quantity) + revenue", "revenue"),
    ("y ~ price + square + I(price^2)", "I(price^2)"), ("y ~ price + I(price^2) + square", "square"),
    ("y ~ price + I(price^2) + I(price * price)", "I(price * price)"),
    ("y ~ exports + imports + I(exports - imports)", "I(exports - imports)"),
  ])
  func theLastIsDropped(_ formula: String, _ term: String) throws {
    let fit = try Regression().fit(formula, to: Self.table())
    #expect(fit.dropped.map(\.name) == [term])
    #expect(fit.coefficients.allSatisfy { abs($0.estimate) < 1e6 && ($0.standardError ?? -1) > 0 })
  }

  @Test(arguments: ["re", "fd", "be"])
  func panelEstimatorsToo(_ estimator: String) throws {
    var options = RegressionOptions()
    (options.unit, options.time, options.estimator) = ("unit", "time", estimator)
    let fit = try Regression(options: options).fit("y ~ exports + imports + net", to: Self.table())
    #expect(fit.dropped.map(\.name) == ["net"])
  }

  @Test func largeProblemsToo() throws {
    // More than 10⁸ operations: the blocked path decides.
    var stream = PhiloxStream(seed: 12, stream: 3)
    let n = 8_000
    let large = (0..<n).map { _ in (stream.uniform() * 1e7).rounded() / 100 }
    let other = large.map { $0 - (stream.normal() * 100).rounded() / 100 }.map { ($0 * 100).rounded() / 100 }
    let net = zip(large, other).map { (($0 - $1) * 100).rounded() / 100 }
    var columns = [Column("a", large), Column("b", other), Column("net", net)]
    for index in 0..<120 { columns.append(Column("z\(index)", (0..<n).map { _ in stream.uniform() })) }
    columns.append(Column("y", (0..<n).map { _ in stream.uniform() }))
    let formula = "y ~ a + b + net + " + (0..<120).map { "z\($0)" }.joined(separator: " + ")
    let fit = try Regression().fit(formula, to: Table(trusted: columns))
    #expect(fit.dropped.map(\.name) == ["net"])
  }

  @Test func dummiesOfDynamicPanels() throws {
    // Year dummies cannot all be told apart in differences; the ones that go are named.
    var options = Panels.options("empluk")
    options.estimator = "gmm"
    let fit = try Regression(options: options).fit(
      "log(emp) ~ lag(log(emp), 1) + lag(log(emp), 2) + log(wage) + factor(year)", to: Panels.named("empluk"))
    #expect(fit.dropped.map(\.name) == ["factor(year)1977", "factor(year)1984"])
    #expect(fit.observationCount == 611)
  }

  @Test func columnsOutOfScaleAreRefused() throws {
    for (scale, ok) in [(1e-100, true), (1e100, true), (1e-200, false), (1e200, false)] {
      let table = Table(trusted: [
        Column("x", (1...9).map { Double($0 * $0) * scale }), Column("y", (1...9).map { Double($0 % 4) }),
      ])
      if ok {
        #expect(try Regression().fit("y ~ x", to: table).coefficients.count == 2)
      } else {
        #expect(throws: RegressionError.self) { try Regression().fit("y ~ x", to: table) }
        #expect(throws: RegressionError.self) { try Regression().fit("x ~ y", to: table) }
      }
    }
  }

  @Test func constantResponse() throws {
    let table = Table(trusted: [Column("x", (1...20).map { Double($0) }), Column("y", (1...20).map { _ in 0.1 })])
    let fit = try Regression().fit("y ~ x", to: table)
    #expect(fit.coefficients.map(\.estimate) == [0.1, 0])
    #expect(fit.notes.contains { $0.contains("nothing to explain") })
  }

  @Test func randomEffectsOfAPerfectFit() throws {
    var options = RegressionOptions()
    (options.unit, options.time, options.estimator) = ("u", "t", "re")
    let table = Table(trusted: [
      Column("u", (0..<12).map { $0 / 4 }), Column("t", (0..<12).map { $0 % 4 }),
      Column("x", (0..<12).map { Double($0 * $0 % 7) }), Column("y", (0..<12).map { Double(1 + 2 * ($0 * $0 % 7)) }),
    ])
    let fit = try Regression(options: options).fit("y ~ x", to: table)
    expectDigits(try #require(fit.coefficient("x")).estimate, certified: 2, atLeast: 12)
  }
}
