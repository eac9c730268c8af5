import LintasanStatistics
import LintasanTestSupport
import Testing

@Suite("Sobol points")
struct SobolSequenceTests {
  @Test("Without a scramble they are scipy's, up to the order within powers of two")
  func plain() throws {
    let expected = try Fixture.json([[Int]].self, "sobol/points.json")
    let sequence = try SobolSequence(dimensions: 64)
    for (index, point) in expected.enumerated() {
      #expect(sequence.point(index).map { $0 * 32 } == point.map(Double.init), "point \(index)")
    }
  }

  @Test("Scrambled, every interval of every dimension still gets its share, and squares of pairs too")
  func scrambled() throws {
    let sequence = try SobolSequence(dimensions: 20, seed: 7)
    let count = 256
    let points = (0..<count).map(sequence.point)
    for dimension in 0..<20 {
      #expect(Set(points.map { Int($0[dimension] * Double(count)) }).count == count)
    }
    // The first two dimensions are a (0, m, 2)-net: one point in each of 16 × 16 squares.
    #expect(Set(points.map { Int($0[0] * 16) * 16 + Int($0[1] * 16) }).count == count)
    #expect(try SobolSequence(dimensions: 20, seed: 8).point(3) != points[3])
  }

  @Test("They integrate a smooth product far better than random points would")
  func integral() throws {
    let sequence = try SobolSequence(dimensions: 6, seed: 3)
    let count = 4096
    let sum = (0..<count).reduce(0.0) { sum, index in
      sum + sequence.point(index).reduce(1) { $0 * (1 + ($1 - 0.5) / 2) }
    }
    // A random estimate would be off by about 0.006.
    #expect(abs(sum / Double(count) - 1) < 5e-4)
  }

  @Test("Dimensions out of range")
  func range() {
    #expect(throws: StatisticsError.self) { try SobolSequence(dimensions: 65) }
    #expect(throws: StatisticsError.self) { try SobolSequence(dimensions: 0) }
  }
}
