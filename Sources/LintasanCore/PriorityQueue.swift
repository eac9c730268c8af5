/// What comes before another in a queue.
package protocol Preceding {
  /// Whether it is taken before another.
  func precedes(_ other: Self) -> Bool
}

/// A queue that gives the foremost element first: a binary heap.
package struct PriorityQueue<Element: Preceding> {
  @usableFromInline var heap: [Element] = []

  /// An empty queue.
  @inlinable package init() {}

  /// Puts an element into the queue.
  @inlinable package mutating func push(_ element: Element) {
    heap.append(element)
    var child = heap.count - 1
    while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Takes the foremost element; `nil` where there is none.
  @inlinable package mutating func pop() -> Element? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child].precedes(heap[least]) {
        least = child
      }
      if least == parent { return top }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
