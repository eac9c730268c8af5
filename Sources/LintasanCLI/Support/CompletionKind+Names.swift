import ArgumentParser
import Lintasan

/// What a shell offers after a tab.
extension CompletionKind {
  static var indices: CompletionKind { .custom { words, _, _ in library(words)?.packages ?? [] } }
  static var datasets: CompletionKind { indices }
  static var languages: CompletionKind { .list(Language.allCases.map(\.rawValue)) }
  static var dialects: CompletionKind { .list(CSVDialect.named.map(\.name)) }
  static var formats: CompletionKind { .list(ReportFormats.names) }

  /// The codes of the entities of the index that the command line names, after the last comma of a list.
  static var entities: CompletionKind {
    .custom { words, _, prefix in
      codes(of: value(of: "index", in: words) ?? IndexOptions.usual, in: words, completing: prefix)
    }
  }

  /// The codes of the agencies of a questionnaire's index, which is called as the command is.
  static var agencies: CompletionKind {
    .custom { words, _, prefix in
      let packages = library(words)?.packages ?? []
      return codes(of: words.first { packages.contains($0) } ?? IndexOptions.usual, in: words, completing: prefix)
    }
  }

  /// The datasets that a command line is about.
  private static func library(_ words: [String]) -> DatasetLibrary? {
    try? DatasetLibrary.named(value(of: "datasets", in: words))
  }

  /// What an option of a command line has been given.
  private static func value(of option: String, in words: [String]) -> String? {
    if let joined = words.last(where: { $0.hasPrefix("--\(option)=") }) {
      return String(joined.dropFirst(option.count + 3))
    }
    return words.lastIndex(of: "--\(option)").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
  }

  private static func codes(of index: String, in words: [String], completing prefix: String) -> [String] {
    guard let library = library(words), let data = try? IndexLoader.shipped(index, in: library) else { return [] }
    let before = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    return data.panel.units.map { before + $0 }
  }
}
