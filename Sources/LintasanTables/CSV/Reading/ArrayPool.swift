import Synchronization

/// Arrays that were used and may be used again: a new one of this size costs the system more than it costs to fill.
final class ArrayPool<Element: Sendable>: Sendable {
  private let spares = Mutex<[[Element]]>([])

  /// An array of a length whose elements may be anything; a new one is filled with `element`.
  func take(count: Int, new element: Element) -> [Element] {
    let spare = spares.withLock { spares in
      spares.lastIndex { $0.count == count }.map { spares.remove(at: $0) }
    }
    return spare ?? [Element](repeating: element, count: count)
  }

  /// Takes back an array that nobody else holds.
  func put(_ array: [Element]) {
    spares.withLock { $0.append(array) }
  }
}
