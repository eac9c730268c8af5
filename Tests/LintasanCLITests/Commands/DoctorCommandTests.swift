import Foundation
import LintasanTestSupport
import Testing

@Suite struct DoctorCommandTests {
  @Test func tellsWhatIsThere() throws {
    let run = try CommandRun(["doctor", "--format", "csv"], environment: ["SOURCE_DATE_EPOCH": ""])
    #expect(run.status == 0, "\(run.errors)\(run.text)")
    let status = Dictionary(uniqueKeysWithValues: try run.rows().map { ($0["check"] ?? "", $0["status"] ?? "") })
    for check in ["lintasan", "linear algebra", "arithmetic", "libxlsxwriter", "dataset egdi", "dataset spbe"] {
      #expect(status[check] == "ok", "\(check)")
    }
  }

  @Test func faultsGiveTheirExitCode() throws {
    let folder = try WorkingFolder()
    let missing = try CommandRun(["doctor", "--datasets", "nowhere", "--format", "json"], in: folder)
    #expect(missing.status == 69)
    #expect(missing.text.contains("\"fault\""))
  }
}
