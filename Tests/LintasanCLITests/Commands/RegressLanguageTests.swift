import LintasanTestSupport
import Testing

/// `regress` and `efficiency` under `--lang id`: what follows a fit, systems of equations, mediation, efficiencies.
struct RegressLanguageTests {
  /// Words of English that no Indonesian sentence has, but as a term of the formulas below.
  private static let english: Set<String> = [
    "the", "of", "and", "are", "is", "not", "with", "for", "from", "rows", "errors", "instruments", "have", "has", "than",
    "which", "effects", "tests", "no", "units", "periods", "row", "zero", "without", "their", "its", "where", "below",
    "weak", "draws", "same", "equations", "interval", "intervals", "frontier", "peers", "objective", "sparsity",
    "bandwidth", "steps", "critical", "value", "solution", "unit's", "left", "out", "because", "missing", "estimated",
  ]

  /// A panel of eight units and nine periods, in which `z` is a weak instrument.
  private static let panel: String = {
    var lines = ["id,t,y,x,w,z,c"]
    for unit in 0..<8 {
      for time in 0..<9 {
        let k = unit * 9 + time
        let x = Double(k * 37 % 101) / 7 + Double(unit)
        let w = Double(k * 53 % 97) / 5
        let y = 2 + 0.5 * x - 0.3 * w + Double(k * 29 % 31) / 4
        lines.append("u\(unit),\(2000 + time),\(y),\(x),\(w),\(Double(k * 71 % 89) / 9),\(k % 3)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test(arguments: [
    ["regress", "y ~ x + w", "--treatment", "x", "--mediator", "w", "--se", "bootstrap:20"],
    ["regress", "y ~ x + w", "--treatment", "x", "--mediator", "w", "--se", "bootstrap:20:id", "--confidence", "0.925"],
    ["regress", "y ~ x", "w ~ x + z", "--estimator", "sur"],
    ["regress", "y ~ x + w | x ~ z", "w ~ z + lag(z)", "--estimator", "3sls"],
    ["regress", "y ~ x * w", "--margins", "x", "--at", "w=1,2"], ["regress", "y ~ x * w", "--at", "w=1,2"],
    ["regress", "y ~ x + w", "--newdata", "panel.csv"], ["regress", "y ~ x | id", "--newdata", "panel.csv"],
    ["regress", "y ~ x", "y ~ x + w", "--compare"], ["regress", "y ~ x", "log(y) ~ x", "--compare"],
    ["regress", "y ~ x", "--influence"], ["regress", "y ~ x + w", "--test", "x = w"],
    ["regress", "y ~ x + w", "--test", "x = w", "--estimator", "quantile", "--se", "ker"],
    ["regress", "y ~ x", "--by", "c"], ["regress", "y ~ w | x ~ z", "--se", "HC1"],
    ["regress", "y ~ w | x ~ z + lag(z)", "--se", "cluster:id", "--estimator", "ivgmm"],
    ["efficiency", "--year", "2004", "--inputs", "x", "--outputs", "y", "--draws", "12"],
    ["efficiency", "--inputs", "x,w,z", "--outputs", "y", "--returns", "crs", "--orientation", "input"],
  ])
  func nothingIsLeftInEnglish(words: [String]) throws {
    let folder = try WorkingFolder()
    _ = try folder.write("panel.csv", Array(Self.panel.utf8))
    let line = words + ["--data", "panel.csv", "--entity", "id", "--time", "t", "--lang", "id"]
    let run = try CommandRun(line, in: folder)
    #expect(run.status == 0, "\(words): \(run.errors)")
    for line in (run.text + run.errors).split(separator: "\n") {
      let left = line.lowercased().split { !$0.isLetter }.map(String.init).filter(Self.english.contains)
      #expect(left.isEmpty, "\(words): \(line)")
      // Figures have a comma before their decimals and a minus.
      #expect(!line.contains(#/(^|[\s\[(])-?\d+\.\d{1,2}\b|(^|[\s\[(])-\d/#), "\(words): \(line)")
      #expect(!line.contains(#/\d %/#), "\(words): \(line)")
    }
  }

  @Test func aSetHasTheMarksOfItsLanguage() throws {
    let folder = try WorkingFolder()
    _ = try folder.write("panel.csv", Array(Self.panel.utf8))
    let line = ["regress", "y ~ w | x ~ z", "--data", "panel.csv"]
    let english = try CommandRun(line, in: folder).text
    let indonesian = try CommandRun(line + ["--lang", "id"], in: folder).text
    let set = try #require(english.split(separator: "\n").first { $0.contains("Anderson-Rubin 95% set of x: ") })
    #expect(!set.contains("-") || !set.contains(#/[\s\[(]-\d/#), "\(set)")
    let end = try #require(set.split(separator: "x: ").last).dropLast()
    let told = end.replacing(", ", with: "; ").replacing(#/(\d)\.(\d)/#) { "\($0.1),\($0.2)" }
    #expect(indonesian.contains("himpunan Anderson-Rubin 95% untuk x: \(told)") || indonesian.contains(told), "\(indonesian)")
  }
}
