import Testing

@testable import LintasanDocuments

@Suite("Phrases")
struct LocalizedStringTests {
  @Test func everyPhraseHasItsPlacesInEveryLanguage() {
    for phrase in LocalizedString.charts {
      #expect(phrase.places(in: .english) == phrase.places(in: .indonesian), "\(phrase.english)")
      #expect(!phrase.english.isEmpty && !phrase.indonesian.isEmpty)
    }
  }

  @Test func placesAreFilled() {
    let phrase = LocalizedString("Rank {rank} in {year}", id: "Peringkat {rank} pada {year}")
    #expect(phrase.text(in: .indonesian, ["rank": "{year}", "year": "2024"]) == "Peringkat {year} pada 2024")
    #expect(
      phrase.inlines(in: .english, ["rank": .number(1000, .integer), "year": "2024"]).plainText(in: .english)
        == "Rank 1,000 in 2024")
  }

  @Test func languagesByCode() throws {
    #expect(try Language.named("ID") == .indonesian)
    #expect(throws: ReportError.noLanguage("fr", available: ["en", "id"])) { try Language.named("fr") }
  }
}
