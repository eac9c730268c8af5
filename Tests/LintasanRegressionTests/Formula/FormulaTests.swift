import Testing

@testable import LintasanRegression

struct FormulaTests {
  @Test(arguments: [
    ("y ~ x", ["x"]),
    ("y ~ a*b", ["a", "b", "a:b"]),
    ("y ~ (a + b + c)^2", ["a", "b", "c", "a:b", "a:c", "b:c"]),
    ("y ~ a*b - a:b", ["a", "b"]),
    ("y ~ a:b + b + b:a", ["b", "a:b"]),
    ("y ~ log(x) + I(x^2) + I(2*x-1)", ["log(x)", "I(x^2)", "I(2 * x - 1)"]),
    ("y ~ lag(x) + lag(log(x),2) + poly(x,2)", ["lag(x)", "lag(log(x), 2)", "poly(x, 2)"]),
    ("y ~ i(g, ref='a b') + `odd name`", ["i(g, ref = \"a b\")", "odd name"]),
    ("log(y) ~ x1 + 1", ["x1"]),
  ])
  func terms(_ text: String, _ labels: [String]) throws {
    #expect(try Formula(text).terms.map(\.label) == labels)
  }

  @Test func interceptAndParts() throws {
    #expect(try Formula("y ~ x").intercept)
    #expect(try !Formula("y ~ x - 1").intercept)
    #expect(try !Formula("y ~ 0 + x").intercept)
    let full = try Formula("y ~ x | f + g^h | e ~ z1 + z2")
    #expect(full.absorbed.map(\.label) == ["f", "g^h"])
    #expect(full.endogenous.map(\.label) == ["e"])
    #expect(full.instruments.map(\.label) == ["z1", "z2"])
    #expect(full.variables == ["y", "x", "f", "g", "h", "e", "z1", "z2"])
    #expect(try Formula("y ~ 1 | e ~ z").absorbed.isEmpty)
    #expect(try Formula("diff(y) ~ x").usesPanelOrder)
  }

  @Test(arguments: [
    ("y ~ a +", 7), ("y x", 3), ("y ~ a ? b", 6), ("y ~ f(x)", 4), ("y ~ log(x, 2)", 4), ("y ~ a + (b", 10),
    ("y ~ x^2", 4), ("y ~ a | b | c", 12), ("y ~ `a", 4), ("y ~ x | f | e ~", 15), ("", 0), ("~ x", 0),
    ("y ~ a / b", 6), ("y ~ lag(x, 1.5)", 4), ("y ~ 2*x", 4), ("y ~ (a+b)^99", 10), ("y ~ x | f*g", 8),
  ])
  func errorsPointAtTheCharacter(_ text: String, _ offset: Int) {
    do {
      _ = try Formula(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.offset == offset, "\(text): \(error)")
      let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 3)
      #expect(lines[2].count == offset + 3)
    }
  }

  @Test func guardsAgainstExplosion() {
    let deep = "y ~ " + String(repeating: "(", count: 5_000) + "x" + String(repeating: ")", count: 5_000)
    #expect(throws: FormulaError.self) { try Formula(deep) }
    let names = (0..<40).map { "x\($0)" }.joined(separator: " + ")
    #expect(throws: FormulaError.self) { try Formula("y ~ (\(names))^20") }
    #expect(throws: FormulaError.self) { try Formula("y ~ " + (0..<60).map { "x\($0)" }.joined(separator: "*")) }
    #expect(throws: FormulaError.self) { try Formula(String(repeating: "x", count: 50_000)) }
    #expect(throws: FormulaError.self) { try Formula("y ~ " + String(repeating: "-", count: 10_000) + "x") }
  }

  /// Few terms remain, but many products lead to them; the limit is made small to be quick.
  @Test(arguments: [
    "y ~ ((a+b+c+d+e+f)^20)^20", "y ~ ((a*b*c*d*e*f)^2)^2", "y ~ (a*b*c*d*e*f):(a*b*c*d*e*f)",
    "y ~ a*b*c*d*e*f" + String(repeating: "-a", count: 100),
  ])
  func refusesProductsBeforeMakingThem(text: String) {
    let error = #expect(throws: FormulaError.self) {
      var parser = try FormulaParser(text, productLimit: 1000)
      _ = try parser.parse()
    }
    #expect(error?.reason == .tooManyProducts(limit: 1000))
  }

  @Test func refusesEndlessArithmetic() throws {
    let error = #expect(throws: FormulaError.self) {
      try Formula("y ~ I(" + Array(repeating: "x", count: 4000).joined(separator: "+") + ")")
    }
    #expect(error?.reason == .tooManyOperators(limit: 500))
    #expect(try Formula("y ~ I(" + Array(repeating: "x", count: 501).joined(separator: "+") + ")").terms.count == 1)
  }

  @Test func wholeCrossingsAreReadUpToTheLimit() throws {
    #expect(try Formula("y ~ (a+b+c+d+e+f+g+h)^8").terms.count == 255)
    #expect(try Formula("y ~ a*b*c*d*e*f*g*h - a:b").terms.count == 254)
  }
}
