import LintasanAnalysis
import LintasanDocuments
import LintasanIndices
package import LintasanMaturity

/// What the instrument that takes an index's place asks of an agency.
package struct SuccessorBrief: Sendable {
  /// The instrument.
  package let instrument: Instrument
  /// The agency's last answers to the older questionnaire, with their year; `nil` where they are not known.
  package let answers: (levels: Answers, year: Int, questionnaire: Questionnaire)?
  /// A sheet of the instrument, with the cheapest levels to its next grade; `nil` where none is given.
  package let plan: LevelPlanResult?

  /// What the instrument asks of an agency.
  ///
  /// - Throws: what keeps levels from being planned.
  package init(
    _ instrument: Instrument, answers: (levels: Answers, year: Int, questionnaire: Questionnaire)? = nil,
    sheet: Ratings? = nil
  ) throws {
    self.instrument = instrument
    self.answers = answers
    plan = try sheet.map { ratings in
      let next = InstrumentScore(ratings).next?.predicate.lowerBound
      return try LevelPlanner(
        LevelPlanRequest(target: next ?? InstrumentScore(ratings).index.value, alternatives: 0), of: instrument
      ).plan(ratings)
    }
  }
}

extension EntityBrief {
  /// What the index's successor asks of the agency.
  func successorBlocks(_ level: Int) -> [Block] {
    guard let successor, let named = index.definition?.validity.successor else { return [] }
    let instrument = successor.instrument
    var sentences = [evidence(successor, from: named.from)]
    if let plan = successor.plan {
      sentences.append(sentence(of: plan))
    } else if let weakest = weakest(successor) {
      sentences.append(weakest)
    }
    return [
      .heading(level: level, words(.briefSuccessor, ["new": instrument.shortName, "year": String(named.from)])),
      .list(sentences.map { [.text($0)] }),
    ]
  }

  private func evidence(_ successor: SuccessorBrief, from year: Int) -> String {
    let indicators = successor.instrument.indicators
    func count(_ status: String) -> Int { indicators.count { $0.reuse?.status == status } }
    func list(_ status: String) -> String {
      listed(indicators.filter { $0.reuse?.status == status }.map(\.id))
    }
    return words(
      .briefSuccessorEvidence,
      [
        "year": String(year), "new": successor.instrument.shortName, "old": index.shortName,
        "count": String(indicators.count), "reuse": String(count("reuse")), "update": String(count("update")),
        "updates": list("update"), "fresh": String(count("new")), "news": list("new"),
      ])
  }

  /// The indicators whose older evidence has the lowest levels.
  private func weakest(_ successor: SuccessorBrief) -> String? {
    guard let answers = successor.answers else { return nil }
    let means = successor.instrument.indicators.compactMap { indicator -> (name: String, number: Int, mean: Double)? in
      let levels = (indicator.reuse?.from ?? []).compactMap { number in
        answers.questionnaire.position(ofNumber: number).map { Double(answers.levels.levels[$0]) }
      }
      guard !levels.isEmpty else { return nil }
      return (
        "\(indicator.id) \(indicator.name.text(in: language.rawValue))", indicator.number,
        levels.reduce(0, +) / Double(levels.count)
      )
    }
    let lowest = means.sorted { ($0.mean, $0.number) < ($1.mean, $1.number) }.prefix(3)
    guard !lowest.isEmpty else { return nil }
    let each = lowest.map { one in
      words(
        .briefSuccessorWeak, ["name": one.name, "level": NumberStyle.decimals(1).text(one.mean, in: language)])
    }
    return words(
      .briefSuccessorWeakest,
      ["year": String(answers.year), "old": index.shortName, "each": each.joined(separator: "; ")])
  }

  private func sentence(of plan: LevelPlanResult) -> String {
    let (current, instrument) = (plan.current, plan.current.instrument)
    let decimals = NumberStyle.decimals(2)
    func grade(_ predicate: Instrument.Predicate) -> String { InstrumentScoreReport.grade(predicate, language) }
    var values = [
      "new": instrument.shortName, "index": decimals.text(current.index.value, in: language),
      "grade": grade(current.predicate),
    ]
    guard let next = current.next?.predicate else { return words(.briefSuccessorHighest, values) }
    values["next"] = grade(next)
    values["from"] = decimals.text(next.lowerBound, in: language)
    values["reached"] = decimals.text(plan.best.index, in: language)
    guard plan.isReached else { return words(.briefSuccessorShort, values) }
    var order: [Int] = []
    var raised: [Int: (name: String, levels: [Int], gain: Double)] = [:]
    for step in plan.best.steps {
      let number = step.indicator.number
      if raised[number] == nil {
        order.append(number)
        raised[number] = ("\(step.indicator.id) \(step.indicator.name.text(in: language.rawValue))", [], 0)
      }
      raised[number]?.levels.append(step.level)
      raised[number]?.gain += step.gain
    }
    let deeds = order.compactMap { raised[$0] }.sorted { $0.gain > $1.gain }.map { one in
      words(
        .briefSuccessorDeed,
        [
          "name": one.name, "to": String(one.levels.max() ?? 0),
          "gain": NumberStyle.signed(2).text(one.gain, in: language),
        ])
    }
    values["count"] = String(plan.best.steps.count)
    values["deeds"] = deeds.prefix(6).joined(separator: "; ")
    values["more"] = deeds.count > 6 ? words(.briefMore, ["more": String(deeds.count - 6)]) : ""
    return words(plan.isOptimal ? .briefSuccessorPlan : .briefSuccessorPlanUnproven, values)
  }
}

