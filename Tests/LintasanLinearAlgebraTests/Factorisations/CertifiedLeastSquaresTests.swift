import Foundation
import LintasanLinearAlgebra
import LintasanTestSupport
import Testing

/// The linear sets of NIST's StRD against exact rational arithmetic: `exact_ols.py` beside them.
///
/// What plain Householder QR reaches; the floors are what a backward stable solver owes to each problem's condition.
@Suite struct CertifiedLeastSquaresTests {
  struct Certified: Decodable {
    let degree: Int?
    let intercept: Bool
    let terms: [String]
    let coefficients: [String]
  }

  /// The fixtures of the regression tests, which certify the same sets further.
  static let nist = "../../LintasanRegressionTests/Fixtures/nist/"

  static let floors: [(name: String, digits: Double)] = [
    ("norris", 12), ("pontius", 11.5), ("noint1", 14), ("noint2", 14), ("longley", 10), ("wampler1", 9),
    ("wampler2", 9),
  ]

  @Test(arguments: floors) func reachesItsDigits(name: String, digits floor: Double) throws {
    let certified = try #require(
      Fixture.json([String: Certified].self, Self.nist + "certified.json")[name], "no certified results for \(name)")
    let lines = String(decoding: try Fixture.bytes(Self.nist + "\(name).csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
    let header = try #require(lines.first)
    let rows = lines.dropFirst().map { $0.compactMap(Double.init) }
    let response = try #require(header.firstIndex(of: "y"))
    var columns: [[Double]] = certified.intercept ? [rows.map { _ in 1 }] : []
    if let degree = certified.degree {
      let x = try #require(header.firstIndex(of: "x"))
      for power in 1...degree { columns.append(rows.map { pow($0[x], Double(power)) }) }
    } else {
      for index in header.indices where index != response { columns.append(rows.map { $0[index] }) }
    }
    let fit = try LeastSquares(Matrix(columns: columns), rows.map { $0[response] })
    #expect(fit.rank == columns.count)
    for (index, value) in certified.coefficients.enumerated() {
      expectDigits(
        fit.solution[index], certified: try #require(Double(value)), atLeast: floor, "\(name) \(certified.terms[index])"
      )
    }
  }
}
