import ArgumentParser

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
