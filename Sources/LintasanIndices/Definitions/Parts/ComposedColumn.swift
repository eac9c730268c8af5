/// A column, beside those of the components, that the index is made of: regressing the whole on it shows arithmetic.
package struct ComposedColumn: Hashable, Sendable {
  /// The column, of the scores or of the covariates.
  package let column: String
  /// The identifier of the component that it is an input of, or of the index.
  package let partOf: String
}

extension IndexDefinition {
  /// Which columns are parts of which by construction: the inputs that are named, then the components, each with the columns
  /// of everything above it, the nearest first.
  package var columnsWithWholes: [(part: String, wholes: [String])] {
    var above: [String: [String]] = [id: []]
    var own: [String: String] = [id: data.value]
    var components: [(part: String, wholes: [String])] = []
    func visit(_ component: Component, _ wholes: [String]) {
      above[component.id] = wholes
      own[component.id] = component.column
      if let column = component.column { components.append((column, wholes)) }
      for child in component.components { visit(child, (component.column.map { [$0] } ?? []) + wholes) }
    }
    for component in self.components { visit(component, [data.value]) }
    let inputs = composition.map { input in
      (input.column, (own[input.partOf].map { [$0] } ?? []) + (above[input.partOf] ?? []))
    }
    return inputs + components
  }
}
