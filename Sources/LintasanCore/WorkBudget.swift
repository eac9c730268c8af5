import Synchronization

/// How much one piece of work may take: said before it begins, not after an hour.
///
/// One place for every module and every command, for memory and for time; what goes beyond it is a ``WorkExcess``.
public enum WorkBudget {
  private static let most = 250_000_000
  private static let kept = Atomic<Int>(most)

  /// How many numbers of 8 bytes are kept at a time: two hundred and fifty million, two gigabytes, unless the machine has less.
  package static var numbers: Int { kept.load(ordering: .relaxed) }

  /// Lowers the budget of memory to what there is, in bytes; it never grows.
  ///
  /// A quarter of it is for what is kept: to rank and to order it takes more than as much again, and the process its own part.
  /// Results do not depend on it but where fewer draws than asked for are kept, which they say.
  public static func set(memory bytes: Int) {
    kept.store(max(1_000_000, min(bytes / 32, numbers)), ordering: .relaxed)
  }

  /// Scores that are computed at most: some minutes of one core. Work of another kind is counted in as many of them as it takes.
  static let scores = 10_000_000_000.0

  /// The draws, each of so many numbers, that can be kept.
  package static func largestCount(of numbers: Int) -> Int { max(1, self.numbers / max(1, numbers)) }

  /// Why so many draws, or points, of so many numbers each cannot be kept; `nil` where they can.
  ///
  /// - Parameters:
  ///   - count: the draws or points.
  ///   - setting: what says how many, as it is typed before the number.
  ///   - numbers: the numbers that each keeps.
  ///   - least: as many as are always done, whatever they take.
  ///   - otherwise: another way out, such as `fewer surveys`.
  package static func memoryExcess(
    _ count: Int, of setting: String, numbers: Int, least: Int = 0, otherwise: String? = nil
  ) -> WorkExcess? {
    let most = max(least, largestCount(of: numbers))
    guard count > most else { return nil }
    let gigabytes = Int(exactly: (Double(count) * Double(numbers) * 8 / 1e9).rounded(.up)) ?? .max
    return WorkExcess(
      count: count, setting: setting, numbers: numbers, what: "numbers", resource: .memory(gigabytes: max(1, gigabytes)),
      most: most,
      otherwise: otherwise)
  }

  /// Why so many draws, or points, of so many scores each cannot be done in minutes; `nil` where they can.
  ///
  /// - Parameters:
  ///   - count: the draws or points.
  ///   - setting: what says how many, as it is typed before the number.
  ///   - scores: the scores, or what else, that each takes.
  ///   - what: what these are.
  ///   - effort: what one of them costs, in scores of an index.
  ///   - parts: the parts that the work is cut into; `nil` where it cannot be cut.
  ///   - least: as many as are always done, whatever they take.
  package static func timeExcess(
    _ count: Int, of setting: String, scores: Int, what: String = "scores", effort: Double = 1, parts: Int? = nil,
    least: Int = 1
  ) -> WorkExcess? {
    let each = Double(max(1, scores)) * effort
    let shares = min(max(1, parts ?? 1), 1_000_000)
    guard count > least, Double(count) * each / Double(shares) > self.scores else { return nil }
    let most = (Int(exactly: (self.scores / each).rounded(.down)) ?? 0) * shares
    let needed = Int(exactly: (Double(count) * each / self.scores).rounded(.up)) ?? .max
    return WorkExcess(
      count: count, setting: setting, numbers: scores, what: what, resource: .time, most: max(least, 1, most),
      otherwise: parts == nil ? nil : "do it in parts: `shard` 1/\(needed)")
  }
}

/// Work beyond the budget of memory or time, with what cures it.
public struct WorkExcess: LintasanError, Hashable {
  /// What there is too little of.
  package enum Resource: Hashable, Sendable {
    /// Memory for what is kept.
    case memory(gigabytes: Int)
    /// A run of some minutes.
    case time
  }

  /// The draws or points that were asked for.
  package let count: Int
  /// What says how many, as it is typed before the number.
  package let setting: String
  /// How many numbers each keeps, or how many scores, rows or units each takes.
  package let numbers: Int
  /// What these are.
  package let what: String
  /// What there is too little of.
  package let resource: Resource
  /// As many as can be had.
  package let most: Int
  /// Another way out.
  package let otherwise: String?

  public var description: String {
    let option = setting.hasSuffix(":") ? setting : setting + " "
    let excess =
      switch resource {
      case .memory(let gigabytes): "\(numbers) \(what) each would take \(gigabytes) GB of memory"
      case .time: "\(numbers) \(what) each is more than a run of some minutes"
      }
    return "\(option)\(count) with \(excess); give \(option)\(most) or fewer" + (otherwise.map { ", or \($0)" } ?? "")
  }

  /// What kind of failure it is.
  public var kind: ErrorKind { .usage }
}
