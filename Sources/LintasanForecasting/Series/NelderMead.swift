/// The simplex search of Nelder and Mead for a minimum of a function of few variables.
///
/// - Reference: Nelder, Mead, “A simplex method for function minimization”, The Computer Journal 7 (1965) 308–313.
struct NelderMead {
  /// The edge of the first simplex.
  var step: Double
  var tolerance = 1e-10
  var evaluations = 400

  init(step: Double) { self.step = step }

  func minimise(_ function: ([Double]) -> Double, from start: [Double]) -> (point: [Double], value: Double) {
    let last = start.count
    guard last > 0 else { return (start, function(start)) }
    var points = [start]
    for variable in start.indices {
      var point = start
      point[variable] += step
      points.append(point)
    }
    var values = points.map(function)
    var used = values.count
    // Best first.
    var order = Array(values.indices)
    func sort() {
      for place in 1...last {
        var position = place
        while position > 0, values[order[position]] < values[order[position - 1]] {
          order.swapAt(position, position - 1)
          position -= 1
        }
      }
    }
    var centre = start
    var (first, second) = (start, start)
    func along(_ factor: Double, from worst: Int, into point: inout [Double]) -> Double {
      for variable in 0..<last {
        point[variable] = centre[variable] + factor * (points[worst][variable] - centre[variable])
      }
      used += 1
      return function(point)
    }
    while used < evaluations {
      sort()
      let (best, worst) = (order[0], order[last])
      if values[worst] - values[best] <= tolerance * (abs(values[best]) + 1e-300) { break }
      for variable in 0..<last {
        var sum = 0.0
        for place in 0..<last { sum += points[order[place]][variable] / Double(last) }
        centre[variable] = sum
      }
      let reflected = along(-1, from: worst, into: &first)
      if reflected < values[best] {
        let expanded = along(-2, from: worst, into: &second)
        if expanded < reflected { swap(&first, &second) }
        swap(&points[worst], &first)
        values[worst] = min(expanded, reflected)
      } else if reflected < values[order[last - 1]] || (last == 1 && reflected < values[worst]) {
        swap(&points[worst], &first)
        values[worst] = reflected
      } else {
        let contracted = along(reflected < values[worst] ? -0.5 : 0.5, from: worst, into: &second)
        if contracted < min(reflected, values[worst]) {
          swap(&points[worst], &second)
          values[worst] = contracted
        } else {
          for place in 1...last {
            let vertex = order[place]
            for variable in 0..<last {
              points[vertex][variable] = (points[best][variable] + points[vertex][variable]) / 2
            }
            values[vertex] = function(points[vertex])
          }
          used += last
        }
      }
    }
    sort()
    return (points[order[0]], values[order[0]])
  }
}
