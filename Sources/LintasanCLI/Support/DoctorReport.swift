import Lintasan
import LintasanNotebooks

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `lintasan doctor` looks at.
struct DoctorReport {
  /// How a thing is.
  enum Status: String {
    case ok
    /// It works, but not as well as it could.
    case note
    /// Commands will fail.
    case fault
  }

  /// One thing that was looked at.
  struct Finding {
    var check: String
    var status: Status
    var found: String
    var advice = ""
  }

  /// All that was looked at.
  let findings: [Finding]

  /// The findings as a table.
  var table: Table {
    Table(
      Column("check", findings.map(\.check)), Column("status", findings.map(\.status.rawValue)),
      Column("found", findings.map(\.found)), Column("advice", findings.map { $0.advice.isEmpty ? nil : $0.advice }))
  }

  /// Looks at everything.
  init(datasets folder: String?) {
    findings = Self.tool + Self.libraries + Self.datasets(folder) + Self.places + Self.terminal
  }

  private static var environment: [String: String] { ProcessInfo.processInfo.environment }

  private static var tool: [Finding] {
    let path = Executable.path
    return [
      Finding(check: "lintasan", status: .ok, found: Version.current),
      Finding(
        check: "program", status: path == nil ? .fault : .ok, found: path ?? "cannot find itself",
        advice: path == nil ? "call it by its path" : ""),
      Finding(check: "cores", status: .ok, found: "\(SimulationOptions.cores)"),
    ]
  }

  private static var libraries: [Finding] {
    [
      Finding(check: "linear algebra", status: .ok, found: BLASLibrary.configuration),
      Finding(check: "its processor core", status: .ok, found: BLASLibrary.core),
      Finding(check: "its threads", status: .ok, found: "1 a call; work is spread over cores by --threads"),
      arithmetic,
      Finding(check: "Boost.Math", status: .ok, found: SpecialFunctions.libraryVersion.replacing("_", with: ".")),
      Finding(check: "libxlsxwriter", status: .ok, found: XLSXWriterLibrary.version),
      Finding(check: "cmark-gfm", status: .ok, found: MarkdownLibrary.version),
      Finding(check: "libzip", status: .ok, found: ZipLibrary.version),
    ]
  }

  /// A system whose solution is exact: the inverse of the 4 × 4 Hilbert matrix times (1, 1, 1, 1).
  private static var arithmetic: Finding {
    var finding = Finding(check: "arithmetic", status: .fault, found: "a small system is not solved")
    finding.advice = "OpenBLAS chose kernels that this processor cannot run; try OPENBLAS_CORETYPE=generic"
    let hilbert = Matrix(rows: 4, columns: 4) { 1 / Double($0 + $1 + 1) }
    guard let solution = try? Cholesky(hilbert).solve([1, 1, 1, 1]) else { return finding }
    let error = zip(solution, [-4.0, 60, -180, 140]).map { abs($0 - $1) / abs($1) }.max() ?? 1
    guard error < 1e-10 else { return finding }
    return Finding(
      check: "arithmetic", status: .ok,
      found: "a 4 × 4 Hilbert system is solved to \(Int(-log10(max(error, 1e-16)))) digits")
  }

  private static func datasets(_ folder: String?) -> [Finding] {
    do {
      let library = try DatasetLibrary.named(folder)
      return [Finding(check: "datasets", status: .ok, found: library.root.path)]
        + library.packages.map { name in
          do {
            let report = try library.validate(name)
            let count = report.findings.count
            return Finding(
              check: "dataset \(name)", status: report.isValid ? .ok : .fault,
              found: report.isValid ? "valid" : "\(count) \(count == 1 ? "finding" : "findings")",
              advice: report.isValid ? "" : "see lintasan data validate \(name)")
          } catch {
            return Finding(check: "dataset \(name)", status: .fault, found: OptionWords.spelt("\(error)"))
          }
        }
    } catch {
      return [
        Finding(
          check: "datasets", status: .fault, found: OptionWords.spelt("\(error)"),
          advice: "install with make install, or name the folder with --datasets")
      ]
    }
  }

  private static var places: [Finding] {
    let scratch = FileManager.default.temporaryDirectory.path
    let isWritable = FileManager.default.isWritableFile(atPath: scratch)
    let cache = NotebookCache.folder
    return [
      Finding(
        check: "temporary files", status: isWritable ? .ok : .fault, found: scratch,
        advice: isWritable ? "" : "set TMPDIR to a folder that can be written"),
      Finding(
        check: "notebook cache", status: cache == nil ? .note : .ok, found: cache?.path ?? "none",
        advice: cache == nil ? "set HOME or XDG_CACHE_HOME to keep results between runs" : ""),
    ]
  }

  private static var terminal: [Finding] {
    let width = Console.width.map { "\($0) columns" } ?? "standard output is no terminal"
    let colour =
      Console.showsColour
      ? "yes" : Console.outputIsTerminal ? "no, NO_COLOR is set" : "no, standard output is no terminal"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "none (C)"
    let isUTF8 = ["utf-8", "utf8"].contains { locale.lowercased().contains($0) }
    return [
      Finding(check: "terminal", status: .ok, found: width),
      Finding(check: "colour", status: .ok, found: colour),
      Finding(
        check: "locale", status: isUTF8 ? .ok : .note, found: locale,
        advice: isUTF8 ? "" : "text is UTF-8 all the same; LANG=C.UTF-8 shows it right"),
      Finding(check: "SOURCE_DATE_EPOCH", status: .ok, found: environment["SOURCE_DATE_EPOCH"] ?? "not set"),
    ]
  }
}
