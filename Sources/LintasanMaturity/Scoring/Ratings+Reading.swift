import LintasanIndices

extension Ratings {
  /// Reads a sheet and adds scores of other bodies.
  ///
  /// - Parameters:
  ///   - sheets: the sheets of the file; the first with a header that can be understood counts.
  ///   - instrument: the instrument.
  ///   - external: scores of other bodies.
  ///   - year: the year of the evaluation; the first of the instrument where it is not said.
  ///   - value: the title of the column of values, where there are several.
  /// - Throws: what is wrong with the sheet, an option or the year, and what to do.
  public static func read(
    _ sheets: [SheetGrid], of instrument: Instrument, external: [ExternalScore] = [], year: Int? = nil,
    value: String? = nil
  ) throws(InstrumentError) -> Ratings {
    try instrument.check(year: year)
    let sheet = try RatingSheet(sheets, of: instrument, value: value)
    var ratings = sheet.ratings
    var warnings = sheet.warnings
    for score in external {
      let (position, rating) = try instrument.rating(of: score, year: year ?? instrument.firstYear)
      let id = instrument.indicators[position].id
      if case .sheet = ratings[position]?.source, ratings[position] != nil {
        throw .option(
          "\(id) has a value in \(sheet.file) and a score of another body (\(score.id)); leave one of them out")
      }
      if case .items = ratings[position]?.source {
        throw .option(
          "\(id) has accepted items in \(sheet.file) and a score of another body (\(score.id)); leave one of them out")
      }
      ratings[position] = rating
      if let flag = instrument.external.first(where: { $0.id == score.id })?.flag {
        warnings.append(
          LocalizedText(
            english: "\(id) from \(score.id): \(flag.english)", indonesian: "\(id) dari \(score.id): \(flag.indonesian)"
          ))
      }
    }
    var unlisted: [String] = []
    var missing: [String] = []
    for (position, indicator) in instrument.indicators.enumerated() where ratings[position] == nil {
      if indicator.external != nil {
        ratings[position] = Rating(instrument.minimum, source: .missingExternal)
      } else if sheet.isItems {
        ratings[position] = Rating(instrument.minimum, source: .nothingAccepted)
        unlisted.append(indicator.id)
      } else {
        missing.append(indicator.id)
      }
    }
    if !missing.isEmpty {
      throw sheet.fault(
        "\(missing.joined(separator: ", ")) \(missing.count == 1 ? "has" : "have") no value; only "
          + instrument.indicators.filter { $0.external != nil }.map(\.id).joined(separator: ", ")
          + " may be left out, which wait for scores of other bodies")
    }
    if !unlisted.isEmpty {
      let list = unlisted.joined(separator: ", ")
      warnings.append(
        LocalizedText(
          english: "not listed, counted as nothing accepted: \(list)",
          indonesian: "tidak tercantum, dihitung tanpa butir yang diterima: \(list)"))
    }
    let all = instrument.indicators.indices.compactMap { ratings[$0] }
    let waiting = zip(instrument.indicators, all).filter { $1.source == .missingExternal }.map(\.0.id)
    if !waiting.isEmpty {
      let (list, one) = (waiting.joined(separator: ", "), Instrument.text(instrument.minimum))
      warnings.append(
        LocalizedText(
          english: "no score of another body, counted \(one): \(list)",
          indonesian: "belum ada indeks instansi pembina, dihitung \(one): \(list)"))
    }
    warnings += instrument.unmetPrerequisites(all)
    return Ratings(all, of: instrument, warnings: warnings, notes: sheet.notes)
  }
}

extension Instrument {
  /// Whether the instrument holds in a year.
  ///
  /// - Throws: `.year` naming the instrument that does.
  package func check(year: Int?) throws(InstrumentError) {
    guard let year else { return }
    if year < firstYear {
      throw .year(
        "\(shortName) (\(regulation)) holds from \(firstYear), not in \(year)"
          + (replaces.map {
            "; until then it was \($0.uppercased()): lintasan \($0) score, and the two are never mixed"
          } ?? ""))
    }
    if let lastYear, year > lastYear { throw .year("\(shortName) holds until \(lastYear), not in \(year)") }
    if year > 2200 { throw .year("there is no evaluation of \(year); check the year") }
  }

  /// Levels that are complete although what they need is not.
  func unmetPrerequisites(_ ratings: [Rating]) -> [LocalizedText] {
    prerequisites.compactMap { rule in
      guard levelsComplete(at: ratings[rule.indicator].value) >= rule.level,
        levelsComplete(at: ratings[rule.neededIndicator].value) < rule.neededLevel
      else { return nil }
      let (first, needed) = (indicators[rule.indicator].id, indicators[rule.neededIndicator].id)
      return LocalizedText(
        english:
          "\(first) has level \(rule.level) complete, which rests on level \(rule.neededLevel) of \(needed), and that "
          + "is not complete; check both",
        indonesian: "\(first) sudah lengkap tingkat \(rule.level), yang bertumpu pada tingkat \(rule.neededLevel) dari "
          + "\(needed), padahal itu belum lengkap; periksa keduanya")
    }
  }
}
