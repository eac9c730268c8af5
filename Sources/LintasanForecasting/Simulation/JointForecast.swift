/// A joint forecast of all units: a simulator of their futures.
///
/// A draw is a function of (seed, draw) alone. Scores and ranks taken from the same draws belong together.
public struct JointForecast: Sendable {
  /// The model's name.
  public let model: String
  /// The units that are forecast, ascending.
  public let units: [String]
  /// The last survey that was known.
  public let origin: Int
  /// The future surveys.
  public let times: [Int]
  /// The variables that are simulated: the components, if any, and the index last.
  public let variables: [String]
  /// Whether rank 1 goes to the highest score.
  public let higherIsBetter: Bool
  /// The rank of each unit at the origin (“1224”); `nil` where it was not observed then.
  public let currentRanks: [Int?]
  /// What is to be said of each unit's forecast.
  public let flags: [ForecastFlags]
  /// The units of the panel that are not forecast, with the reason.
  public let excluded: [ExcludedUnit]
  /// For each step the index's point forecasts, one a unit, where the model has such beside its distribution; otherwise
  /// `nil`, and medians of the draws are its points.
  public let points: [[Double]?]
  let simulator: any JointSimulator

  /// The most draws that are kept: two hundred and fifty million scores in all, and at least 100 draws.
  public var largestDrawCount: Int {
    Self.largestDrawCount(units: units.count, variables: variables.count, steps: times.count)
  }

  /// The most draws that are kept of a forecast of some size.
  static func largestDrawCount(units: Int, variables: Int, steps: Int) -> Int {
    max(100, 250_000_000 / max(1, units * variables * steps))
  }

  /// The scores of one draw.
  ///
  /// - Returns: for each step and variable one score a unit.
  public func scores(draw: Int, seed: UInt64) -> [[[Double]]] {
    let width = simulator.drawsPerBlock
    let count = units.count
    return simulator.block(draw / width, seed: seed).map { block in
      variables.indices.map { variable in
        (0..<count).map { block[(variable * count + $0) * width + draw % width] }
      }
    }
  }

  /// Simulates.
  ///
  /// - Parameters:
  ///   - draws: how many, at least 1.
  ///   - seed: the same seed gives the same bytes, on any number of threads.
  ///   - threads: how many threads may work; the result is the same for every number.
  /// - Returns: a simulation of as many draws, or of as many as fit into memory where there are very many units
  ///   (``largestDrawCount``): see its `drawCount`.
  /// - Throws: `.drawsBelowOne`.
  public func simulate(draws: Int, seed: UInt64, threads: Int = 1) throws(ForecastError) -> SimulatedForecast {
    guard draws >= 1 else { throw .drawsBelowOne(draws) }
    return SimulatedForecast(self, draws: min(draws, largestDrawCount), seed: seed, threads: threads)
  }
}
