import LintasanTestSupport
import Testing

@Suite struct RankCommandTests {
  /// Who is not there is not passed over in silence, with and without times, of one year and of several, of a group.
  @Test(
    arguments: [
      (["--time", "t"], "not ranked in 2 for want of a score: C"),
      (["--time", "t", "--year", "1"], "not ranked in 1 for want of a score: B"),
      (["--time", "t", "--years", "1-2"], "not ranked in 2 for want of a score: C"),
      (["--where", "t == 2"], "not ranked for want of a score: C"),
    ] as [([String], String)])
  func whoHasNoScoreIsNamed(words: [String], note: String) throws {
    let folder = try WorkingFolder()
    try folder.write("p.csv", "e,t,y\nA,1,3\nB,1,\nC,1,2\nA,2,3\nB,2,1\nC,2,\n")
    let result = try CommandRun(["rank", "--data", "p.csv", "--entity", "e", "--value", "y"] + words, in: folder)
    #expect(result.status == 0 && result.errors.contains(note), "\(result.errors)")
  }

  @Test(arguments: [(2018, 107, 0.5258), (2020, 88, 0.6612), (2024, 64, 0.7991)])
  func indonesiaStandsWhereTheSurveySaid(year: Int, rank: Int, score: Double) throws {
    let rows = try lintasan("rank", "--index", "egdi", "--year", "\(year)", "--format", "csv").rows()
    let indonesia = try #require(rows.first { $0["entity"] == "IDN" })
    #expect(indonesia["rank"] == "\(rank)")
    #expect(indonesia["published_rank"] == "\(rank)")
    #expect(abs((Double(indonesia["score"] ?? "") ?? 0) - score) < 0.00005)
    #expect(rows.count == 193)
  }

  @Test func topKeepsTiesAndColumns() throws {
    let run = try lintasan("rank", "--index", "spbe", "--top", "5", "--format", "csv")
    #expect(run.text.hasPrefix("entity,name,year,score,rank,published_rank,level_with,standing\n"))
    #expect(try run.rows().allSatisfy { (Int($0["rank"] ?? "") ?? 99) <= 5 })
  }

  @Test func onesOwnTableIsRanked() throws {
    let folder = try WorkingFolder()
    try folder.write("own.csv", "city;jahr;wert\nA;2020;1,5\nB;2020;2,5\nC;2020;2,5\n")
    let run = try lintasan(
      "rank", "--data", "own.csv", "--entity", "city", "--time", "jahr", "--value", "wert", "--format", "csv",
      in: folder)
    #expect(
      run.text == """
        entity,name,year,score,rank,published_rank,level_with
        B,B,2020,2.5,1,,C
        C,C,2020,2.5,1,,B
        A,A,2020,1.5,3,,

        """)
  }

  @Test func groupsOfCountriesAreNamedAndLeftOut() throws {
    let folder = try WorkingFolder()
    try folder.write("own.csv", "iso,year,v\nIDN,2020,1\nKOR,2020,2\nFRA,2020,3\nWLD,2020,9\nHIC,2020,8\n")
    let words = ["rank", "--data", "own.csv", "--entity", "iso", "--time", "year", "--value", "v", "--format", "csv"]
    let all = try CommandRun(words, in: folder)
    #expect(all.errors.contains("2 of 5 entities are groups of countries"))
    #expect(all.errors.contains("--exclude aggregates"))
    let countries = try CommandRun(words + ["--exclude", "aggregates,FRA"], in: folder)
    #expect(try countries.rows().map { $0["entity"] } == ["KOR", "IDN"])
    #expect(countries.errors.isEmpty)
    let misspelt = try CommandRun(words + ["--exclude", "WORLD"], in: folder)
    #expect(misspelt.status == 64)
    #expect(misspelt.errors.contains("there is no entity “WORLD”"))
  }
}