extension LocalizedString {
  static let briefSuccessor = LocalizedString("From {year}: {new}", id: "Mulai {year}: {new}")
  static let briefSuccessorEvidence = LocalizedString(
    "From {year} agencies are evaluated by {new}, with {count} indicators valued from 1 to 5. Evidence of {old} can be used again for {reuse} of them, needs an update for {update} ({updates}) and is lacking for {fresh} ({news}). A score of {old} says nothing about one of {new}.",
    id:
      "Mulai {year} instansi dievaluasi dengan {new}, yang memiliki {count} indikator bernilai 1 sampai 5. Bukti {old} dapat dipakai lagi untuk {reuse} indikator, perlu diperbarui untuk {update} ({updates}), dan belum ada untuk {fresh} ({news}). Indeks {old} tidak menggambarkan indeks {new}."
  )
  static let briefSuccessorWeak = LocalizedString(
    "{name} (mean level {level})", id: "{name} (rata-rata tingkat {level})")
  static let briefSuccessorWeakest = LocalizedString(
    "The evidence to begin with, by the levels of {old} in {year}: {each}.",
    id: "Bukti yang perlu didahulukan, menurut tingkat {old} tahun {year}: {each}.")
  static let briefSuccessorHighest = LocalizedString(
    "The sheet gives an index of {index} in {new}: {grade}, the highest grade.",
    id: "Lembar ini menghasilkan indeks {new} {index}: {grade}, predikat tertinggi.")
  static let briefSuccessorShort = LocalizedString(
    "The sheet gives an index of {index} in {new}: {grade}. {next} begins at {from} and cannot be reached; the most is {reached}.",
    id:
      "Lembar ini menghasilkan indeks {new} {index}: {grade}. {next} dimulai dari {from} dan tidak dapat dicapai; paling tinggi {reached}."
  )
  static let briefSuccessorPlan = LocalizedString(
    "The sheet gives an index of {index} in {new}: {grade}. {next} begins at {from}. The fewest levels that get there are {count}, to {reached}: {deeds}{more}.",
    id:
      "Lembar ini menghasilkan indeks {new} {index}: {grade}. {next} dimulai dari {from}. Paling sedikit {count} tingkat perlu dicapai, menuju {reached}: {deeds}{more}."
  )
  static let briefSuccessorPlanUnproven = LocalizedString(
    "The sheet gives an index of {index} in {new}: {grade}. {next} begins at {from}. These {count} levels get there, to {reached}: {deeds}{more}.",
    id:
      "Lembar ini menghasilkan indeks {new} {index}: {grade}. {next} dimulai dari {from}. {count} tingkat berikut mencapainya, menuju {reached}: {deeds}{more}."
  )
  static let briefSuccessorDeed = LocalizedString(
    "{name} to level {to} ({gain})", id: "{name} ke tingkat {to} ({gain})")
  static let briefTooFew = LocalizedString(
    "{index} has scores of {years} only: too few surveys for a projection.",
    id: "{index} hanya memiliki nilai {years}: survei terlalu sedikit untuk proyeksi.")
  static let briefMethodPresent = LocalizedString(
    "Method: scores and ranks of the last survey; nothing is projected, so that no accuracy is measured.",
    id: "Metode: nilai dan peringkat survei terakhir; tidak ada proyeksi sehingga akurasi tidak diukur.")
  static let briefPresent = LocalizedString(
    "What rank {rank} of {year} takes", id: "Syarat peringkat {rank} tahun {year}")
  static let briefPresentGain = LocalizedString(
    "Rank {rank} was held with {score}; that is {gain} away. These raw indicators together get there with the least effort, all others staying as they are:",
    id:
      "Peringkat {rank} diraih dengan {score}; selisihnya {gain}. Indikator mentah berikut bersama-sama mencapainya dengan upaya terkecil, bila yang lain tetap:"
  )
  static let briefPresentNoRoom = LocalizedString(
    "Rank {rank} was held with {score}; that is {gain} away, more than all raw indicators at the best that anybody has.",
    id:
      "Peringkat {rank} diraih dengan {score}; selisihnya {gain}, melebihi semua indikator mentah pada nilai terbaik yang ada."
  )
  static let briefPresentNeed = LocalizedString(
    "{component}: from {now} to {level}", id: "{component}: dari {now} ke {level}")
  static let briefPresentNeedAlone = LocalizedString(
    "{component}: from {now} to {level} (alone it would have to be {alone})",
    id: "{component}: dari {now} ke {level} (bila sendirian harus {alone})")
}
