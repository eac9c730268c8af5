import Lintasan

/// What a part of a study is called that was split with `--shard`.
enum ShardTitle {
  static func text(_ index: String, part: Int, of count: Int, in language: Language) -> String {
    LocalizedString("{index}: part {part} of {count}", id: "{index}: bagian {part} dari {count}").text(
      in: language, ["index": index, "part": String(part), "count": String(count)])
  }
}
