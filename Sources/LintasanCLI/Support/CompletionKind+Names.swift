import ArgumentParser
import Lintasan

/// What a shell offers after a tab.
extension CompletionKind {
  static var indices: CompletionKind { .list(["egdi", "gtmi", "spbe"]) }
  static var datasets: CompletionKind { .list(["egdi", "gtmi", "spbe"]) }
  static var languages: CompletionKind { .list(Language.allCases.map(\.rawValue)) }
  static var dialects: CompletionKind { .list(CSVDialect.named.map(\.name)) }
  static var formats: CompletionKind { .list(ReportFormats.names) }

  /// The codes of the entities of the index that the command line names, after the last comma of a list.
  static var entities: CompletionKind {
    .custom { words, _, prefix in
      let isSPBE = words.contains("spbe") || words.contains("--index=spbe")
      return codes(of: isSPBE ? "spbe" : "egdi", completing: prefix)
    }
  }

  /// The codes of the agencies of SPBE.
  static var agencies: CompletionKind { .custom { _, _, prefix in codes(of: "spbe", completing: prefix) } }

  private static func codes(of index: String, completing prefix: String) -> [String] {
    guard let library = try? DatasetLibrary.shipped(), let data = try? IndexLoader.shipped(index, in: library) else {
      return []
    }
    let before = prefix.lastIndex(of: ",").map { prefix[...$0] } ?? ""
    return data.panel.units.map { before + $0 }
  }
}
