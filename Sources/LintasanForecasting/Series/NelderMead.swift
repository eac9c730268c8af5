/// The simplex search of Nelder and Mead for a minimum of a function of few variables.
///
/// - Reference: Nelder, Mead, “A simplex method for function minimization”, The Computer Journal 7 (1965) 308–313.
struct NelderMead {
  /// The edge of the first simplex.
  let step: Double
  var tolerance = 1e-10
  var evaluations = 400

  init(step: Double) { self.step = step }

  func minimise(_ function: ([Double]) -> Double, from start: [Double]) -> (point: [Double], value: Double) {
    var simplex = [(point: start, value: function(start))]
    for variable in start.indices {
      var point = start
      point[variable] += step
      simplex.append((point, function(point)))
    }
    var used = simplex.count
    let last = start.count
    while used < evaluations {
      simplex.sort { $0.value < $1.value }
      let (best, worst) = (simplex[0], simplex[last])
      if worst.value - best.value <= tolerance * (abs(best.value) + 1e-300) { break }
      var centre = [Double](repeating: 0, count: last)
      for vertex in simplex.dropLast() {
        for variable in centre.indices { centre[variable] += vertex.point[variable] / Double(last) }
      }
      func along(_ factor: Double) -> (point: [Double], value: Double) {
        let point = centre.indices.map { centre[$0] + factor * (worst.point[$0] - centre[$0]) }
        used += 1
        return (point, function(point))
      }
      let reflected = along(-1)
      if reflected.value < best.value {
        let expanded = along(-2)
        simplex[last] = expanded.value < reflected.value ? expanded : reflected
      } else if reflected.value < simplex[last - 1].value || (last == 1 && reflected.value < worst.value) {
        simplex[last] = reflected
      } else {
        let contracted = reflected.value < worst.value ? along(-0.5) : along(0.5)
        if contracted.value < min(reflected.value, worst.value) {
          simplex[last] = contracted
        } else {
          for vertex in 1...last {
            let point = best.point.indices.map { (best.point[$0] + simplex[vertex].point[$0]) / 2 }
            simplex[vertex] = (point, function(point))
          }
          used += last
        }
      }
    }
    simplex.sort { $0.value < $1.value }
    return simplex[0]
  }
}
