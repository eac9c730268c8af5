import LintasanIndices

extension Questionnaire {
  /// The questionnaire as an instrument of whole levels: what scores and plans it is what scores and plans every instrument.
  static func instrument(
    id: String, items: [Item], aspects: [Group], domains: [Group], levels: ClosedRange<Int>, classes: [ScoreClass]
  ) -> Instrument {
    func groups(_ groups: [Group]) -> [Instrument.Aspect] {
      groups.map { .init(number: $0.number, name: $0.name, weight: $0.weight, indicators: Array($0.items)) }
    }
    var grades = classes.reversed().map {
      Instrument.Predicate(id: $0.id, lowerBound: $0.lowerBound, grade: $0.name, label: $0.name)
    }
    if grades.isEmpty {
      let none = LocalizedText("")
      grades = [.init(id: "", lowerBound: Double(levels.lowerBound), grade: none, label: none)]
    }
    return Instrument(
      id: id, name: LocalizedText(id), firstYear: 1, isWhole: true,
      levels: levels.dropFirst().map { .init(number: $0, floor: Double($0 - 1), ceiling: Double($0)) },
      predicates: grades, domains: groups(domains), aspects: groups(aspects),
      indicators: items.map { item in
        .init(
          id: item.id, number: item.number, code: "\(item.number)", aspect: item.aspect, weight: item.weight,
          name: item.name, meaning: item.name, items: [], external: nil, levels: [], reuse: nil, note: nil)
      })
  }

  /// Answers as values of the instrument.
  func ratings(_ answers: Answers) -> Ratings {
    Ratings(answers.levels.map { Rating(Double($0), source: .sheet(nil)) }, of: instrument)
  }
}

extension Instrument {
  /// An instrument of whole levels and nothing else: no items, gates, or scores of other bodies.
  fileprivate init(
    id: String, name: LocalizedText, firstYear: Int, isWhole: Bool, levels: [Level], predicates: [Predicate],
    domains: [Aspect], aspects: [Aspect], indicators: [Indicator]
  ) {
    (self.id, self.name, shortName, regulation, standing) = (id, name, id.uppercased(), "", "official")
    (caution, self.firstYear, lastYear, replaces, stages, order) = (nil, firstYear, nil, nil, [], [])
    (self.isWhole, self.levels, self.predicates) = (isWhole, levels, predicates)
    (otherEnd, supersededCutoffs, external, refusedEvidence, prerequisites, gates) = (nil, [], [], [], [], [])
    (self.domains, self.aspects, self.indicators, weightParts) = (domains, aspects, indicators, 1)
  }
}

extension Questionnaire {
  /// The order that an instrument's file gives, by number of the indicators.
  ///
  /// - Throws: `.notAQuestionnaire` where the file's indicators, weights or grades are not those of the definition.
  static func order(
    _ file: Instrument, of instrument: Instrument
  ) throws(QuestionnaireError) -> [Prerequisite] {
    let isSame =
      zip(file.indicators, instrument.indicators).allSatisfy {
        $0.number == $1.number && $0.name == $1.name && $0.weight * instrument.weightsSum == $1.weight * file.weightsSum
      } && file.indicators.count == instrument.indicators.count && file.isWhole && file.levels == instrument.levels
      && file.predicates.map(\.lowerBound) == instrument.predicates.map(\.lowerBound)
      && file.domains.map(\.indicators) == instrument.domains.map(\.indicators)
      && file.aspects.map(\.indicators) == instrument.aspects.map(\.indicators)
    guard isSame else {
      throw .notAQuestionnaire(
        index: instrument.id, reason: "its instrument.yaml and index.yaml differ in indicators, weights, levels or grades")
    }
    return file.order.map { Prerequisite(file.indicators[$0.first].number, before: file.indicators[$0.then].number) }
  }
}
