import Foundation
import LintasanTestSupport
import Testing

/// `decompose`, `target`, `compare`, `uncertainty`, `sensitivity` and confidence sets through the built command.
@Suite struct AnalysisCommandTests {
  private func object(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
  }

  @Test func decompositionAddsUpToNineteen() throws {
    let result = try object(lintasan("decompose", "IDN", "--from", "2018", "--to", "2020", "--format", "json"))
    #expect(result["rank_change"] as? Int == 19)
    let parts = try #require(result["components"] as? [[String: Any]])
    let sum = parts.reduce(0.0) { sum, part in
      sum + (part["rank_change_own"] as? Double ?? .nan) + (part["rank_change_others"] as? Double ?? .nan)
    }
    #expect(sum == 19)
    #expect((result["overtaken"] as? [Any])?.count == 19)
  }

  @Test func placesBetweenTwoCountriesAddUp() throws {
    let result = try object(lintasan("decompose", "IDN", "--with", "Singapore", "--year", "2024", "--format", "json"))
    #expect(result["with"] as? String == "SGP" && result["rank"] as? Int == 64 && result["with_rank"] as? Int == 3)
    let parts = try #require(result["components"] as? [[String: Any]])
    let sum = parts.reduce(0.0) { sum, part in
      sum + (part["rank_change_own"] as? Double ?? .nan) + (part["rank_change_others"] as? Double ?? .nan)
    }
    #expect(sum == 61 && result["places"] as? Int == 61)
    #expect((result["between"] as? [Any])?.count == 60)
    let leader = try object(lintasan("decompose", "IDN", "--with", "leader", "--format", "json"))
    #expect(leader["with"] as? String == "DNK")
    let text = try lintasan("decompose", "IDN", "--with", "SGP", "--lang", "id", "--format", "markdown").text
    #expect(text.contains("di samping") && !text.contains("beside"))
  }

  @Test func aBuiltIndexOfOneSurveyHasATarget() throws {
    let folder = try WorkingFolder()
    for name in ["asem.yaml", "asem.csv"] {
      _ = try lintasan("example", "build-an-index/\(name)", "--output", name, in: folder.url)
    }
    let arguments = ["target", "KOR", "--definition", "asem.yaml", "--by", "2018", "--format", "json"]
    let result = try object(CommandRun(arguments + ["--rank", "25"], in: folder.url))
    #expect(result["probability"] is NSNull && result["rank"] as? Int == 31)
    let plan = try #require((result["plans"] as? [[String: Any]])?.first)
    #expect(plan["feasible"] as? Bool == true && (plan["components"] as? [Any])?.isEmpty == false)
    let wrong = try CommandRun(["target", "KOR", "--definition", "asem.yaml", "--by", "2020", "--rank", "25"], in: folder.url)
    #expect(wrong.status == 64 && wrong.errors.contains("--by 2018"))
  }

  @Test func confidenceSetsOfATableWithoutYears() throws {
    let folder = try WorkingFolder()
    try folder.write("s.csv", "city,score,se\na,10,0.1\nb,8,0.1\nc,7.9,0.1\nd,5,0.1\n")
    let rows = try lintasan(
      "rank", "--data", "s.csv", "--entity", "city", "--value", "score", "--std-error", "se", "--best", "2", "--format",
      "csv", "--draws", "1000", in: folder.url
    ).rows()
    #expect(rows.map { $0["set_lower"] } == ["1", "2", "2", "4"])
    #expect(rows.map { $0["set_upper"] } == ["1", "3", "3", "4"])
    #expect(rows.map { $0["in_best"] } == ["true", "true", "true", "false"])
    #expect(rows.map { $0["level_with"] } == ["", "c", "b", ""])
  }

  @Test func anotherIndex() throws {
    let folder = try WorkingFolder()
    try folder.write(
      "other.yaml",
      """
      format: lintasan-index/1
      id: other
      name: Another index
      entity: {singular: city, plural: cities}
      data: {scores: other.csv, entity: city, time: year, value: total}
      calendar: {surveys: [2020], step: 1}
      scale: {minimum: 0, maximum: 10, decimals: 2, direction: higher}
      weights_sum: 1
      components:
        - {id: a, name: A, column: a, weight: 0.5}
        - {id: b, name: B, column: b, weight: 0.5}

      """)
    try folder.write("other.csv", "city,year,total,a,b\nx,2020,5,2,8\ny,2020,5.5,6,5\nz,2020,3,4,2\n")
    let rows = try lintasan(
      "uncertainty", "--definition", "other.yaml", "--data", "other.csv", "--draws", "200", "--format", "csv",
      in: folder.url
    ).rows()
    #expect(rows.map { $0["entity"] } == ["y", "x", "z"])
    #expect(rows.allSatisfy { Double($0["rank_mean"] ?? "") != nil })
  }

  /// Entities that are called as the columns beside them are.
  @Test func entitiesWithTheNamesOfColumns() throws {
    let folder = try WorkingFolder()
    try folder.write("s.csv", "who,year,score\nmeasure,2020,10\nname,2020,8\nname_2,2020,7\ngap_name,2020,5\n")
    let run = try lintasan(
      "compare", "measure,name,gap_name", "--data", "s.csv", "--entity", "who", "--time", "year", "--value", "score",
      "--format", "csv", in: folder.url)
    #expect(run.status == 0)
    let header = "measure,name,measure_2,name_2,gap_name,gap_name_2,gap_gap_name"
    #expect(run.text.hasPrefix(header + "\nindex,data,10,8,5,-2,-5\n"))
  }

