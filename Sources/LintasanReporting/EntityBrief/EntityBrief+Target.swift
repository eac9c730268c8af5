package import LintasanAnalysis
import LintasanDocuments
import LintasanIndices
package import LintasanMaturity
import LintasanTables

extension EntityBrief {
  /// The cheapest ways to a target in what an index is made of.
  package enum Deeds: Sendable {
    /// In the inputs of EGDI: with all of them, and with the items of the questionnaire alone.
    case inputs(all: InputPlan, items: InputPlan?)
    /// In levels of indicators, from the last year in which they are known.
    case levels(RaisePlan, target: Double, index: Double, year: Int, isReached: Bool)
  }

  /// The distance to the target, and what would get there.
  func targetBlocks(_ headingLevel: Int) -> [Block] {
    guard let target else { return presentBlocks(headingLevel) }
    let heading: String =
      switch target.aim {
      case .rank(let rank): words(.briefTargetRank, ["rank": String(rank), "year": index.label(target.year)])
      case .score(let value): words(.briefTargetScore, ["score": score(value), "year": index.label(target.year)])
      }
    var text = words(.briefTrend, ["chance": chance(target.probability)])
    var blocks: [Block] = [.heading(level: headingLevel, heading)]
    if let plan = target.plans.first {
      let hasNone = plan.extraGain <= 0.5 / NumberStyle.power(index.decimals)
      text +=
        hasNone
        ? words(.briefNothingNeeded)
        : words(
          plan.isFeasible ? .briefNeeds : .briefNoRoom,
          [
            "gain": score(plan.extraGain), "reached": String(plan.everGained), "comparable": String(plan.comparable),
            "surveys": surveys(target.surveys),
          ])
      blocks.append(.paragraph([.text(text)]))
      let needs = plan.needs.filter { abs($0.gain) > 0.5 / NumberStyle.power(index.decimals) }
      if !hasNone && !needs.isEmpty {
        blocks.append(.list(needs.prefix(6).map { [.text(sentence(of: $0))] }))
      }
    } else {
      blocks.append(.paragraph([.text(text)]))
    }
    return blocks + deedBlocks()
  }

  /// What would lift the entity today, where nothing can be projected.
  private func presentBlocks(_ level: Int) -> [Block] {
    guard let present, case .rank(let mark) = present.aim else { return [] }
    let values = [
      "rank": String(mark), "year": index.label(present.year), "score": score(present.neededScore),
      "gain": score(present.gain),
    ]
    var blocks: [Block] = [
      .heading(level: level, words(.briefPresent, values)),
      .paragraph([.text(words(present.isFeasible ? .briefPresentGain : .briefPresentNoRoom, values))]),
    ]
    // Those that do the largest share of it are named: of what each would have to gain alone.
    func share(_ need: TargetStudy.Need) -> Double { need.alone.map { abs(need.gain / $0) } ?? 0 }
    let needs = present.needs.filter { $0.alone != nil || abs($0.gain) > 0 }.sorted { share($0) > share($1) }
    if !needs.isEmpty {
      blocks.append(.list(needs.prefix(6).map { [.text(presentSentence(of: $0))] }))
    }
    return blocks
  }

  private func presentSentence(of need: TargetStudy.Need) -> String {
    let values = [
      "component": index.cellWords(in: language)[need.name] ?? need.name, "now": amount(need.now),
      "level": amount(need.level),
      "alone": need.alone.map { amount(need.now + (need.gain < 0 ? -1 : 1) * abs($0)) } ?? "",
    ]
    return words(need.alone == nil ? .briefPresentNeed : .briefPresentNeedAlone, values)
  }

  private func sentence(of need: TargetStudy.Need) -> String {
    // A raw indicator that is better when it falls has a negative gain.
    words(
      need.gain < 0 ? .briefNeedLess : .briefNeed,
      [
        "component": index.cellWords(in: language)[need.name] ?? need.name, "gain": score(abs(need.gain)),
        "level": score(need.level), "now": score(need.now),
      ])
  }

