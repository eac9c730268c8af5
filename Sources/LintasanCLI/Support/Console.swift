import Lintasan
import Synchronization

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

/// Standard output is the result; standard error is progress, notices and errors.
enum Console {
  /// How much is said on standard error.
  enum Speech: Int {
    case onlyErrors
    case notices
    case everything
  }

  private static let speech = Atomic<Int>(Speech.notices.rawValue)

  /// Sets how much is said; errors always are.
  static func speak(_ amount: Speech) { speech.store(amount.rawValue, ordering: .relaxed) }

  private static func says(_ amount: Speech) -> Bool { speech.load(ordering: .relaxed) >= amount.rawValue }

  /// What a command gave while it ran within another program, such as a test.
  struct Captured {
    /// What was to be written to standard output.
    var output: [UInt8] = []
    /// What was to be said on standard error.
    var said = ""
    /// The language in which it is said.
    var language = Language.english
  }

  /// What is captured now; `nil` where it is written.
  private static let captured = Mutex<Captured?>(nil)

  /// What some work would have written; nothing is said on standard error meanwhile.
  static func capturing(_ work: () throws -> Void) rethrows -> [UInt8] { try capturing(in: .english, work).output }

  /// What some work would have written and said, notices in a language.
  static func capturing(in language: Language, _ work: () throws -> Void) rethrows -> Captured {
    OutputFile.forgetInputs()
    captured.withLock { $0 = Captured(language: language) }
    defer { captured.withLock { $0 = nil } }
    try work()
    return captured.withLock { $0 } ?? Captured()
  }

  /// Keeps what is written while it is captured; false where it is not.
  private static func capture(_ bytes: [UInt8]) -> Bool {
    captured.withLock { kept in
      kept?.output.append(contentsOf: bytes)
      return kept != nil
    }
  }

  /// Writes the result.
  static func write(_ bytes: [UInt8]) throws(CommandFailure) {
    if capture(bytes) { return }
    do {
      try OpenFile.standardOutput.write(bytes)
    } catch {
      throw CommandFailure(.readOrWriteFailed, "standard output cannot be written")
    }
  }

  /// The language of what is said on standard error: that of `--lang`, also where the words are not understood otherwise.
  static var language: Language { captured.withLock { $0?.language } ?? typedLanguage }

  private static let typedLanguage: Language = {
    let words = ProcessArguments.words
    let said = words.indices.last { words[$0] == "--lang" || words[$0].hasPrefix("--lang=") }
    guard let said else { return .english }
    let name =
      words[said] == "--lang" ? words[words.index(after: said)...].first ?? "" : String(words[said].dropFirst(7))
    return (try? Language.named(name)) ?? .english
  }()

