package import LintasanCore

extension IndexDefinition {
  /// The weights of the top components in a year, adding to 1.
  ///
  /// - Returns: one a component, in the order of ``components``.
  package func weights(in year: Int) -> [Double] {
    weightSchedule.weights(in: year)
  }

  /// The weights of the top components over time, adding to 1 in every year.
  package var weightSchedule: WeightSchedule {
    WeightSchedule(
      Self.shares(components.map(\.weight)),
      except: weightPeriods.map { period in
        WeightSchedule.Period(
          years: period.years, weights: Self.shares(components.map { period.weights[$0.id] ?? $0.weight }))
      })
  }

  /// The weights of a node's children within it in a year, adding to 1.
  ///
  /// - Returns: one a child, in the order of ``Component/components``.
  package func weights(within parent: Component, in year: Int) -> [Double] {
    shares(of: parent.components, in: year)
  }

  /// The weights of the leaves in the whole index in a year, adding to 1.
  ///
  /// - Returns: one a leaf, in the order of ``leaves``.
  package func leafWeights(in year: Int) -> [Double] {
    shares(of: leaves, in: year)
  }

  /// The weight of a node in a year, in the definition's unit.
  package func weight(of component: Component, in year: Int) -> Weight {
    weightPeriods.last { $0.years.contains(year) }?.weights[component.id] ?? component.weight
  }

  private func shares(of components: [Component], in year: Int) -> [Double] {
    Self.shares(components.map { weight(of: $0, in: year) })
  }

  private static func shares(_ weights: [Weight]) -> [Double] {
    let sum = weights.reduce(0) { $0 + $1.value }
    return weights.map { $0.value / sum }
  }
}
