package import LintasanIndices
package import LintasanTables

/// A set of raises, what it costs and where it leads.
package struct RaisePlan: Hashable, Sendable {
  /// One indicator raised.
  package struct Step: Hashable, Sendable {
    /// The indicator.
    package let item: Questionnaire.Item
    /// The level now.
    package let from: Int
    /// The level aimed at.
    package let to: Int
    /// The cost of all its levels together.
    package let cost: Double
    /// The cost of each of its levels, ascending.
    package let levelCosts: [Double]
    /// What they add to the index.
    package let gain: Double
  }

  /// The raises, in the order of the questionnaire.
  package let steps: [Step]
  /// The cost of all steps.
  package let totalCost: Double
  /// Where the agency stands after them.
  package let scorecard: Scorecard

  /// A plan to raise nothing.
  package static func none(_ scorecard: Scorecard) -> RaisePlan {
    RaisePlan(steps: [], totalCost: 0, scorecard: scorecard)
  }

  /// The index after the steps, unrounded.
  package var index: Double { scorecard.index }
  /// The predicate after the steps.
  package var predicate: ScoreClass? { scorecard.predicate }

  /// The raises of practices that end above the policy that they rest on.
  package func raisesBeyondPolicy(
    _ prerequisites: [Prerequisite]
  ) -> [(step: Step, policy: Questionnaire.Item, level: Int)] {
    let questionnaire = scorecard.questionnaire
    return prerequisites.compactMap { rule in
      guard let step = steps.first(where: { $0.item.number == rule.then }),
        let position = questionnaire.position(ofNumber: rule.first)
      else { return nil }
      let level = scorecard.answers.levels[position]
      return step.to > level ? (step, questionnaire.items[position], level) : nil
    }.sorted { $0.step.item.number < $1.step.item.number }
  }

  /// One row a step: `indicator, name, from, to, cost, gain`.
  package func table(language: String = "en") -> Table {
    Table(
      Column("indicator", steps.map(\.item.number)), Column("name", steps.map { $0.item.name.text(in: language) }),
      Column("from", steps.map(\.from)), Column("to", steps.map(\.to)), Column("cost", steps.map(\.cost)),
      Column("gain", steps.map(\.gain)))
  }
}
