/// Moves labels of a column apart so that none covers another, as little as can be.
enum LabelColumn {
  /// The places of labels that would like to stand at `wanted`, at least `gap` apart within `range`, same order.
  static func spread(_ wanted: [Double], gap: Double, within range: ClosedRange<Double>) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    // Clusters of labels that touch, each centred on the mean of what its members want.
    var clusters: [(members: [Int], center: Double)] = []
    for index in order {
      clusters.append(([index], wanted[index]))
      while clusters.count > 1 {
        let last = clusters[clusters.count - 1]
        let before = clusters[clusters.count - 2]
        let needed = gap * Double(last.members.count + before.members.count) / 2
        guard clamped(last, gap, range) - clamped(before, gap, range) < needed - 1e-9 else { break }
        let members = before.members + last.members
        let mean = members.reduce(0) { $0 + wanted[$1] } / Double(members.count)
        clusters.removeLast(2)
        clusters.append((members, mean))
      }
    }
    var places = wanted
    for cluster in clusters {
      let first = clamped(cluster, gap, range) - gap * Double(cluster.members.count - 1) / 2
      for (position, index) in cluster.members.enumerated() { places[index] = first + gap * Double(position) }
    }
    return places
  }

  private static func clamped(
    _ cluster: (members: [Int], center: Double), _ gap: Double, _ range: ClosedRange<Double>
  ) -> Double {
    let half = gap * Double(cluster.members.count - 1) / 2
    return min(max(cluster.center, range.lowerBound + half), max(range.lowerBound + half, range.upperBound - half))
  }
}
