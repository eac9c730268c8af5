import LintasanIndices
import Testing

@Suite("Settings of uncertainty")
struct SettingsTests {
  @Test("Something varies where weights do, a component is left out, or a method has a rival")
  func varied() {
    #expect(UncertaintySettings().weightConcentration == 50 && UncertaintySettings().isVaried)
    let fixed = UncertaintySettings(weightConcentration: nil)
    #expect(!fixed.isVaried && !fixed.leavesOut)
    #expect(UncertaintySettings(weightConcentration: nil, leavesOut: true).isVaried)
    #expect(UncertaintySettings(weightConcentration: nil, weightings: [.nominal, .scheme(.equal)]).isVaried)
    #expect(UncertaintySettings(weightConcentration: nil, normalisations: [.none, .rank]).isVaried)
    #expect(UncertaintySettings(weightConcentration: nil, aggregations: [.arithmetic, .harmonic]).isVaried)
    #expect(UncertaintySettings(weightConcentration: nil, imputations: [.mean, .median]).isVaried)
    #expect(UncertaintySettings(weightConcentration: nil, treatments: [.none, .log]).isVaried)
  }

  @Test("Every key of the YAML form")
  func keys() throws {
    let found = try UncertaintySettings(
      yaml: """
        weights: nominal
        weighting: [nominal, pca]
        normalization: rank
        imputation: [mean, last]
        treatment: log
        leave_out: false
        """)
    #expect(found.weightConcentration == nil && !found.leavesOut)
    #expect(found.weightings == [.nominal, .scheme(.principalComponent)] && found.normalisations == [.rank])
    #expect(found.imputations == [.mean, .last] && found.treatments == [.log] && found.aggregations.isEmpty)
    #expect(try UncertaintySettings(yaml: "weights: 30").weightConcentration == 30)
    for wrong in ["weights: .inf", "weights: 0", "weights: much", "leave_out: 3", "treatment: []", "weighting: {a: b}"] {
      #expect(throws: CompositeError.self, "\(wrong)") { try UncertaintySettings(yaml: wrong) }
    }
  }
}
