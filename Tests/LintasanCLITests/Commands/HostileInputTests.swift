import Foundation
import LintasanTestSupport
import Testing

/// Files made to exhaust memory, time or the stack: one message, an exit code of its own, and nothing written.
@Suite struct HostileInputTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let arguments: [String]
    var file = "x"
    var text = ""
    var status: Int32 = 65
    let says: String
    var testDescription: String { arguments.joined(separator: " ").prefix(60) + " < " + file }
  }

  private static let laughs = (1...30).reduce(into: "a0: &a0 [x, x]\n") { text, level in
    text += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
  }
  private static func deep(_ bracket: String) -> String { String(repeating: bracket, count: 100_000) }
  private static let letters = "a*b*c*d*e*f*g*h*i*j*k*l*m*n*o*p*q*r*s*t*u*v*w*x*y*z"

  static let cases = [
    Case(
      arguments: ["regress", "y ~ lag(x, 1)", "--data", "p.csv", "--entity", "e", "--time", "t", "--output", "o.csv"],
      file: "p.csv", text: "e,t,y,x\nA,-9223372036854775808,1,2\nA,2000,2,3\nB,1,2,3\n", says: "None of the 3 rows is complete"),
    Case(
      arguments: ["forecast", "--data", "p.csv", "--entity", "e", "--time", "t", "--value", "y", "--output", "o.csv"],
      file: "p.csv", text: "e,t,y\nA,2000,1e300\nA,2002,4e300\nB,2000,1\nB,2002,2\n",
      says: "“y” has the number 4e+300"),
    Case(
      arguments: ["regress", "c1 ~ c2", "--data", "wide.csv", "--output", "o.csv"], file: "wide.csv",
      text: (1...200_000).map { "c\($0)" }.joined(separator: ",") + "\n",
      says: "wide.csv, line 1: more than 100000 columns"),
    Case(
      arguments: ["regress", "osi ~ \(letters)", "--index", "egdi", "--output", "o.csv"], status: 64,
      says: "expands to more than 5000 terms"),
    Case(
      arguments: [
        "regress", "osi ~ (" + (0..<60).map { "v\($0)" }.joined(separator: "+") + ")^9", "--index", "egdi", "--output",
        "o.csv",
      ], status: 64, says: "expands to more than 5000 terms"),
    Case(
      arguments: ["regress", "osi ~ ((a+b+c+d+e+f+g+h+i+j+k+l)^20)^20", "--index", "egdi", "--output", "o.csv"],
      status: 64, says: "more than 200000 products"),
    Case(
      arguments: ["regress", "osi ~ " + String(repeating: "(", count: 9000), "--index", "egdi", "--output", "o.csv"],
      status: 64, says: "nested deeper than 64 levels"),
    Case(
      arguments: ["rank", "--definition", "d.yaml", "--data", "d.yaml", "--output", "o.csv"], file: "d.yaml",
      text: laughs, says: "d.yaml, line 2: found the alias “*a0”"),
    Case(
      arguments: ["rank", "--definition", "d.yaml", "--data", "d.yaml", "--output", "o.csv"], file: "d.yaml",
      text: deep("["), says: "nested deeper than 1000 levels"),
    Case(
      arguments: ["spbe", "score", "s.yaml", "--output", "o.csv"], file: "s.yaml", text: laughs,
      says: "found the alias “*a0”"),
    Case(
      arguments: ["spbe", "score", "s.yaml", "--output", "o.csv"], file: "s.yaml", text: deep("{a: "),
      says: "nested deeper than 1000 levels"),
    Case(
      arguments: ["uncertainty", "--index", "egdi", "--settings", "s.yaml", "--output", "o.csv"], file: "s.yaml",
      text: laughs, says: "found the alias “*a0”"),
    Case(arguments: ["verify", "m.json"], file: "m.json", text: deep("["), says: "m.json"),
    Case(arguments: ["verify", "m.json"], file: "m.json", text: deep("{\"a\":"), says: "m.json"),
    Case(arguments: ["notebook", "run", "n.md"], file: "n.md", text: deep("> ") + "x\n", says: "n.md"),
    Case(arguments: ["notebook", "run", "n.md"], file: "n.md", text: deep("["), says: "n.md"),
    Case(
      arguments: ["notebook", "run", "n.md"], file: "n.md", text: "```lintasan\nlintasan notebook run n.md\n```\n",
      says: "n.md, line 2: a notebook cannot run or check notebooks"),
    Case(
      arguments: ["notebook", "check", "n.md"], file: "n.md",
      text: "```lintasan\nlintasan --quiet notebook check n.md\n```\n", says: "a notebook cannot run or check notebooks"
    ),
    Case(
      arguments: ["rank", "--data", "/dev/zero", "--entity", "a", "--time", "b", "--value", "c", "--output", "o.csv"],
      says: "/dev/zero"),
  ]

  @Test(arguments: cases) func isRefusedInOneMessage(_ one: Case) throws {
    if one.arguments.contains("/dev/zero") && !FileManager.default.isReadableFile(atPath: "/dev/zero") { return }
    let folder = try WorkingFolder()
    try folder.write(one.file, one.text)
    let run = try CommandRun(one.arguments, in: folder)
    #expect(run.status == one.status, "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(one.says), "\(run.errors.prefix(300))")
    #expect(run.errors.hasPrefix("lintasan: ") && run.errors.count < 1000)
    #expect(run.errors.ranges(of: "lintasan: ").count == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == [one.file])
    #expect(try folder.text(one.file) == one.text)
  }
}
