import LintasanTestSupport
import Testing

@Suite struct BacktestCommandTests {
  @Test func theDefaultBeatsNaive() throws {
    let rows = try lintasan(
      "backtest", "--index", "egdi", "--horizons", "1,2", "--from", "2020", "--models", "default", "--draws", "200",
      "--format", "csv"
    ).rows()
    #expect(rows.map { $0["model"] } == ["naive", "naive", "default", "default"])
    for row in rows where row["model"] == "default" {
      #expect((Double(row["rank_mae_ratio"] ?? "") ?? 9) < 1)
      #expect((Double(row["rank_crps_ratio"] ?? "") ?? 9) < 0.95)
    }
  }

  @Test func partsJoinToOneRun() throws {
    let folder = try WorkingFolder()
    let what = [
      "backtest", "--index", "spbe", "--from", "2023", "--horizons", "1", "--models", "drift", "--draws", "50",
    ]
    let whole = try CommandRun(what + ["--format", "csv"])
    for part in 1...2 {
      let run = try CommandRun(what + ["--shard", "\(part)/2", "--output", "part-\(part).csv"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    let merged = try lintasan("merge", "part-2.csv", "part-1.csv", "--format", "csv", in: folder)
    #expect(merged.output == whole.output)
    let twice = try CommandRun(["merge", "part-1.csv", "part-1.csv"], in: folder)
    #expect(twice.status == 65 && twice.errors.contains("another part"))
  }

  @Test func partsOfAnUncertaintyStudyJoinToOneRun() throws {
    let folder = try WorkingFolder()
    let what = ["uncertainty", "--index", "egdi", "--year", "2024", "--draws", "301"]
    for part in 1...3 {
      let run = try CommandRun(what + ["--shard", "\(part)/3", "--output", "u-\(part).csv"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
    }
    for format in ["csv", "json", "table"] {
      let whole = try CommandRun(what + ["--format", format])
      let merged = try lintasan("merge", "u-3.csv", "u-1.csv", "u-2.csv", "--format", format, in: folder)
      #expect(merged.output == whole.output, "\(format)")
    }
    let twice = try CommandRun(["merge", "u-1.csv", "u-1.csv", "u-3.csv"], in: folder)
    #expect(twice.status == 65 && twice.errors.contains("given twice"), "\(twice.errors)")
    let few = try CommandRun(["merge", "u-1.csv", "u-3.csv"], in: folder)
    #expect(few.status == 65 && few.errors.contains("expected 301"), "\(few.errors)")
  }

  @Test func skillIsDrawn() throws {
    let folder = try WorkingFolder()
    _ = try lintasan(
      "backtest", "--index", "egdi", "--horizons", "1,2", "--from", "2022", "--models", "drift,default", "--draws",
      "50", "--plot", "skill.svg", in: folder)
    let picture = try folder.text("skill.svg")
    #expect(picture.contains("<svg") && picture.contains("default") && picture.contains("drift"))
  }

  @Test func nowcastSaysWhichDriversWereUsed() throws {
    let run = try lintasan(
      "nowcast", "--index", "egdi", "--as-of", "2022", "--drivers-through", "2023", "--draws", "100", "--focus", "IDN")
    #expect(run.text.contains("internet_users_pct") && run.text.contains("Indonesia"))
    let rows = try lintasan(
      "nowcast", "--index", "egdi", "--as-of", "2022", "--drivers-through", "2023", "--draws", "100", "--format", "csv"
    ).rows()
    #expect(Set(rows.compactMap { $0["time"] }) == ["2024"])
  }

  @Test func anotherIndexDrivesTheNowcastAndItsSurveysAreSaid() throws {
    let run = try CommandRun(["nowcast", "--index", "egdi", "--driver", "gtmi", "--draws", "50", "--focus", "IDN"])
    #expect(run.status == 0 && run.errors.contains("GTMI foretells osi"), "\(run.errors)")
    #expect(run.text.contains("What GTMI did as a driver of osi"))
    let plain = try CommandRun(["nowcast", "--index", "egdi", "--draws", "50", "--focus", "IDN"])
    #expect(!plain.text.contains("GTMI"))
  }

  @Test func whoEntersAndLeavesIsSaid() throws {
    let folder = try WorkingFolder()
    var text = "club,season,points\n"
    for season in 2010...2019 {
      for club in 0..<12 where (club + season) % 4 != 0 { text += "C\(club),\(season),\(club * 3 + (club * season) % 7)\n" }
    }
    try folder.write("own.csv", text)
    let own = ["--data", "own.csv", "--entity", "club", "--time", "season", "--value", "points", "--draws", "50"]
    let present = try CommandRun(["forecast"] + own, in: folder)
    #expect(present.errors.contains("--population changing draws who leaves and enters"), "\(present.errors)")
    let changing = try CommandRun(["forecast"] + own + ["--population", "changing", "--lang", "id"], in: folder)
    #expect(changing.status == 0 && changing.errors.contains("disimulasikan seperti pada masa lalu"), "\(changing.errors)")
    #expect(changing.errors.contains("+3 −3"))
  }

  @Test(arguments: [
    (["backtest", "--from", "2030"], "no survey"), (["backtest", "--models", "niave"], "naive"),
    (["backtest", "--horizons", "0"], "whole numbers"), (["backtest", "--shard", "3/2"], "3/2"),
    (["backtest", "--draws", "0"], "at least 1"), (["nowcast", "--index", "spbe"], "drivers"),
    (["nowcast", "--drivers-through", "1999"], "2024"),
    (["nowcast", "--driver", "gtmi:zzz"], "the components are osi, tii, hci"), (["nowcast", "--driver", "gtmi:"], "gtmi:osi"),
  ]) func badQuestions(arguments: [String], word: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.status == 64)
    #expect(run.output.isEmpty && run.errors.contains(word), "\(run.errors)")
  }

  @Test func shortPanelsAreRefused() throws {
    let folder = try WorkingFolder()
    try folder.write("own.csv", "city,year,score\nA,2020,1\nB,2020,2\nA,2021,2\nB,2021,1\n")
    let run = try CommandRun(
      ["forecast", "--data", "own.csv", "--entity", "city", "--time", "year", "--value", "score"], in: folder)
    #expect(run.status == 65 && run.errors.contains("at least 3"), "\(run.errors)")
  }
}