  @Test func picturesAreDrawn() throws {
    let folder = try WorkingFolder()
    _ = try lintasan("decompose", "IDN", "--from", "2018", "--to", "2020", "--plot", "w.svg", in: folder.url)
    let waterfall = try folder.text("w.svg")
    #expect(waterfall.hasPrefix("<svg") && waterfall.contains("Online Service Index"))
    _ = try lintasan(
      "target", "IDN", "--rank", "50", "--by", "2026", "--draws", "200", "--plot", "c.svg", "--curve-output", "c.csv",
      in: folder.url)
    #expect(try folder.text("c.svg").contains("Indonesia: rank 50 by 2026"))
    #expect(try folder.text("c.csv").split(separator: "\n").count == 20)
    let page = try lintasan("decompose", "IDN", "--from", "2018", "--to", "2020", "--format", "html", in: folder.url)
    #expect(page.text.contains("<svg"))
  }

  @Test func theMobilityOfARanking() throws {
    let result = try object(lintasan("mobility", "--from", "2010", "--clubs", "--format", "json"))
    #expect((result["transitions"] as? [[String: Any]])?.count == 16)
    #expect((result["members"] as? [Any])?.count ?? 0 > 180)
    let rows = try lintasan("mobility", "--format", "csv").rows()
    #expect(rows.last.map { "\($0["from"] ?? "") \($0["to"] ?? "")" } == "2003 2024")
  }

  @Test func auditAndWeights() throws {
    let audit = try object(lintasan("audit", "--year", "2024", "--format", "json"))
    let components = try #require(audit["components"] as? [[String: Any]])
    #expect(components.compactMap { $0["component"] as? String } == ["osi", "tii", "hci"])
    let rows = try lintasan("weights", "--scheme", "equal,critic", "--format", "csv").rows()
    #expect(rows.count == 3 && rows.allSatisfy { abs((Double($0["equal"] ?? "") ?? 0) - 1.0 / 3) < 1e-12 })
    #expect(try lintasan("weights", "--ranks", "--format", "csv").rows().count == 193)
  }

  @Test func plansForAGroup() throws {
    let run = try lintasan(
      "spbe", "plan", "--agencies", "ministry", "--year", "2022", "--target", "3.5", "--format", "json")
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(run.output)) as? [[String: Any]])
    #expect(rows.count > 20 && rows.allSatisfy { $0["reached"] as? Bool == true })
    #expect(rows.allSatisfy { ($0["index_after"] as? Double ?? 0) >= 3.5 })
  }

  @Test func setsOfAForecastAndOfOtherWeights() throws {
    for (assumption, year) in [("forecast", "2026"), ("weights", "2024")] {
      let rows = try lintasan(
        "rank", "--year", year, "--assume-error", assumption, "--sets", "simultaneous", "--best", "10", "--draws",
        "200", "--top", "5", "--format", "csv"
      ).rows()
      #expect(rows.count == 5 && rows.allSatisfy { $0["year"] == year && $0["in_best"] == "true" })
    }
  }

  private static let mistaken: [(arguments: String, status: Int32)] = [
    ("decompose IDN --from 2020 --to 2018", 64),
    ("decompose IDX --from 2018 --to 2020", 64),
    ("target IDN --rank 0 --by 2030 --draws 10", 64),
    ("target IDN --by 2030", 64),
    ("compare IDN", 64),
    ("uncertainty --normalisation bogus", 64),
    ("uncertainty --normalisation z_score --aggregation geometric", 65),
    ("uncertainty --draws 0", 64),
    ("sensitivity --points 3", 64),
    ("rank --best 5", 64),
    ("rank --assume-error guess", 64),
    ("rank --year 2024 --assume-error forecast --draws 200", 64),
    ("mobility --from 2020 --to 2018", 64),
    ("mobility --classes 1", 64),
    ("mobility --from 2020 --clubs", 64),
    ("audit --year 2019", 64),
    ("audit --availability 2", 64),
    ("audit --table nonsense", 64),
    ("weights --scheme nonsense", 64),
    ("weights --scheme bod:0.1,0.6", 65),
    ("weights --scheme pca,principal_component", 64),
    ("uncertainty --weighting nonsense", 64),
    ("decompose IDN --from 2018 --to 2020 --plot w.gif", 64),
    ("spbe plan --target 3", 64),
    ("spbe plan --agencies nobody --target 3", 64),
    ("spbe plan --agencies all --year 2024 --target 3", 64),
    ("spbe simulate --lift 12", 64),
    ("spbe score", 64),
  ]

  @Test func mistakes() throws {
    for (arguments, status) in Self.mistaken {
      let run = try CommandRun(arguments.split(separator: " ").map(String.init))
      #expect(run.status == status, "\(arguments): \(run.errors)")
      #expect(run.output.isEmpty)
      #expect(!run.errors.isEmpty)
    }
  }
}
