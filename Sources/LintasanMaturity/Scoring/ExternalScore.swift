import LintasanIndices

/// A score of another body that an agency has been given, such as its SDI index.
public struct ExternalScore: Hashable, Sendable {
  /// The identifier of the index, such as `sdi`.
  package let id: String
  /// The score on the other body's own scale.
  package let score: Double
  /// The year of the score, where it is said.
  package let year: Int?

  /// A score.
  public init(_ id: String, _ score: Double, year: Int? = nil) {
    self.id = id
    self.score = score
    self.year = year
  }
}

extension Instrument.ExternalIndex {
  /// The indicator's value at a score: linear between the points that the bands give.
  package func value(at score: Double) -> Double? {
    guard let first = x.first, let last = x.last, score >= first, score <= last else { return nil }
    let upper = max(1, x.firstIndex { $0 >= score } ?? x.count - 1)
    // From the nearer end, so that the points themselves are met exactly.
    if score == x[upper] { return y[upper] }
    return y[upper - 1] + (y[upper] - y[upper - 1]) * (score - x[upper - 1]) / (x[upper] - x[upper - 1])
  }
}

extension Instrument {
  /// The value that a score of another body gives its indicator.
  ///
  /// - Parameters:
  ///   - score: the score of the other body.
  ///   - year: the year of the evaluation, against which the score may be too old.
  /// - Throws: `.option` for an index that there is not, a score off its scale, or one that is too old.
  package func rating(of score: ExternalScore, year: Int) throws(InstrumentError) -> (position: Int, rating: Rating) {
    guard let index = external.first(where: { $0.id == score.id }) else {
      throw .option("there is no external index “\(score.id)”; they are \(external.map(\.id).joined(separator: ", "))")
    }
    let indicator = indicators[index.indicator].id
    guard let value = index.value(at: score.score) else {
      throw .option(
        "\(index.name.english) is \(Self.text(score.score)); its scale goes from \(Self.text(index.x[0])) to "
          + "\(Self.text(index.x[index.x.count - 1]))")
    }
    if let age = index.maximumAge, let from = score.year, year - from > age {
      throw .option(
        "\(index.name.english) of \(from) is older than \(age) \(age == 1 ? "year" : "years") in \(year) and is refused "
          + "as evidence for \(indicator); leave it out (\(indicator) then counts \(Self.text(minimum))) or give the "
          + "newer score")
    }
    if let from = score.year, from > year {
      throw .option("\(index.name.english) of \(from) lies after the evaluation of \(year); check the year")
    }
    return (index.indicator, Rating(value, source: .external(index.id)))
  }
}
