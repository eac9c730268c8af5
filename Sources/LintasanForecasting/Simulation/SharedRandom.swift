import Synchronization

/// Random numbers that several simulators of one shape draw alike, kept while models are compared from one origin.
///
/// A draw is a function of (seed, draw) alone, whichever model makes it: what one model has drawn need not be drawn again
/// for the next. Nothing is kept beyond a budget; then numbers are made anew, and are the same.
final class SharedRandom: Sendable {
  /// What a block of random numbers depends on.
  struct Key: Hashable, Sendable {
    /// What the numbers are for: the type that makes them.
    let purpose: RandomPurpose
    let block: Int
    let seed: UInt64
    /// The sizes that the numbers depend on.
    let sizes: [Int]
  }

  private let kept = Mutex<[Key: any Sendable]>([:])
  private let used = Mutex(0)
  private let budget: Int

  /// - Parameter budget: how many numbers are kept at most.
  init(budget: Int = 16_000_000) { self.budget = budget }

  /// Forgets all, where nobody will ask again.
  func empty() { kept.withLock { $0 = [:] } }

  /// The numbers of a key: kept ones, or those that `make` gives.
  ///
  /// - Parameter count: how many numbers these are.
  func numbers<Numbers: Sendable>(_ key: Key, count: Int, _ make: () -> Numbers) -> Numbers {
    if let known = kept.withLock({ $0[key] }) as? Numbers { return known }
    let made = make()
    let fits = used.withLock { used in
      guard used + count <= budget else { return false }
      used += count
      return true
    }
    if fits { kept.withLock { $0[key] = made } }
    return made
  }
}

extension Optional where Wrapped == SharedRandom {
  /// As ``SharedRandom/numbers(_:count:_:)``; without a store they are made.
  func numbers<Numbers: Sendable>(
    _ key: @autoclosure () -> SharedRandom.Key, count: Int, _ make: () -> Numbers
  ) -> Numbers {
    self?.numbers(key(), count: count, make) ?? make()
  }
}
