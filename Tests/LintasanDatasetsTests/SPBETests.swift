import LintasanCore
import LintasanDatasets
import LintasanIndices
import LintasanTables
import Testing

@Suite("SPBE as shipped")
struct SPBETests {
  static let domains = ["domain_policy", "domain_governance", "domain_management", "domain_services"]

  let definition: IndexDefinition
  let table: Table
  let years: [Int]
  let agencies: [String]
  let index: Numbers

  init() throws {
    definition = try Shipped.definition("spbe")
    table = try Shipped.table(definition.data.scores, of: "spbe")
    years = try table.years(definition.data.time)
    agencies = try table.texts(definition.data.entity).optional.map { try #require($0) }
    index = try table.numbers(definition.data.value)
  }

  @Test("Rows by year and by group, agencies, and the standing of each year")
  func sizes() throws {
    let counts = try Shipped.counts()
    #expect(table.rowCount == 4093)
    let groups = try table.texts("group")
    #expect(Dictionary(grouping: years) { "\($0)" }.mapValues(\.count) == counts.spbe_rows)
    #expect(
      Dictionary(grouping: years.indices) { "\(years[$0]) \(groups[$0] ?? "")" }.mapValues(\.count)
        == counts.spbe_groups)
    let agenciesOfYear = [616, 615, 555, 517, 554, 621, 615]
    #expect((2018...2024).map { counts.spbe_rows["\($0)"] } == agenciesOfYear)
    #expect(Set(agencies).count == 680)
    let standing = [
      2018: "official", 2019: "secondary", 2020: "secondary", 2021: "official", 2022: "not_final", 2023: "official",
      2024: "official",
    ]
    let found = try table.texts(#require(definition.data.standing))
    let instruments = try table.texts("instrument")
    for row in years.indices {
      #expect(found[row] == standing[years[row]])
      #expect(instruments[row] == (years[row] < 2021 ? "permenpanrb-5-2018" : "permenpanrb-59-2020"))
    }
    #expect(definition.breaks.map(\.before) == [2021])
    #expect(definition.firstComparableYear(for: 2024) == 2021)
    #expect(definition.firstComparableYear(for: 2020) == 2018)
  }

  @Test("The index follows from the printed domains, as far as their rounding allows")
  func indexFromDomains() throws {
    // A printed domain is within 0.005 of its value, so their mean is within the sum of weights × 0.005, which is
    // 0.005; the printed index adds its own 0.005.
    let bound = definition.weights(in: 2024).reduce(0) { $0 + $1 * 0.005 } + 0.005 + 1e-12
    let columns = try Self.domains.map { try table.numbers($0) }
    var checked: [Int: Int] = [:]
    for row in years.indices {
      var scores: [String: Double] = [:]
      for (component, column) in zip(definition.components, columns) { scores[component.id] = column[row] }
      guard scores.count == 4 else { continue }
      let computed = try #require(try definition.aggregate(scores, in: years[row]).index)
      #expect(abs(computed - (try #require(index[row]))) <= bound, "\(years[row]) \(agencies[row])")
      checked[years[row], default: 0] += 1
    }
    #expect(checked == [2021: 517, 2022: 554, 2023: 621, 2024: 615])
  }

  @Test("Domains and index follow from the 47 indicators, exactly")
  func domainsFromIndicators() throws {
    let layout = try #require(definition.data.indicators)
    let indicators = try Shipped.table(layout.file, of: "spbe")
    #expect(indicators.rowCount == 1071)
    let leaves = definition.leaves
    #expect(leaves.count == 47)
    let columns = try leaves.map { try indicators.numbers(layout.column(of: #require($0.number))) }
    let codes = try indicators.texts(layout.entity)
    let when = try indicators.years(layout.time)
    let rowOf = Dictionary(uniqueKeysWithValues: years.indices.map { ("\(years[$0]) \(agencies[$0])", $0) })
    let printed = try Self.domains.map { try table.numbers($0) }
    for row in 0..<indicators.rowCount {
      let key = "\(when[row]) \(codes[row] ?? "")"
      let score = try #require(rowOf[key])
      var levels: [String: Int] = [:]
      for (leaf, column) in zip(leaves, columns) { levels[leaf.id] = Int(try #require(column[row])) }
      let result = try definition.aggregate(levels.mapValues(Double.init), in: when[row])
      for (domain, column) in zip(definition.components, printed) {
        let exact = Hundredths(domain.leaves, levels)
        #expect(Double(exact.rounded) / 100 == column[score], "\(key) \(domain.id)")
        #expect(abs((result.components[domain.id] ?? 0) - exact.value) <= 1e-14, "\(key) \(domain.id)")
      }
      let exact = Hundredths(leaves, levels)
      #expect(Double(exact.rounded) / 100 == index[score], "\(key)")
      #expect(abs((result.index ?? 0) - exact.value) <= 1e-14, "\(key)")
    }
  }

  /// A weighted mean of whole levels in whole numbers: weights as hundredths, the result rounded half up.
  struct Hundredths {
    let sum: Int
    let weight: Int

    init(_ leaves: [Component], _ levels: [String: Int]) {
      let weights = leaves.map { $0.weight.numerator * 100 / $0.weight.denominator }
      weight = weights.reduce(0, +)
      sum = zip(leaves, weights).reduce(0) { $0 + $1.1 * (levels[$1.0.id] ?? 0) }
    }

    var rounded: Int { (200 * sum + weight) / (2 * weight) }
    var value: Double { Double(sum) / Double(weight) }
  }

  @Test("Predicates are those of the printed index, but for those named in the definition")
  func predicates() throws {
    let predicates = try table.texts(#require(definition.data.publishedClass))
    var odd: [Int: Set<String>] = [:]
    var found: [String: Int] = [:]
    for row in years.indices {
      guard let predicate = predicates[row] else { continue }
      found["\(years[row]) \(predicate)", default: 0] += 1
      let score = try #require(index[row])
      let expected = definition.classify(score)?.name.indonesian
      if expected != predicate { odd[years[row], default: []].insert(agencies[row]) }
    }
    #expect(odd == [2024: definition.exceptions(to: .scoreClass, in: 2024)])
    #expect(odd[2024] == ["kab-luwu", "kab-nias-barat", "kab-pacitan"])
    #expect(found == (try Shipped.counts().spbe_predicates))
  }

  @Test("Scores lie on the scale, but for Banyuasin 2023")
  func range() throws {
    var odd: Set<String> = []
    for column in try Self.domains.map({ try table.numbers($0) }) {
      for row in years.indices {
        guard let score = column[row], !definition.scale.bounds.contains(score) else { continue }
        odd.insert("\(years[row]) \(agencies[row])")
      }
    }
    #expect(odd == ["2023 kab-banyuasin"])
    #expect(definition.exceptions(to: .range, in: 2023) == ["kab-banyuasin"])
  }

  @Test("The published national figures of 2021 are the means of the agencies; other years differ as said")
  func national() throws {
    let national = try Shipped.table("national.csv", of: "spbe")
    let indicators = try Shipped.table("indicators.csv", of: "spbe")
    let when = try indicators.years("year")
    let means = try definition.leaves.map { leaf in
      let column = try indicators.numbers(leaf.id)
      let values = when.indices.filter { when[$0] == 2021 }.compactMap { column[$0] }
      return (leaf.id, values.reduce(0, +) / Double(values.count))
    }
    let result = try definition.aggregate(Dictionary(uniqueKeysWithValues: means), in: 2021)
    let row = try #require(try national.years("year").firstIndex(of: 2021))
    func printed(_ column: String) throws -> Double {
      let value = try national.numbers(column)[row]
      return try #require(value)
    }
    let nationalIndex = try printed("index")
    #expect(((result.index ?? 0) * 100).rounded() == (nationalIndex * 100).rounded())
    for (domain, column) in zip(definition.components, Self.domains) {
      let mean = try #require(result.components[domain.id])
      let expected = try printed(column)
      #expect((mean * 100).rounded() == (expected * 100).rounded(), "\(column)")
    }
    let mean = try national.numbers("mean_index_here")
    let count = try national.numbers("agencies_here")
    for (row, year) in try national.years("year").enumerated() {
      let scores = years.indices.filter { years[$0] == year }.compactMap { index[$0] }
      #expect(count[row] == Double(scores.count))
      #expect(abs(scores.reduce(0, +) / Double(scores.count) - (mean[row] ?? 0)) <= 0.00005 + 1e-9, "\(year)")
    }
  }

  @Test("Means by group that were computed follow from the indicators")
  func groupMeans() throws {
    let means = try Shipped.table("group_means.csv", of: "spbe")
    #expect(means.rowCount == 1295)
    let facts = try Shipped.table("agencies.csv", of: "spbe")
    let groups = Dictionary(
      uniqueKeysWithValues: zip(try facts.texts("agency").optional, try facts.texts("group").optional))
    let indicators = try Shipped.table("indicators.csv", of: "spbe")
    let when = try indicators.years("year")
    let codes = try indicators.texts("agency")
    let columns = try definition.leaves.map { try indicators.numbers($0.id) }
    func isIn(_ row: Int, _ group: String?) -> Bool {
      let own = groups[codes[row]] ?? nil
      let isLocal = ["province", "regency", "city"].contains(own ?? "")
      return group == "national" || group == own || group == (isLocal ? "local" : "central")
    }
    let (levels, kinds, numbers) = (try means.texts("level"), try means.texts("kind"), try means.numbers("number"))
    let (printed, counts, names) = (try means.numbers("mean"), try means.numbers("agencies"), try means.texts("group"))
    var ids: [String: String] = [:]
    for (level, components) in [
      ("domain", definition.components), ("aspect", definition.components.flatMap(\.components)),
      ("indicator", definition.leaves),
    ] {
      for component in components { ids["\(level) \(component.number ?? 0)"] = component.id }
    }
    var results: [String: (scores: AggregatedScores, count: Int)] = [:]
    var checked = 0
    for (row, year) in try means.years("year").enumerated() where kinds[row] == "computed" {
      let key = "\(year) \(names[row] ?? "")"
      if results[key] == nil {
        let members = when.indices.filter { when[$0] == year && isIn($0, names[row]) }
        var scores: [String: Double] = [:]
        for (leaf, column) in zip(definition.leaves, columns) {
          scores[leaf.id] = members.compactMap { column[$0] }.reduce(0, +) / Double(members.count)
        }
        results[key] = (try definition.aggregate(scores, in: year), members.count)
      }
      let result = try #require(results[key])
      #expect(counts[row] == Double(result.count), "\(key)")
      let id = ids["\(levels[row] ?? "") \(Int(numbers[row] ?? 0))"]
      let expected = levels[row] == "index" ? result.scores.index : id.flatMap { result.scores.components[$0] }
      // Printed with four decimals, and made from domains and aspects that were themselves rounded to four.
      #expect(abs((expected ?? 0) - (printed[row] ?? 9)) <= 0.0001, "\(key) \(levels[row] ?? "") \(numbers[row] ?? 0)")
      checked += 1
    }
    #expect(checked == 2 * 9 * (47 + 8 + 4 + 1))
  }

  @Test("Values that are said to repeat the year before do, and 424 of 2020 do")
  func repeated() throws {
    let notes = try table.texts(#require(definition.data.note))
    let value = Dictionary(uniqueKeysWithValues: years.indices.map { ("\(years[$0]) \(agencies[$0])", index[$0]) })
    var repeats: [Int: Int] = [:]
    for row in years.indices where years[row] == 2019 || years[row] == 2020 {
      let before = value["\(years[row] - 1) \(agencies[row])"] ?? nil
      let isRepeat = notes[row] == "same_value_as_\(years[row] - 1)"
      #expect(isRepeat == (before == index[row]), "\(years[row]) \(agencies[row])")
      if isRepeat { repeats[years[row], default: 0] += 1 }
    }
    #expect(repeats[2020] == 424)
  }

  @Test("The list of agencies says in which years each has an index")
  func agencyList() throws {
    let facts = try Shipped.table("agencies.csv", of: "spbe", texts: ["years"])
    #expect(facts.rowCount == 680)
    let held = Dictionary(grouping: years.indices) { agencies[$0] }.mapValues { $0.map { years[$0] }.sorted() }
    let (codes, said) = (try facts.texts("agency"), try facts.texts("years"))
    let (first, last) = (try facts.years("first_year"), try facts.years("last_year"))
    for row in 0..<facts.rowCount {
      let expected = try #require(held[codes[row] ?? ""])
      #expect(said[row] == expected.map(String.init).joined(separator: " "))
      #expect(first[row] == expected.first && last[row] == expected.last)
    }
  }

  @Test("The tree has 4 domains, 8 aspects and 47 indicators on two maturity scales")
  func tree() throws {
    #expect(definition.components.map(\.weight.value) == [13, 25, 16.5, 45.5])
    #expect(definition.components.flatMap(\.components).map(\.number) == Array(1...8))
    #expect(definition.leaves.map(\.number) == Array(1...47))
    let layout = try #require(definition.data.indicators)
    #expect(definition.leaves.map(\.id) == (1...47).map { layout.column(of: $0) })
    #expect(definition.leaves.count { $0.capability == "process" } == 31)
    #expect(definition.leaves.count { $0.capability == "service" } == 16)
    #expect(definition.capabilities.map { $0.levels.map(\.level) } == [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5]])
    #expect(abs(definition.leafWeights(in: 2024).reduce(0, +) - 1) < 1e-14)
    #expect(definition.tiers.map(\.id) == ["domain", "aspect", "indicator"])
  }

  @Test("SPBE ends in 2025, and what follows is recorded")
  func succession() throws {
    let successor = try #require(definition.validity.successor)
    #expect(definition.validity.includes(2025) && !definition.validity.includes(2026))
    #expect(successor.id == "pemdi" && successor.from == 2026)
  }
}
