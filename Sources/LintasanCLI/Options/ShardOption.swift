import ArgumentParser
import Lintasan

/// One part of a long run, such as 2/5.
struct ShardOption: ExpressibleByArgument {
  let part: Int
  let count: Int

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let part = numbers[0], let count = numbers[1], count >= 1, (1...count).contains(part)
    else { return nil }
    self.part = part
    self.count = count
  }

  static let allValueStrings: [String] = []
}

/// What a part of a study is called that was split with `--shard`.
enum ShardTitle {
  static func text(_ index: String, part: Int, of count: Int, in language: Language) -> String {
    LocalizedString("{index}: part {part} of {count}", id: "{index}: bagian {part} dari {count}").text(
      in: language, ["index": index, "part": String(part), "count": String(count)])
  }
}
