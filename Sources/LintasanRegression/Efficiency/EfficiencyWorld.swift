import LintasanLinearAlgebra
import LintasanStatistics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Units and their scores, taken for true: a frontier from which samples are drawn.
struct EfficiencyWorld: Sendable {
  let inputs: [[Double]]
  let outputs: [[Double]]
  let returns: EfficiencyProblem.Returns
  let orientation: EfficiencyProblem.Orientation
  let scores: [Double]

  /// What one sample of other efficiencies gives.
  struct Draw: Sendable {
    /// The score of each unit's own point against the sample, over its score.
    let ratios: [Double]
    /// Whether the unit's double is on the sample's frontier.
    let onFrontier: [Bool]
  }

  /// Units moved along their rays, each as efficient as drawn.
  struct Moved {
    let origin: EfficiencyWorld
    let inputs: [[Double]]
    let outputs: [[Double]]
    let efficiencies: [Double]

    /// The sample as it would have been observed.
    func world() throws(RegressionError) -> EfficiencyWorld {
      var comparison = EfficiencyComparison(
        inputs: inputs, outputs: outputs, returns: origin.returns, orientation: origin.orientation)
      var scores: [Double] = []
      for unit in efficiencies.indices {
        scores.append(min(1, try comparison.efficiency(of: unit, inputs: inputs, outputs: outputs)))
      }
      return EfficiencyWorld(
        inputs: inputs, outputs: outputs, returns: origin.returns, orientation: origin.orientation, scores: scores)
    }
  }

  /// Logarithms of how far the units that are not on the frontier are from it, with a bias each.
  func inefficiencies(bias: [Double]?) -> [Double] {
    scores.indices.compactMap { unit in
      scores[unit] < 1 - 1e-6 ? -log(max(scores[unit], 1e-300)) + (bias?[unit] ?? 0) : nil
    }
  }

  func moved(_ efficiencies: [Double]) -> Moved {
    let factors = zip(scores, efficiencies).map { $0 / $1 }
    let isInput = orientation == .input
    return Moved(
      origin: self, inputs: isInput ? inputs.map { zip($0, factors).map { $0 * $1 } } : inputs,
      outputs: isInput ? outputs : outputs.map { zip($0, factors).map { $0 / $1 } }, efficiencies: efficiencies)
  }

  /// A sample of other efficiencies, and the units compared with it.
  func draw(from density: EfficiencyDensity, _ stream: PhiloxStream) throws(RegressionError) -> Draw {
    var stream = stream
    let moved = moved(density.draws(scores.count, &stream))
    var comparison = EfficiencyComparison(
      inputs: moved.inputs, outputs: moved.outputs, returns: returns, orientation: orientation)
    var ratios: [Double] = []
    var onFrontier: [Bool] = []
    for unit in scores.indices {
      // The unit's own double is in the sample: no more than where that lies, whatever rounding says.
      let found = try comparison.efficiency(of: unit, inputs: inputs, outputs: outputs) / scores[unit]
      let ratio = min(found, 1 / moved.efficiencies[unit])
      ratios.append(ratio)
      onFrontier.append(ratio * moved.efficiencies[unit] > 1 - 1e-9)
    }
    return Draw(ratios: ratios, onFrontier: onFrontier)
  }

  static func meanLogRatios(_ draws: [Draw]) -> [Double] {
    (draws.first?.ratios ?? []).indices.map { unit in
      draws.reduce(0) { $0 + log($1.ratios[unit]) } / Double(draws.count)
    }
  }

  /// A unit's ratios in the draws in which its double is where it is itself: on the frontier or not; all where these are few.
  func ratios(of unit: Int, in draws: [Draw]) -> [Double] {
    let isOn = scores[unit] > 1 - 1e-9
    let alike = draws.compactMap { $0.onFrontier[unit] == isOn ? $0.ratios[unit] : nil }
    return alike.count < 20 ? draws.map { $0.ratios[unit] } : alike
  }
}

/// Points compared with a frontier: by its facets, and where these do not answer by the whole linear programme.
struct EfficiencyComparison {
  private var facets: EfficiencyFacets
  private let spanning: (inputs: [[Double]], outputs: [[Double]])
  private let returns: EfficiencyProblem.Returns
  private let orientation: EfficiencyProblem.Orientation
  private var input: [Double]
  private var output: [Double]

  init(
    inputs: [[Double]], outputs: [[Double]], returns: EfficiencyProblem.Returns,
    orientation: EfficiencyProblem.Orientation
  ) {
    facets = EfficiencyFacets(inputs: inputs, outputs: outputs, returns: returns, orientation: orientation)
    spanning = (inputs, outputs)
    self.returns = returns
    self.orientation = orientation
    input = inputs.map { _ in 0 }
    output = outputs.map { _ in 0 }
  }

  /// The efficiency of one of the given points.
  mutating func efficiency(of unit: Int, inputs: [[Double]], outputs: [[Double]]) throws(RegressionError) -> Double {
    for place in input.indices { input[place] = inputs[place][unit] }
    for place in output.indices { output[place] = outputs[place][unit] }
    if let found = facets.efficiency(input: input, output: output) { return found }
    let frontier = EfficiencyFrontier(
      inputs: spanning.inputs, outputs: spanning.outputs, returns: returns, orientation: orientation)
    return try frontier.score(input: input, output: output).efficiency
  }
}