  /// `1 survey`, `2 surveys`.
  private func surveys(_ count: Int) -> String {
    words(count == 1 ? .briefOneSurvey : .briefSurveys, ["count": String(count)])
  }

  // MARK: - Deeds

  private func deedBlocks() -> [Block] {
    switch deeds {
    case .inputs(let all, let items): inputBlocks(all, items)
    case .levels(let plan, let target, let index, let year, let isReached):
      levelBlocks(plan, target, index, year, isReached)
    case nil: []
    }
  }

  private func inputBlocks(_ plan: InputPlan, _ items: InputPlan?) -> [Block] {
    var sentences: [[Inline]] = []
    if !plan.isReached {
      sentences.append([.text(words(.briefDeedsNone, ["score": score(plan.best.score), "year": index.label(plan.year)]))])
    } else if !plan.best.steps.isEmpty {
      sentences.append([
        .text(words(.briefDeeds, ["steps": steps(plan.best.steps), "chance": chances(plan)]))
      ])
    }
    if let items, items.isReached, !items.best.steps.isEmpty, items.best.steps != plan.best.steps {
      sentences.append([.text(words(.briefDeedsItems, ["steps": steps(items.best.steps), "chance": chances(items)]))])
    } else if let items, !items.isReached, plan.isReached {
      sentences.append([.text(words(.briefDeedsItemsShort))])
    }
    let worths = plan.worths.filter { $0.scoreGain > 0 }.sorted { ($1.scoreGain, $0.input) < ($0.scoreGain, $1.input) }
    if !worths.isEmpty {
      let signed = NumberStyle.signed(index.decimals)
      let each = worths.prefix(4).map { worth in
        words(
          .briefWorth,
          [
            "input": inputName(worth.input), "from": amount(worth.from), "to": amount(worth.to),
            "gain": signed.text(worth.scoreGain, in: language),
          ])
      }
      sentences.append([.text(words(.briefWorths, ["each": each.joined(separator: "; ")]))])
    }
    return sentences.isEmpty ? [] : [.list(sentences)]
  }

  private func chances(_ plan: InputPlan) -> String { plan.best.probability.map { chance($0) } ?? "" }

  private func steps(_ steps: [InputPlan.Step]) -> String {
    steps.map { words(.briefStep, ["input": inputName($0.input), "from": amount($0.from), "to": amount($0.to)]) }
      .joined(separator: "; ")
  }

  private func inputName(_ id: String) -> String {
    LocalizedString.inputNames[id].map { $0.text(in: language) } ?? id
  }

  private func amount(_ value: Double) -> String { NumberStyle.significant(4).text(value, in: language) }

  private func levelBlocks(_ plan: RaisePlan, _ target: Double, _ before: Double, _ year: Int, _ isReached: Bool)
    -> [Block]
  {
    func worth(_ step: RaisePlan.Step) -> Double { step.gain / max(step.cost, 1e-9) }
    let raises = plan.steps.sorted { (worth($1), $0.item.number) < (worth($0), $1.item.number) }
      .prefix(6)
      .map { step in
        words(
          .briefRaise,
          [
            "number": String(step.item.number), "name": step.item.name.text(in: language.rawValue),
            "from": String(step.from), "to": String(step.to),
          ])
      }
    let values = [
      "year": index.label(year), "index": score(before), "target": score(target),
      "count": String(plan.steps.reduce(0) { $0 + $1.to - $1.from }), "raises": raises.joined(separator: "; "),
      "more": plan.steps.count > 6 ? words(.briefMore, ["more": String(plan.steps.count - 6)]) : "",
    ]
    let phrase: LocalizedString =
      !isReached ? .briefLevelsShort : plan.steps.isEmpty ? .briefLevelsReached : .briefLevels
    return [.list([[.text(words(phrase, values))]])]
  }
}
