import Foundation
import LintasanTestSupport
import Testing

/// `lintasan spbe …` through the built command.
@Suite struct SPBECommandTests {
  private func folder(_ change: (inout [String]) -> Void = { _ in }) throws -> WorkingFolder {
    let folder = try WorkingFolder()
    var lines = ["indicator,maturity"] + (1...47).map { "\($0),\(2 + $0 % 2)" }
    change(&lines)
    try folder.write("answers.csv", lines.joined(separator: "\n") + "\n")
    return folder
  }

  private func object(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
  }

  @Test func score() throws {
    let folder = try folder()
    let result = try object(lintasan("spbe", "score", "answers.csv", "--format", "json", in: folder))
    let index: Double = (0..<47).reduce(0.0) { sum, position in
      let weight: Double = position < 10 ? 1.3 : position < 20 ? 2.5 : position < 31 ? 1.5 : position < 41 ? 2.75 : 3
      return sum + weight * Double(2 + (position + 1) % 2) / 100
    }
    #expect(abs((result["index"] as? Double ?? 0) - index) < 1e-12)
    #expect(result["predicate"] as? String == "Cukup")
    #expect((result["domains"] as? [Any])?.count == 4 && (result["aspects"] as? [Any])?.count == 8)
    #expect((result["next_predicate"] as? [String: Any])?["predicate"] as? String == "Baik")
  }

  @Test func planReachesItsTarget() throws {
    let folder = try folder()
    try folder.write("costs.csv", "indicator,cost\n42,9.5\n43,0.5\n")
    let run = try lintasan(
      "spbe", "plan", "answers.csv", "--target", "3.5", "--costs", "costs.csv", "--max-step", "2", "--format", "json",
      in: folder)
    let result = try object(run)
    #expect(result["optimal"] as? Bool == true)
    #expect(result["index"] as? Double ?? 0 >= 3.5)
    let steps = try #require(result["steps"] as? [[String: Any]])
    let cost = steps.reduce(0.0) { $0 + ($1["cost"] as? Double ?? .nan) }
    #expect(abs(cost - (result["total_cost"] as? Double ?? 0)) < 1e-9)
    #expect(steps.contains { $0["indicator"] as? Int == 43 } && !steps.contains { $0["indicator"] as? Int == 42 })
    #expect((result["alternatives"] as? [Any])?.isEmpty == false)
  }

  @Test func unreachableTargetShowsTheBest() throws {
    let folder = try folder()
    let run = try CommandRun(
      ["spbe", "plan", "answers.csv", "--target", "5", "--freeze", "3,17", "--format", "json"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("4.924"))
    #expect(try object(run)["reached"] as? Bool == false)
  }

  @Test(arguments: ["5,0", "5,6", "5,2.5", "5,high", "48,3", "4,3", ""])
  func badAnswers(_ line: String) throws {
    let folder = try folder { lines in
      if line.isEmpty { lines.remove(at: 5) } else { lines[5] = line }
    }
    let run = try CommandRun(["spbe", "score", "answers.csv"], in: folder)
    #expect(run.status == 65, "\(line): \(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func targetsThatMakeNoSense() throws {
    let folder = try folder()
    for target in ["5.5", "1.2", "0"] {
      let run = try CommandRun(["spbe", "plan", "answers.csv", "--target", target], in: folder)
      #expect(run.status == 64, "\(target): \(run.errors)")
      #expect(run.output.isEmpty)
    }
    let successor = try CommandRun(["spbe", "score", "answers.csv", "--year", "2026"], in: folder)
    #expect(successor.status == 64 && successor.errors.contains("Pemdi"))
  }

  @Test func shippedAgencies() throws {
    let rows = try lintasan("spbe", "rank", "--year", "2024", "--group", "city", "--top", "3", "--format", "csv").rows()
    #expect(rows.count == 3 && rows[0]["rank"] == "1")
    let simulated = try lintasan("spbe", "simulate", "--lift", "12=3", "--group", "regency", "--format", "csv").rows()
    #expect(simulated.count == 554)
    let unknown = try CommandRun(["spbe", "score", "--agency", "kota-denpasa"])
    #expect(unknown.status == 64 && unknown.errors.contains("kota-denpasar"))
  }
}
