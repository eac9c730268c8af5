import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

@Suite struct RegressCommandTests {
  static let norris = "y,x,unused\n0.1,0.2,a\n338.8,337.4,b\n118.1,118.2,c\n888,884.6,d\n9.2,10.1,e\n228.1,226.5,f\n"

  private func folder() throws -> WorkingFolder {
    let folder = try WorkingFolder()
    try folder.write("data.csv", Self.norris)
    return folder
  }

  @Test func jsonHasTheContractsKeys() throws {
    let run = try lintasan("regress", "y ~ x", "--data", "data.csv", "--format", "json", in: folder())
    let json = try #require(JSONSerialization.jsonObject(with: Data(run.output)) as? [String: Any])
    for key in [
      "formula", "estimator", "se_type", "n", "df_residual", "r_squared", "adj_r_squared", "r_squared_within", "sigma",
      "f_statistic", "f_p_value", "log_likelihood", "aic", "bic", "terms", "diagnostics",
    ] { #expect(json[key] != nil, "\(key)") }
    let terms = try #require(json["terms"] as? [[String: Any]])
    #expect(terms.map { $0["term"] as? String } == ["(Intercept)", "x"])
    #expect(
      Set(terms[0].keys) == ["term", "estimate", "std_error", "statistic", "p_value", "conf_low", "conf_high"])
    #expect(!run.text.contains("NaN"))
  }

  @Test func csvIsTidy() throws {
    let run = try lintasan("regress", "y ~ x", "--data", "data.csv", "--format", "csv", in: folder())
    #expect(run.text.hasPrefix("term,estimate,std.error,statistic,p.value,conf.low,conf.high\n"))
    #expect(try run.rows().count == 2)
    let both = try lintasan("regress", "y ~ x", "y ~ 1", "--data", "data.csv", "--format", "csv", in: folder())
    #expect(both.text.hasPrefix("model,term,"))
    #expect(try both.rows().count == 3)
  }

  @Test(arguments: ["table", "markdown", "latex", "html"])
  func severalModelsStandSideBySide(_ format: String) throws {
    let run = try lintasan(
      "regress", "y ~ x", "log(y) ~ log(x)", "--data", "data.csv", "--format", format, "--stars", "0.05", in: folder())
    #expect(run.text.contains("log(x)") && run.text.contains("HC") == false)
  }

  @Test(arguments: [["y ~ x"], ["y ~ x", "log(y) ~ log(x)"]])
  func workbooksHoldNumbers(_ formulas: [String]) throws {
    let folder = try folder()
    let common = ["regress"] + formulas + ["--data", "data.csv"]
    #expect(try CommandRun(common + ["--output", "r.xlsx"], in: folder).status == 0)
    let bytes = Array(try Data(contentsOf: folder.url.appending(path: "r.xlsx")))
    let table = try WorkbookReader().read(bytes, file: "r.xlsx").table
    let rows = try CommandRun(common + ["--format", "csv"], in: folder).rows()
    #expect(table.rowCount == rows.count)
    for name in ["estimate", "std.error", "p.value", "conf.low", "conf.high"] {
      let cells = try #require(table.columns.first { $0.name == name })
      #expect(cells.kind == .number, "\(name)")
      for (row, expected) in rows.enumerated() {
        guard case .number(let value) = cells[row] else {
          #expect(expected[name]?.isEmpty == true, "\(name) in row \(row)")
          continue
        }
        expectDigits(value, certified: Double(expected[name] ?? "") ?? .nan, atLeast: 14, name)
      }
    }
  }

