public import LintasanIndices

/// An agency's values on all indicators of an instrument, as a sheet and scores of other bodies give them.
public struct Ratings: Hashable, Sendable {
  /// The instrument.
  package let instrument: Instrument
  /// One for each indicator, in order.
  public let ratings: [Rating]
  /// What has to be said of them.
  public let warnings: [LocalizedText]
  /// How the sheet was read, where it could have been otherwise.
  public let notes: [String]

  /// Ratings.
  package init(
    _ ratings: [Rating], of instrument: Instrument, warnings: [LocalizedText] = [], notes: [String] = []
  ) {
    precondition(ratings.count == instrument.indicators.count, "a rating for each indicator")
    self.instrument = instrument
    self.ratings = ratings
    self.warnings = warnings
    self.notes = notes
  }

  /// The identifiers of indicators that wait for a score of another body.
  package var externalMissing: [String] {
    zip(instrument.indicators, ratings).filter { $1.source == .missingExternal }.map(\.0.id)
  }
}

extension Instrument {
  /// A number in messages.
  static func text(_ value: Double) -> String { NumberWords.shortest(value) }

  /// By what sheets name the indicators.
  var sheetKeys: IndicatorKeys {
    IndicatorKeys(
      indicators.map {
        .init(number: $0.number, codes: [$0.id, $0.code], names: [$0.name.indonesian, $0.name.english])
      },
      groups: aspects.flatMap { [$0.name.indonesian, $0.name.english] })
  }
}
