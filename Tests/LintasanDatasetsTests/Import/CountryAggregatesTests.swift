import LintasanDatasets
import Testing

/// World, High income and the like among countries, and names that look like them among others.
struct CountryAggregatesTests {
  @Test func standAmongCountriesByCodeOrName() throws {
    let aggregates = try #require(CountryAggregates(Shipped.library()))
    #expect(aggregates.among(["IDN", "KOR", "FRA", "WLD", "HIC", "GRL"]) == ["WLD", "HIC"])
    #expect(
      aggregates.among(["Indonesia", "South Korea", "France", "European Union (27)", "High-income countries"]).count == 2)
    #expect(aggregates.among(["ID", "KR", "FR", "DE", "EU27_2020"]) == ["EU27_2020"])
    #expect(aggregates.among(["FSM", "Micronesia", "PLW", "World"]) == ["World"])
  }

  @Test func meanNothingWhereUnitsAreNoCountries() throws {
    let aggregates = try #require(CountryAggregates(Shipped.library()))
    #expect(aggregates.among(["EU", "LAC", "MEA", "SAS"]).isEmpty)
    #expect(aggregates.among(["north", "south", "Africa"]).isEmpty)
    #expect(aggregates.among(["IDN", "KOR"]).isEmpty)
  }
}