  /// A message in the language that was asked for.
  static func spoken(_ message: String) -> String {
    let message = OptionWords.spelt(message)
    guard language != .english else { return message }
    // What an option is for stands in the help, which is English.
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("Help:") }
    return MessageCatalogue.text(lines.joined(separator: "\n"), in: language)
  }

  private static var noteWord: String { language == .indonesian ? "catatan" : "note" }

  /// Tells the user something that the result depends on, such as a column read in another encoding.
  static func notice(_ message: String) {
    if says(.notices) { writeError("lintasan: \(noteWord): \(Quotation.harmless(spoken(message)))\n") }
  }

  /// Tells where fewer futures were drawn than were asked for.
  static func noticeDraws(_ drawn: Int, of asked: Int) {
    guard drawn < asked else { return }
    notice(
      "\(drawn) of the \(asked) futures asked for are simulated: too many draws for memory")
  }

  /// Tells where a projection reaches beyond the years in which an index is given.
  static func noticeEnding(of projection: Projection) {
    guard let note = projection.index.endingNote(through: projection.years.last ?? .min) else { return }
    notice("\(note); what is projected from then on is what it would show had it gone on")
  }

  /// Tells how pictures and the page show times that are no years.
  static func noticeTimes(of index: IndexData) {
    guard index.timeAxis != .years else { return }
    notice(
      "pictures and the page count times by whole numbers: \(index.lastYear) is \(index.timeAxis.label(index.lastYear))")
  }

  /// Tells what a table of one's own is like where forecasts from it depend on that: few periods, few classes, scores whose scale
  /// changed, entities that enter and leave.
  static func noticePanel(_ index: IndexData) {
    if index.definition == nil {
      let count = index.panel.times.count
      if count <= IndexData.shortPanel {
        notice(
          "\(count) periods say little: forecasts keep the last order and the errors of \(count - 1) changes; farther ahead than "
            + "\(max(1, count - 2)) \(count <= 3 ? "period" : "periods") errors are taken to grow with the root of the time")
      }
      if let classes = index.fewClasses {
        notice(
          "scores take \(classes) values only, and \(NumberText.fixed(100 * index.unmovedShare, decimals: 0)) % stay from one period to "
            + "the next: an interval holds classes whole, and the present class alone holds as much; intervals, those of ranks too, "
            + "hold at least what they say")
      }
      for jump in index.scaleBreaks.suffix(3) {
        let label = index.timeAxis.label(jump.year)
        let median = NumberText.rounded(jump.medianChange, significantDigits: 3)
        let spreads = [jump.spreadBefore, jump.spread].map { NumberText.rounded($0, significantDigits: 3) }
        notice(
          "scores are on another scale from \(label) on: the median change is \(median), and the distance between the quartiles "
            + "\(spreads[1]) after \(spreads[0]); where the method changed then, leave out what came before by --where")
      }
    }
    noticeTurnover(of: index)
  }

  /// Tells how many entities enter and leave, and which ranks are forecast.
  private static func noticeTurnover(of index: IndexData) {
    let turnover = PanelTurnover(index.panel)
    let isDrawn = index.population == .changing
    // A last period that few report yet is no sign that the others left.
    let isNotable =
      index.definition == nil && index.population == .present && turnover.share >= 0.05 && index.partialLastPeriod == nil
    guard isDrawn || isNotable, let last = turnover.rows.last else { return }
    func text(_ count: Double) -> String { NumberText.rounded(count, significantDigits: 2) }
    let latest = turnover.rows.suffix(5).map { "\(index.timeAxis.label($0.time)) +\($0.entered) −\($0.left)" }
    notice(
      "on average \(text(turnover.meanEntered)) entities enter and \(text(turnover.meanLeft)) leave from period to period "
        + "(\(latest.joined(separator: ", "))); "
        + (isDrawn
          ? "both are drawn as in the past, and a rank is the one that an entity has if it stays"
          : "ranks are among the \(last.present) of \(index.timeAxis.label(last.time)), and --population changing draws who "
            + "leaves and enters"))
  }

  /// Tells which scores are left out because the index's scale does not hold them.
  static func noticeOutsideScale(of index: IndexData) {
    let outside = index.outsideScale
    guard !outside.isEmpty, let bounds = index.bounds else { return }
    let named = outside.prefix(20).map { score in
      "\(score.entity)\(score.year.map { " \($0)" } ?? "") \(score.column) \(NumberText.shortest(score.value))"
    }
    notice(
      "\(outside.count) \(outside.count == 1 ? "score lies" : "scores lie") outside the scale of "
        + "\(NumberText.shortest(bounds.lowerBound)) to \(NumberText.shortest(bounds.upperBound)) and "
        + "\(outside.count == 1 ? "is" : "are") not used: \(named.joined(separator: ", "))"
        + (outside.count > named.count ? ", and \(outside.count - named.count) more" : ""))
  }

  /// Tells who is not ranked for want of a score.
  static func noticeUnranked(_ entities: [String], at time: String?) {
    guard !entities.isEmpty else { return }
    let named = entities.prefix(10).map { Quotation.plain($0) }.joined(separator: ", ")
    notice(
      "not ranked\(time.map { " in \($0)" } ?? "") for want of a score: \(named)"
        + (entities.count > 10 ? ", and \(entities.count - 10) more" : ""))
  }

  /// Tells what is done, for those who asked with `--verbose`.
  static func detail(_ message: @autoclosure () -> String) {
    if says(.everything) { writeError("lintasan: \(noteWord): \(Quotation.harmless(spoken(message())))\n") }
  }

  /// Whether progress is shown: on a terminal, unless the user wants quiet.
  static var showsProgress: Bool { says(.notices) && TerminalWindow.isTerminal(STDERR_FILENO) }

  /// Shows what is being done, in one line that the next one replaces.
  static func progress(_ line: String) {
    guard showsProgress else { return }
    let room = (TerminalWindow.width(STDERR_FILENO) ?? 80) - 1
    writeError("\r\u{1B}[K\(line.count > room ? line.prefix(max(0, room - 1)) + "…" : line[...])")
  }

  /// Clears the line of progress.
  static func endProgress() {
    if showsProgress { writeError("\r\u{1B}[K") }
  }

  /// Does a piece of work and shows on a terminal how long it takes.
  static func working<Result>(on what: String, _ work: () throws -> Result) rethrows -> Result {
    let progress = WorkProgress(what)
    defer { progress.end() }
    return try work()
  }

  /// Tells what is wrong with a command line, in the argument parser's words.
  static func complaint(_ message: String) { writeError(Self.harmless(message) + "\n") }

  /// Tells why a command failed.
  static func error(_ message: String) { writeError("lintasan: \(Self.harmless(message))\n") }

  /// A message of which nothing acts on a terminal or on a log.
  private static func harmless(_ message: String) -> String {
    // A message of several lines is ours, such as a formula and a mark below it; within a line nothing acts on a terminal, and
    // none is a command of a log.
    let lines = spoken(message).split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let start = line.drop { $0.isWhitespace }
      return (start.hasPrefix("::") || start.hasPrefix("##[") ? "· " : "") + Quotation.harmless(String(line))
    }
    return lines.joined(separator: "\n")
  }

  /// The time that documents are to carry, from `SOURCE_DATE_EPOCH`; `nil` where it is not set.
  static func documentTime() throws(CommandFailure) -> Int? {
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else { return nil }
    guard let time = Int(text), (0...253_402_300_799).contains(time) else {
      throw .usage("SOURCE_DATE_EPOCH is “\(text)”; expected seconds since 1970 as a whole number")
    }
    return time
  }

  /// Whether standard output is a terminal.
  static var outputIsTerminal: Bool { TerminalWindow.isTerminal(STDOUT_FILENO) }

  /// Whether standard output is a terminal on which colour is welcome.
  static var showsColour: Bool {
    outputIsTerminal && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The width of the terminal, or `nil` where standard output is none.
  static var width: Int? { TerminalWindow.width(STDOUT_FILENO) }

  private static func writeError(_ text: String) {
    let isCaptured = captured.withLock { kept in
      kept?.said += text
      return kept != nil
    }
    if isCaptured { return }
    try? OpenFile.standardError.write(Array(text.utf8))
  }
}
