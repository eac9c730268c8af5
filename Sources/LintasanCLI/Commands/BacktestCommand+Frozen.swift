import ArgumentParser
import Lintasan

extension BacktestCommand {
  /// Judges the projections that were written down before a survey, `frozen-YEAR.csv` of the dataset.
  func runFrozen() throws {
    guard source.data == nil, source.definition == nil else {
      throw CommandFailure.usage("--frozen judges projections that come with a dataset; give --index, or leave it out")
    }
    for (name, isGiven) in [
      ("--from", from != nil), ("--to", to != nil), ("--models", models != nil), ("--shard", shard != nil),
      ("--plot", plot != nil),
    ] where isGiven {
      throw CommandFailure.usage("\(name) has no effect with --frozen; leave it out")
    }
    let index = try source.load()
    let library = try DatasetLibrary.named(source.datasets)
    let files = try library.package(index.id).resources.map(\.path).filter {
      $0.hasPrefix("frozen-") && $0.hasSuffix(".csv")
    }
    guard !files.isEmpty else {
      throw CommandFailure(.missingInput, "\(index.id): the dataset holds no projections to judge (frozen-YEAR.csv)")
    }
    var tables: [(String, Table)] = []
    for file in files {
      tables.append((file, try CSVReader().read(library.bytes(of: file, in: index.id), file: file).table))
    }
    // The latest survey that can be judged; where there is none the message of the latest file.
    var last: (any Error)?
    for (file, table) in tables.reversed() {
      do {
        let result = try FrozenScore(table, file: file, of: index)
        try output.show(
          FrozenReport.report(
            result, index: index.shortName, isForPeople: output.isForPeople(), language: output.language()))
        return
      } catch let error as FrozenScore.Failure {
        last = last ?? error
      }
    }
    if let last { throw CommandFailure(.badData, "\(last)") }
  }
}
