import LintasanIndices
package import LintasanTables

/// Ratings side by side: the stages of one evaluation, two agencies, or two years.
package struct RatingComparison: Hashable, Sendable {
  /// One indicator.
  package struct Difference: Hashable, Sendable {
    /// The indicator.
    package let indicator: Instrument.Indicator
    /// Its values, one a label.
    package let values: [Double]
    /// The last value less the first.
    package let difference: Double
    /// What that does to the index.
    package let effect: Double
  }

  /// What each column is called.
  package let labels: [String]
  /// The scores, one a label.
  package let scores: [InstrumentScore]
  /// One for every indicator, in order.
  package let differences: [Difference]

  /// Compares ratings of one instrument, each with a label; `nil` where there are fewer than two.
  package init?(_ labels: [String], _ ratings: [Ratings]) {
    guard labels.count == ratings.count, ratings.count >= 2, let instrument = ratings.first?.instrument,
      ratings.allSatisfy({ $0.instrument == instrument })
    else { return nil }
    self.labels = labels
    scores = ratings.map(InstrumentScore.init)
    differences = instrument.indicators.enumerated().map { position, indicator in
      let values = ratings.map { $0.ratings[position].value }
      let difference = (values.last ?? 0) - (values.first ?? 0)
      return Difference(
        indicator: indicator, values: values, difference: difference,
        effect: Double(indicator.weight) * difference / Double(instrument.weightsSum))
    }
  }

  /// Where they part, what costs the index most first.
  package var parted: [Difference] {
    differences.filter { $0.difference != 0 }.sorted {
      ($1.effect.magnitude, $0.indicator.number) < ($0.effect.magnitude, $1.indicator.number)
    }
  }

  /// One row an indicator: `indicator, name, weight`, a column a label, `difference, effect`.
  package func table(language: String = "en") -> Table {
    var columns = [
      Column("indicator", differences.map(\.indicator.id)),
      Column("name", differences.map { $0.indicator.name.text(in: language) }),
      Column("weight", differences.map(\.indicator.weight)),
    ]
    for place in labels.indices {
      columns.append(Column(Self.name(place, labels), differences.map { $0.values[place] }))
    }
    columns += [
      Column("difference", differences.map(\.difference)), Column("effect", differences.map(\.effect)),
    ]
    return Table(distinct: columns)
  }

  /// One row a label: `label, index, index_lower, index_upper, grade`, and a column an aspect.
  package var summary: Table {
    var columns = [
      Column("label", labels), Column("index", scores.map(\.index.value)),
      Column("index_lower", scores.map(\.index.lower)), Column("index_upper", scores.map(\.index.upper)),
      Column("grade", scores.map(\.predicate.grade.indonesian)),
    ]
    for (place, aspect) in scores[0].instrument.aspects.enumerated() {
      columns.append(Column("aspect_\(aspect.number)", scores.map { $0.aspects[place].value }))
    }
    return Table(distinct: columns)
  }

  /// The name of a label's column, which may not be one that the table has anyway.
  package static func name(_ place: Int, _ labels: [String]) -> String {
    let own = labels[place]
    let isTaken =
      ["indicator", "name", "weight", "difference", "effect"].contains(own)
      || labels.prefix(place).contains(own)
    return isTaken ? "\(own)_\(place + 1)" : own
  }
}

extension Ratings {
  /// The titles of a sheet's columns of values, from the left: the stages of an evaluation.
  package static func valueColumns(of sheets: [SheetGrid]) -> [String] {
    for grid in sheets {
      guard let layout = SheetLayout(grid) else { continue }
      return layout.columns[.accepted] == nil ? (layout.columns[.value] ?? []).map { layout.titles[$0] } : []
    }
    return []
  }

  /// Ratings of every stage of a sheet that has a column for each; a blank cell keeps what the stage before gave, because a
  /// later stage confirms or replaces.
  ///
  /// - Throws: what is wrong with the sheet.
  package static func stages(
    _ sheets: [SheetGrid], of instrument: Instrument, year: Int? = nil
  ) throws(InstrumentError) -> [(label: String, ratings: Ratings)] {
    try instrument.check(year: year)
    var found: [(label: String, ratings: Ratings)] = []
    for title in valueColumns(of: sheets) {
      let sheet = try RatingSheet(sheets, of: instrument, value: title)
      var ratings: [Rating] = []
      var missing: [String] = []
      for (position, indicator) in instrument.indicators.enumerated() {
        if let rating = sheet.ratings[position] ?? found.last?.ratings.ratings[position] {
          ratings.append(rating)
        } else if indicator.external != nil {
          ratings.append(Rating(instrument.minimum, source: .missingExternal))
        } else {
          missing.append(indicator.id)
        }
      }
      guard missing.isEmpty else {
        throw sheet.fault(
          "\(missing.joined(separator: ", ")) has no value in the column “\(title)”, the first stage given")
      }
      found.append((title, Ratings(ratings, of: instrument, warnings: sheet.warnings, notes: sheet.notes)))
    }
    return found
  }
}
