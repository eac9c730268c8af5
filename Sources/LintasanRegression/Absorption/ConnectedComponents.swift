/// The connected components of the graph whose edges are the rows of two groupings.
///
/// Each component makes one level redundant.
struct ConnectedComponents {
  /// Component of each level of the second grouping.
  let ofSmall: [Int]
  let count: Int

  init(_ first: [Int32], _ firstCount: Int, _ second: [Int32], _ secondCount: Int) {
    var parent = Array(0..<(firstCount + secondCount))
    func root(_ node: Int) -> Int {
      var node = node
      while parent[node] != node {
        parent[node] = parent[parent[node]]
        node = parent[node]
      }
      return node
    }
    for row in first.indices {
      let a = root(Int(first[row]))
      let b = root(firstCount + Int(second[row]))
      if a != b { parent[max(a, b)] = min(a, b) }
    }
    ofSmall = (0..<secondCount).map { root(firstCount + $0) }
    count = Set((0..<parent.count).map { root($0) }).count
  }
}
