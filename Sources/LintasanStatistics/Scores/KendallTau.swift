/// Kendall's tau-b: how far two orderings agree, from −1 to 1, corrected for ties.
///
/// - Complexity: O(n log n), by counting the exchanges of a merge sort.
/// - Reference: Knight, “A computer method for calculating Kendall's tau with ungrouped data”, Journal of the American
///   Statistical Association 61 (1966) 436–439.
package enum KendallTau {
  /// The coefficient of two samples of one length; `nil` where one of them is constant or has fewer than two values.
  package static func tauB(_ x: [Double], _ y: [Double]) -> Double? {
    precondition(
      x.count == y.count, "Kendall's tau of samples of \(x.count) and \(y.count) values: they have to be pairs")
    let count = x.count
    guard count >= 2 else { return nil }
    let order = x.indices.sorted { (x[$0], y[$0]) < (x[$1], y[$1]) }
    let total = pairs(count)
    let tiedX = tied(order) { x[$0] == x[$1] }
    let tiedBoth = tied(order) { x[$0] == x[$1] && y[$0] == y[$1] }
    var sorted = order.map { y[$0] }
    var space = sorted
    let exchanges = sort(&sorted, &space, 0, count)
    let tiedY = tied(Array(sorted.indices)) { sorted[$0] == sorted[$1] }
    let product = Double(total - tiedX) * Double(total - tiedY)
    guard product > 0 else { return nil }
    return Double(total - tiedX - tiedY + tiedBoth - 2 * exchanges) / product.squareRoot()
  }

  private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  /// The number of pairs within runs of equal neighbours.
  private static func tied(_ order: [Int], _ equal: (Int, Int) -> Bool) -> Int {
    var (sum, run) = (0, 1)
    for position in order.indices.dropFirst() {
      if equal(order[position - 1], order[position]) {
        run += 1
      } else {
        sum += pairs(run)
        run = 1
      }
    }
    return sum + pairs(run)
  }

  /// Sorts a part and counts how many pairs stood in the wrong order.
  private static func sort(_ values: inout [Double], _ space: inout [Double], _ start: Int, _ end: Int) -> Int {
    guard end - start > 1 else { return 0 }
    let middle = (start + end) / 2
    var exchanges = sort(&values, &space, start, middle) + sort(&values, &space, middle, end)
    var (left, right) = (start, middle)
    for position in start..<end {
      if left < middle, right >= end || values[left] <= values[right] {
        space[position] = values[left]
        left += 1
      } else {
        space[position] = values[right]
        right += 1
        exchanges += middle - left
      }
    }
    for position in start..<end { values[position] = space[position] }
    return exchanges
  }
}