  @Test(arguments: ["tidy", "glance", "augment", "tests"])
  func tablesHaveBroomsNames(_ view: String) throws {
    // broom 1.0.3 on lm: tidy(conf.int = TRUE), glance, augment; what is ours comes after.
    let names = [
      "tidy": "term,estimate,std.error,statistic,p.value,conf.low,conf.high",
      "glance": "r.squared,adj.r.squared",
      "augment": ".row,y,.fitted,.resid,.hat,.std.resid,.cooksd",
      "tests": "test,statistic,df,df2,p.value",
    ]
    let run = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--format", "csv", "--show", view, in: folder())
    #expect(run.text.hasPrefix(try #require(names[view])))
    if view == "glance" {
      let header = Set(try #require(try run.rows().first).keys)
      for name in [
        "r.squared", "adj.r.squared", "sigma", "statistic", "p.value", "df", "logLik", "AIC", "BIC", "deviance",
        "df.residual", "nobs",
      ] { #expect(header.contains(name), "\(name)") }
    }
  }

  @Test func theShippedIndexIsJoined() throws {
    let run = try lintasan(
      "regress", "osi ~ log(gdp_per_capita_ppp) + internet_users_pct | iso3 + survey_year", "--index", "egdi", "--se",
      "cluster:iso3", "--format", "csv")
    let rows = try run.rows()
    #expect(rows.map { $0["term"] } == ["log(gdp_per_capita_ppp)", "internet_users_pct"])
    #expect(run.errors.contains("alone in an absorbed level"))
    let warned = try lintasan("regress", "egdi ~ internet_users_pct", "--index", "egdi")
    #expect(warned.errors.contains("by construction"))
  }

  @Test func countriesHaveRegionsAndMemberships() throws {
    // Ten members in each of twelve surveys: Timor-Leste came in 2025.
    let members = try lintasan(
      "regress", "osi ~ factor(survey_year)", "--index", "egdi", "--where", "asean == 1", "--show", "glance", "--format", "csv")
    #expect(try members.rows().first?["nobs"] == "120")
    let region = try lintasan(
      "regress", "osi ~ g20 + factor(region)", "--index", "egdi", "--where", "subregion != \"Northern Europe\"", "--format",
      "csv")
    let terms = Set(try region.rows().map { $0["term"] })
    #expect(terms.contains("g20") && terms.contains("factor(region)Asia"), "\(terms)")
    let plain = try lintasan(
      "regress", "osi ~ g20 + factor(un_region)", "--index", "egdi", "--where", "un_subregion != \"Northern Europe\"",
      "--format", "csv")
    #expect(try plain.rows().map { $0["estimate"] } == region.rows().map { $0["estimate"] })
  }

  @Test func plotAndTimings() throws {
    let folder = try folder()
    let run = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--plot", "plot.svg", "--timings", in: folder)
    #expect(run.errors.contains("\"covariance\":"))
    let plot = try folder.text("plot.svg")
    #expect(plot.hasPrefix("<svg") && plot.contains("95% confidence intervals") && plot.contains(">x<"))
  }

  @Test(arguments: [
    (["y ~ x +"], 64, "character"), (["y ~ z"], 65, "no column"), (["y ~ unused + I(unused)"], 65, "text"),
    (["y ~ x", "--se", "HC7"], 64, "no covariance"), (["y ~ x", "--estimator", "magic"], 64, "no estimator"),
    (["y ~ x", "--tau", "0.3"], 64, "no effect"), (["y ~ x", "--estimator", "re"], 64, "--entity"),
    (["y ~ log(x - 100)"], 65, "row 1"), (["y ~ x", "--ssc", "sas"], 64, "convention"),
    (["y ~ x", "--entity", "unused"], 64, "--time"), (["y ~ x", "--show", "glance", "--format", "json"], 64, "--show"),
  ])
  func badInputIsOneMessage(_ arguments: [String], _ status: Int32, _ word: String) throws {
    let run = try CommandRun(["regress"] + arguments + ["--data", "data.csv"], in: folder())
    #expect(run.status == status, "\(arguments): \(run.errors)")
    #expect(run.errors.contains(word), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func whatIsAskedAfterTheFit() throws {
    let folder = try folder()
    try folder.write("new.csv", "x\n1\n2.5\n\n")
    let predicted = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--newdata", "new.csv", "--format", "csv", in: folder)
    #expect(predicted.text.hasPrefix("x,.fitted,.std.error,.conf.low,.conf.high,.pred.low,.pred.high\n1,"))
    let margins = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--margins", "x", "--at", "x=1,2", "--plot", "m.svg", "--format", "json",
      in: folder)
    #expect(margins.text.contains("\"at\": \"x = 1\""))
    let plot = try folder.text("m.svg")
    #expect(plot.hasPrefix("<svg"))
    for arguments in [
      ["--newdata", "new.csv", "--compare"], ["--margins", "x", "--stars", "0.1"], ["--at", "x"],
      ["--influence"], ["--margins", "z"],
    ] {
      let run = try CommandRun(["regress", "y ~ x", "--data", "data.csv"] + arguments, in: folder)
      #expect(run.status == 64, "\(arguments): \(run.errors)")
    }
  }

  @Test func convergence() throws {
    let run = try lintasan("converge", "egdi", "--index", "egdi")
    #expect(run.text.contains("Half-life"))
  }

  @Test func streamingGivesTheSameTable() throws {
    let folder = try folder()
    let whole = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--se", "HC3", "--format", "markdown", in: folder)
    let streamed = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--se", "HC3", "--format", "markdown", "--memory", "500M", in: folder)
    #expect(whole.text == streamed.text)
    let json = try lintasan(
      "regress", "y ~ x", "--data", "data.csv", "--format", "json", "--memory", "1GiB", in: folder)
    #expect(json.text.contains("needs all residuals at once"))
  }

  @Test(arguments: ["0", "-1M", "much", "5X", "1M"]) func memoryThatCannotBe(_ size: String) throws {
    let run = try CommandRun(["regress", "y ~ x", "--data", "data.csv", "--memory=" + size], in: folder())
    #expect(run.status == 64)
  }

  @Test func streamingSaysWhatItCannotDo() throws {
    for arguments in [
      ["--data", "data.csv", "--show", "augment", "--format", "csv"], ["--data", "-"],
      ["--data", "data.csv", "--estimator", "huber"], ["--data", "data.csv", "--se", "hac:1"],
    ] {
      let run = try CommandRun(["regress", "y ~ x", "--memory", "500M"] + arguments, in: folder())
      #expect(run.status == 64)
    }
  }
}
