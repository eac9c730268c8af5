import LintasanLinearAlgebra
public import LintasanStatistics

/// First-order and total Sobol indices of a function of uniform inputs, by Jansen's estimators on scrambled Sobol points.
///
/// The first-order index of an input is the share of an output's variance that it explains by itself; the total index the
/// share that it has any part in. Standard errors come from a bootstrap over blocks of points.
///
/// - Reference: Jansen (1999), doi:10.1016/S0010-4655(98)00154-4; Saltelli et al. (2010),
///   doi:10.1016/j.cpc.2009.09.018, table 2 (b) and (f).
public struct SobolStudy: Sendable {
  /// What is known of one output.
  public struct Output: Hashable, Sendable {
    /// The mean.
    package let mean: Double
    /// The variance.
    package let variance: Double
    /// The first-order index of each input; `nil` where the output does not vary.
    public let first: [Double]?
    /// The total index of each input.
    public let total: [Double]?
    /// The standard errors of ``first``.
    public let firstErrors: [Double]?
    /// The standard errors of ``total``.
    public let totalErrors: [Double]?
  }

  /// The outputs, in order.
  public let outputs: [Output]
  /// The number of base points; the function was evaluated (inputs + 2) times as often.
  package let points: Int

  private static let blockCount = 128
  private static let replicates = 200
  private static let bootstrapStream: UInt32 = 0x5342_4F54

  /// Studies a function.
  ///
  /// - Parameters:
  ///   - inputs: how many uniform inputs, 1 to 32.
  ///   - outputs: how many values `evaluate` gives.
  ///   - points: base points, at least 128; powers of two are best.
  ///   - seed: the seed of the random numbers.
  ///   - threads: how many threads may work; the result is the same for every number.
  ///   - evaluate: from a point of the unit cube to the outputs; a function of the point alone.
  /// - Throws: `.parameterOutOfRange`; `.cancelled` where the task that asks is.
  public init(
    inputs: Int, outputs: Int, points: Int, seed: UInt64, threads: Int = 1,
    evaluate: @Sendable ([Double]) -> [Double]
  ) throws(StatisticsError) {
    guard inputs >= 1, 2 * inputs <= SobolSequence.mostDimensions else {
      throw .parameterOutOfRange(name: "inputs", value: Double(inputs), expected: "1 to 32")
    }
    guard points >= Self.blockCount else {
      throw .parameterOutOfRange(name: "points", value: Double(points), expected: "\(Self.blockCount) or more")
    }
    let sequence = try SobolSequence(dimensions: 2 * inputs, seed: seed)
    let blocks = try parallelMap(
      count: Self.blockCount, threads: threads, cancelled: { StatisticsError.cancelled }
    ) { block throws(StatisticsError) in
      var sums = Sums(inputs: inputs, outputs: outputs)
      for index in stride(from: block, to: points, by: Self.blockCount) {
        let both = sequence.point(index)
        let (a, b) = (Array(both[..<inputs]), Array(both[inputs...]))
        sums.open(evaluate(a), evaluate(b))
        var mixed = a
        for input in 0..<inputs {
          mixed[input] = b[input]
          sums.add(evaluate(mixed), input: input)
          mixed[input] = a[input]
        }
      }
      return sums
    }
    self.points = points
    self.outputs = try Self.summarise(blocks, inputs: inputs, outputs: outputs, seed: seed, threads: threads)
  }

  /// The sums of one block of points.
  private struct Sums: Sendable {
    let inputs: Int
    var count = 0
    /// Per output: the sum and the sum of squares of f(A) and f(B), about the first value seen.
    var sum: [Double]
    var square: [Double]
    /// Per output and input: the sums of (f(B) − f(AB))² and (f(A) − f(AB))².
    var own: [Double]
    var all: [Double]
    private var a: [Double] = []
    private var b: [Double] = []

    init(inputs: Int, outputs: Int) {
      self.inputs = inputs
      sum = [Double](repeating: 0, count: outputs)
      square = sum
      own = [Double](repeating: 0, count: outputs * inputs)
      all = own
    }

    mutating func open(_ a: [Double], _ b: [Double]) {
      for values in [a, b] {
        precondition(values.count == sum.count, "the function gives \(values.count) values; `outputs` is \(sum.count)")
      }
      (self.a, self.b) = (a, b)
      count += 1
      for output in sum.indices {
        sum[output] += a[output] + b[output]
        square[output] += a[output] * a[output] + b[output] * b[output]
      }
    }

    mutating func add(_ mixed: [Double], input: Int) {
      precondition(mixed.count == sum.count, "the function gives \(mixed.count) values; `outputs` is \(sum.count)")
      for output in sum.indices {
        let (first, second) = (b[output] - mixed[output], a[output] - mixed[output])
        own[output * inputs + input] += first * first
        all[output * inputs + input] += second * second
      }
    }
  }

  private static func summarise(
    _ blocks: [Sums], inputs: Int, outputs: Int, seed: UInt64, threads: Int
  ) throws(StatisticsError) -> [Output] {
    // The same blocks are drawn for every output.
    let draws = (0..<replicates).map { replicate in
      var stream = PhiloxStream(seed: seed, stream: bootstrapStream, draw: UInt64(replicate))
      return (0..<blocks.count).map { _ in stream.index(below: blocks.count) }
    }
    let everyBlock = Array(blocks.indices)
    return try parallelMap(
      count: outputs, threads: threads, cancelled: { StatisticsError.cancelled }
    ) { output throws(StatisticsError) in
      func indices(_ chosen: [Int]) -> (mean: Double, variance: Double, first: [Double], total: [Double])? {
        var (count, sum, square) = (0, 0.0, 0.0)
        var own = [Double](repeating: 0, count: inputs)
        var all = own
        for block in chosen {
          count += blocks[block].count
          sum += blocks[block].sum[output]
          square += blocks[block].square[output]
          for input in 0..<inputs {
            own[input] += blocks[block].own[output * inputs + input]
            all[input] += blocks[block].all[output * inputs + input]
          }
        }
        let mean = sum / Double(2 * count)
        let variance = square / Double(2 * count) - mean * mean
        guard variance > 1e-12 * max(1e-300, mean * mean) else { return nil }
        let scale = 1 / (2 * Double(count) * variance)
        return (mean, variance, own.map { 1 - $0 * scale }, all.map { $0 * scale })
      }
      guard let whole = indices(everyBlock) else {
        let total = blocks.reduce(0.0) { $0 + $1.sum[output] }
        let count = blocks.reduce(0) { $0 + 2 * $1.count }
        return Output(
          mean: total / Double(count), variance: 0, first: nil, total: nil, firstErrors: nil, totalErrors: nil)
      }
      let copies = draws.compactMap(indices)
      func errors(_ values: (Int) -> [Double]) -> [Double] {
        (0..<inputs).map { Moments.standardDeviation(values($0)) ?? 0 }
      }
      return Output(
        mean: whole.mean, variance: whole.variance, first: whole.first, total: whole.total,
        firstErrors: errors { input in copies.map { $0.first[input] } },
        totalErrors: errors { input in copies.map { $0.total[input] } })
    }
  }
}
