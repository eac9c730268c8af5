package import LintasanIndices
public import LintasanTables

/// What ratings are worth: indicator → aspect → index → grade, at full precision, each with the bounds that the ratings'
/// own bounds give.
public struct InstrumentScore: Hashable, Sendable {
  /// A number with its bounds.
  public struct Bounded: Hashable, Sendable {
    /// The number.
    public let value: Double
    /// The lowest that it can be.
    public let lower: Double
    /// The highest that it can be.
    public let upper: Double
  }

  /// The ratings.
  public let ratings: Ratings
  /// The aspects, in order.
  public let aspects: [Bounded]
  /// The domains, in order, where the instrument has some.
  public let domains: [Bounded]
  /// The index.
  public let index: Bounded
  /// The grade of the index as it is, before any rounding.
  public let predicate: Instrument.Predicate
  /// The next grade and the index still needed; `nil` in the highest.
  public let next: (predicate: Instrument.Predicate, distance: Double)?

  /// The instrument.
  package var instrument: Instrument { ratings.instrument }

  public static func == (first: InstrumentScore, second: InstrumentScore) -> Bool { first.ratings == second.ratings }
  public func hash(into hasher: inout Hasher) { hasher.combine(ratings) }

  /// Scores ratings.
  public init(_ ratings: Ratings) {
    self.ratings = ratings
    let instrument = ratings.instrument
    func sum(_ positions: some Sequence<Int>, _ value: (Rating) -> Double) -> Double {
      positions.reduce(0) { $0 + Double(instrument.indicators[$1].weight) * value(ratings.ratings[$1]) }
    }
    func bounded(_ positions: some Sequence<Int>, weight: Int) -> Bounded {
      let whole = Double(weight)
      return Bounded(
        value: sum(positions) { $0.value } / whole, lower: sum(positions) { $0.lower } / whole,
        upper: sum(positions) { $0.upper } / whole)
    }
    aspects = instrument.aspects.map { bounded($0.indicators, weight: $0.weight) }
    domains = instrument.domains.map { bounded($0.indicators, weight: $0.weight) }
    let index = bounded(instrument.indicators.indices, weight: instrument.weightsSum)
    self.index = index
    predicate = instrument.predicate(of: index.value)
    next = instrument.nextPredicate(after: index.value).map { ($0, $0.lowerBound - index.value) }
  }

  /// The sum of weight × level, where values are whole levels: the index is this divided by the sum of weights.
  var wholeUnits: Int {
    zip(instrument.indicators, ratings.ratings).reduce(0) { $0 + $1.0.weight * Int($1.1.value.rounded()) }
  }

  /// What has to be said: of the ratings, of grades near their bounds, of what the instrument's text leaves open.
  package var warnings: [LocalizedText] {
    var warnings = ratings.warnings
    if let bound = instrument.predicates.dropFirst().first(where: { abs($0.lowerBound - index.value) <= 1e-9 }) {
      let (text, before) = (NumberWords.fixed(bound.lowerBound), instrument.predicate(of: bound.lowerBound - 0.001))
      warnings.append(
        LocalizedText(
          english:
            "the index stands exactly on \(text): \(bound.grade.indonesian), because the lower end belongs to a grade; "
            + "\(instrument.otherEnd?.english ?? "with the other end closed it would be") (\(before.grade.indonesian))",
          indonesian: "indeks tepat pada \(text): \(bound.grade.indonesian), karena batas bawah termasuk predikat itu; "
            + "\(instrument.otherEnd?.indonesian ?? "bila batas atas yang termasuk, predikatnya") "
            + "(\(before.grade.indonesian))"))
    }
    let (low, high) = (instrument.predicate(of: index.lower), instrument.predicate(of: index.upper))
    if low != high {
      warnings.append(
        LocalizedText(
          english:
            "the index can lie from \(NumberWords.fixed(index.lower)) to \(NumberWords.fixed(index.upper)), so that "
            + "its grade is not certain: \(low.grade.indonesian) to \(high.grade.indonesian)",
          indonesian:
            "indeks dapat berada antara \(NumberWords.fixed(index.lower)) dan \(NumberWords.fixed(index.upper)), "
            + "sehingga predikatnya belum pasti: \(low.grade.indonesian) sampai \(high.grade.indonesian)"))
    }
    let shown = (index.value * 100).rounded() / 100
    let rounded = instrument.predicate(of: shown)
    if rounded != predicate {
      warnings.append(
        LocalizedText(
          english:
            "rounded to two decimals the index would be \(rounded.grade.indonesian); whether the grade is set before "
            + "rounding is not known, and here it is (\(predicate.grade.indonesian))",
          indonesian:
            "bila dibulatkan dua desimal indeks menjadi \(rounded.grade.indonesian); belum diketahui apakah predikat "
            + "ditetapkan sebelum pembulatan, di sini sebelum (\(predicate.grade.indonesian))"))
    }
    if let caution = instrument.caution { warnings.append(caution) }
    return warnings
  }

  /// One row an indicator: `indicator, name, aspect, weight, value, lower, upper, source, levels_complete, next_level,
  /// next_gain`: the last is what completing the next level adds to the index.
  public func indicatorTable(language: String = "en") -> Table {
    let indicators = instrument.indicators
    let values = ratings.ratings
    let complete = values.map { instrument.levelsComplete(at: $0.value) }
    let gains = indicators.indices.map { position -> Double? in
      guard complete[position] < instrument.levels.count else { return nil }
      let ceiling = instrument.levels[complete[position]].ceiling
      return Double(indicators[position].weight) * (ceiling - values[position].value) / Double(instrument.weightsSum)
    }
    return Table(
      Column("indicator", indicators.map(\.id)), Column("name", indicators.map { $0.name.text(in: language) }),
      Column("aspect", indicators.map { instrument.aspects[$0.aspect].number }),
      Column("weight", indicators.map { instrument.share($0.weight) }), Column("value", values.map(\.value)),
      Column("lower", values.map(\.lower)), Column("upper", values.map(\.upper)),
      Column("source", values.map(\.sourceWord)),
      Column("levels_complete", complete.map { instrument.level(completing: $0) }),
      Column("next_level", complete.map { $0 < instrument.levels.count ? instrument.levels[$0].number : nil }),
      Column("next_gain", gains))
  }

  /// One row an aspect: `aspect, name, weight, score, lower, upper`.
  public func aspectTable(language: String = "en") -> Table {
    Table(
      Column("aspect", instrument.aspects.map(\.number)),
      Column("name", instrument.aspects.map { $0.name.text(in: language) }),
      Column("weight", instrument.aspects.map { instrument.share($0.weight) }), Column("score", aspects.map(\.value)),
      Column("lower", aspects.map(\.lower)), Column("upper", aspects.map(\.upper)))
  }
}
