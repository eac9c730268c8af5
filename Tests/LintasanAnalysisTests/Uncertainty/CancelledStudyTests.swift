import LintasanAnalysis
import LintasanIndices
import LintasanStatistics
import LintasanTestSupport
import Testing

/// Studies of thousands of draws are given up where their task is cancelled.
@Suite struct CancelledStudyTests {
  @Test func composites() async throws {
    let index = try ShippedIndices.egdi()
    let study = try CompositeStudy(CompositeInput(index, year: 2024), settings: UncertaintySettings())
    let drawn = await errorOnceCancelled { _ = try UncertaintyStudy(study, draws: 500, seed: 1, threads: 2) }
    #expect(drawn as? CompositeError == .cancelled)
    let shares = await errorOnceCancelled { _ = try SensitivityStudy(study, points: 128, seed: 1) }
    #expect(shares as? StatisticsError == .cancelled)
    let assumed = await errorOnceCancelled { _ = try AssumedErrors.weights(of: index, year: 2024, draws: 200, seed: 1) }
    #expect(assumed as? CompositeError == .cancelled)
  }

  @Test func trees() async throws {
    let index = try TreeAnalysisTests.index(TreeAnalysisTests.yaml, TreeAnalysisTests.csv)
    let study = try TreeStudy(
      index, try #require(index.tree), year: 2002, settings: UncertaintySettings(aggregations: [.arithmetic, .geometric]),
      isUsual: true)
    let drawn = await errorOnceCancelled { _ = try UncertaintyStudy(study, draws: 2000, seed: 1, threads: 2) }
    #expect(drawn as? CompositeError == .cancelled)
    let shares = await errorOnceCancelled { _ = try SensitivityStudy(study, points: 128, seed: 1) }
    #expect(shares as? StatisticsError == .cancelled)
    #expect(throws: CompositeError.self) { try UncertaintyStudy(study, draws: 0, seed: 1) }
  }

  @Test func clubs() async throws {
    let index = try ShippedIndices.egdi()
    let error = await errorOnceCancelled { _ = try ClubStudy(index, surveys: index.years.suffix(8)) }
    #expect(error as? MobilityError == .cancelled)
  }
}
