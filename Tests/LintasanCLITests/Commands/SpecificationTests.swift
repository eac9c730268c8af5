import Foundation
import LintasanTestSupport
import Testing

/// Random specifications over classic panels against R: the small sample of those that
/// `LintasanRegressionTests/Fixtures/peers/make_specifications.R` and `compare_specifications.py` make of all.
struct SpecificationTests {
  struct File: Decodable { let cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible {
    var testDescription: String { words.dropFirst().joined(separator: " ") }
    let words: [String]
    let digits: Double
    /// Of each model: the terms' estimates and standard errors by R.
    let models: [[String: [Double]]]
  }

  struct Fit: Decodable {
    let terms: [Term]
    struct Term: Decodable {
      let term: String
      let estimate: Double
      let std_error: Double?
    }
  }
  struct Several: Decodable { let models: [Fit] }

  static let cases = (try? Fixture.json(File.self, "specifications/sample.json"))?.cases ?? []

  @Test func thereAreCases() { #expect(Self.cases.count >= 60) }

  @Test(arguments: cases)
  func agrees(_ one: Case) throws {
    let folder = try WorkingFolder()
    let place = try #require(one.words.firstIndex(of: "--data")) + 1
    let data = try Fixture.bytes("specifications/\(one.words[place])")
    _ = try folder.write(one.words[place], Array(data))
    let run = try CommandRun(one.words, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let bytes = Data(run.text.utf8)
    let fits =
      try (try? JSONDecoder().decode(Several.self, from: bytes).models) ?? [JSONDecoder().decode(Fit.self, from: bytes)]
    #expect(fits.count == one.models.count)
    for (fit, expected) in zip(fits, one.models) {
      for (name, numbers) in expected {
        let found = try #require(fit.terms.first { $0.term == name }, "\(name)")
        // An estimate of nearly zero is judged by its standard error.
        if abs(found.estimate - numbers[0]) > 1e-11 * numbers[1] {
          expectDigits(found.estimate, certified: numbers[0], atLeast: one.digits, name)
        }
        expectDigits(found.std_error ?? .nan, certified: numbers[1], atLeast: one.digits, "se \(name)")
      }
    }
  }
}
