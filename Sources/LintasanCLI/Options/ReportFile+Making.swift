import ArgumentParser
import Lintasan

extension ReportFile {
  /// The commands of a file, read by the parser of the command line, each beside the keys that it comes from.
  ///
  /// - Throws: what the parser finds wrong, with the file, the line, the column and the key.
  func commands(isForced: Bool) throws -> [(command: ReportCommand, request: Request)] {
    try reports.map { request in
      let force = isForced && !request.words.contains("--force") ? ["--force"] : []
      do {
        return (try ReportCommand.parse(request.words + force), request)
      } catch {
        throw failure(Self.sentence(error), at: Self.culprit(of: request))
      }
    }
  }

  /// What went wrong while a report was made, with the key that it speaks of, if it speaks of one.
  func failure(_ error: any LintasanError, in request: Request) -> CommandFailure {
    let message = "\(error)"
    let culprit = request.entries.first { entry in
      entry.values.contains { !$0.isEmpty && message.contains(Quotation.quoted($0)) } || message.contains("`\(entry.key)`")
        || message.contains("--\(entry.key) ")
    }
    return CommandFailure(error.kind, culprit.map { failure(message, at: $0).description } ?? "\(name): \(message)")
  }

  private func failure(_ message: String, at entry: Entry?) -> CommandFailure {
    guard let entry else { return CommandFailure(.badData, "\(name): \(message)") }
    return CommandFailure(
      .badData, "\(name), line \(entry.mark.line), column \(entry.mark.column), key “\(entry.key)”: \(message)")
  }

  /// The key without which the parser would take the rest; of several the last, which does not go with one before it.
  private static func culprit(of request: Request) -> Entry? {
    let entries = request.entries
    func isTaken(_ kept: [Entry]) -> Bool {
      let words = kept.flatMap(\.words)
      let folder = words.contains("--out") ? [] : ["--out", "out"]
      return (try? ReportCommand.parse(words + folder)) != nil
    }
    // Nothing is wrong with the keys that are there: one is missing.
    if isTaken(entries) { return nil }
    let single = entries.indices.last { position in
      isTaken(entries.indices.filter { $0 != position }.map { entries[$0] })
    }
    // With several at fault, the first that the parser does not take behind those before it.
    let position = single ?? entries.indices.first { !isTaken(Array(entries[...$0])) }
    return position.map { entries[$0] }
  }

  /// What the parser says, as a sentence without the word that it begins with.
  private static func sentence(_ error: any Error) -> String {
    let message = ReportCommand.message(for: error)
    return String(message.split(separator: "\n").first ?? "the options do not go together")
  }
}

/// The options that stand on a command line, told apart as the parser does: by names and by whether they take a value.
enum TypedOptions {
  /// The options among words, each as it was typed with its value; words that belong to no option stand for themselves.
  static func list(_ words: [String], of command: CommandHelp) -> [(spelling: String?, words: [String])] {
    let arguments = command.arguments ?? []
    var found: [(spelling: String?, words: [String])] = []
    var position = words.startIndex
    while position < words.endIndex {
      let word = words[position]
      position += 1
      let name = String(word.prefix { $0 != "=" })
      guard let argument = arguments.first(where: { $0.spellings.contains(name) }) else {
        // Short flags may be typed as one word.
        let letters = word.hasPrefix("-") && !word.hasPrefix("--") ? word.dropFirst().map { "-\($0)" } : []
        let isFlags =
          letters.count > 1
          && letters.allSatisfy { letter in
            arguments.contains { $0.kind == "flag" && $0.spellings.contains(letter) }
          }
        func full(_ letter: String) -> String? { arguments.first { $0.spellings.contains(letter) }?.spellings.last }
        found += isFlags ? letters.map { (full($0), [$0]) } : [(nil, [word])]
        continue
      }
      var all = [word]
      if argument.kind == "option", name == word, position < words.endIndex {
        all.append(words[position])
        position += 1
      }
      found.append((argument.spellings.last, all))
    }
    return found
  }
}
