/// Two indices that between them use every key.
extension ExampleIndex {
  private static let towns = (1...12).map { "t\($0 < 10 ? "0" : "")\($0)" }

  /// Forecast by its components, with drivers, periods, flags, published ranks and classes.
  static let byComponents: ExampleIndex = {
    var scores = "code,town,year,v,pr,cls,flag,note,a,b,b1,b2,k,kr\n"
    var more = "code,year,income,users\n"
    var facts = "code,region,size\n"
    for (number, town) in towns.enumerated() {
      facts += "\(town),\(["north", "south", "east"][number % 3]),\(number % 2 == 0 ? "small" : "large")\n"
      for year in 2015...2025 {
        let wave = Double((number * 7 + year * 5) % 11) / 40
        let (a, b1, b2) = (0.2 + Double(number) / 30 + wave, 0.3 + Double(number) / 40 - wave / 2, 0.25 + wave)
        let b = (b1 + b2) / 2
        let v = ((a + b) / 2 * 1000).rounded() / 1000
        more += "\(town),\(year),\(1000 * (number + 3) + (year - 2014) * 37),\(20 + number * 3 + year - 2015)\n"
        guard year < 2025 else { continue }
        let flag = year == 2021 && number == 4 ? "NS" : year == 2024 && number == 0 ? "Z" : ""
        let odd = year == 2021 && number == 2
        scores +=
          "\(town),Town \(number),\(year),\(year == 2024 && number == 0 ? 0 : odd ? 0.9 : v),\(odd ? 12 : 1),"
          + "\(number < 6 ? "Low" : "High"),\(flag),\(odd ? "As printed" : ""),\(a),\(b),\(b1),\(b2),\(v / 2),\(number + 1)\n"
      }
    }
    return ExampleIndex(
      definition: """
        format: lintasan-index/1
        id: law
        name: {en: Index of laws, id: Indeks hukum}
        short_name: LAW
        publisher: Publisher
        citation: Cited so
        licence: Free to use
        valid: {from: 2016, to: 2030, succeeded_by: {id: next, name: {en: Next, id: Lanjut}, from: 2025, reason: {en: Replaced, id: Diganti}}}
        entity: {singular: {en: town, id: kota}, plural: {en: towns, id: kota-kota}}
        data:
          scores: scores.csv
          entity: code
          name: town
          time: year
          value: v
          published_rank: pr
          class: cls
          flag: flag
          note: note
          attributes: {file: facts.csv, key: code, groups: [region, size]}
          covariates: {file: more.csv, entity: code, time: year}
        calendar: {surveys: [2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024], step: 1}
        scale: {minimum: 0, maximum: 1, decimals: 3, direction: higher}
        ties: minimum
        missing: {not_surveyed: NS, zero: Z}
        weights_sum: 1
        aggregation: arithmetic
        tiers: [{id: component, name: {en: Component, id: Komponen}}, {id: item, name: {en: Item, id: Butir}}]
        components:
          - {id: a, name: {en: Alpha, id: Alfa}, column: a, weight: 0.5}
          - id: b
            name: Beta
            column: b
            weight: 0.5
            components:
              - {id: b1, name: Beta one, column: b1, weight: 0.25}
              - {id: b2, name: Beta two, column: b2, weight: 0.25}
        weight_periods: [{from: 2018, to: 2023, weights: {a: 0.6, b: 0.4, b1: 0.2, b2: 0.2}}]
        composition: [{column: users, part_of: a}]
        companions: [{id: kin, name: {en: Kin index, id: Indeks kerabat}, column: k, rank: kr}]
        classes: [{id: high, name: {en: High, id: Tinggi}, from: 0.5}, {id: low, name: {en: Low, id: Rendah}, from: 0}]
        breaks: [{before: 2017, reason: {en: Another way before, id: Cara lain sebelumnya}}]
        exceptions: [{check: composition, year: 2021, entities: [t03], note: {en: Printed so, id: Tercetak demikian}}, {check: class, year: 2024, entities: [t01], note: Known}]
        report: {focus: [t03], neighbours: 2, top: [3, 5], group: region}
        forecast:
          form: components
          drivers: [{column: income, transform: log}, {column: users}]
          inputs: [{component: b, column: users, maximum: 55, lag: 1}]
          rule_sets:
            - penalty: 10
              rules:
                - {component: a, smoothing: 0.7, features: [own, group], nowcast: [own, driver_changes], group: region}
                - {component: b, smoothing: 1, features: [drivers], nowcast: [drivers, inputs, input_changes]}

        """, files: ["scores.csv": scores, "more.csv": more, "facts.csv": facts])
  }()

  /// A questionnaire, forecast by its groups.
  static let byGroups: ExampleIndex = {
    var scores = "code,year,v,st,d1\n"
    var answers = "unit,when,i01,i02,j01,j02\n"
    var facts = "code,kind,place\n"
    for (number, town) in towns.enumerated() {
      facts += "\(town),\(number % 2 == 0 ? "city" : "regency"),\(["north", "south", "east"][number % 3])\n"
      for year in 2018...2024 {
        let (first, second) = (1 + (number * 3 + year) % 5, 1 + (number + year * 2) % 5)
        scores += "\(town),\(year),\(Double(first + second) / 2),\(year < 2023 ? "secondary" : "official"),\(first)\n"
        answers += "\(town),\(year),\(first),\(second),\(second),\(first)\n"
      }
    }
    return ExampleIndex(
      definition: """
        format: lintasan-index/1
        id: law
        name: Laws by groups
        valid: {from: 2018, to: 2026, succeeded_by: {id: next, name: {en: Next, id: Lanjut}, from: 2027, instrument: Act 1, reason: New}}
        data:
          scores: scores.csv
          entity: code
          time: year
          value: v
          standing: st
          attributes: {file: facts.csv, key: code, groups: [kind, place]}
          indicators: {file: answers.csv, entity: unit, time: when, prefix: i, digits: 2}
        calendar: {surveys: [2018, 2019, 2020, 2021, 2022, 2023, 2024], step: 1}
        scale: {minimum: 1, maximum: 5}
        components:
          - id: d1
            name: Domain
            weight: 1
            components:
              - id: s1
                name: Aspect
                weight: 1
                components:
                  - {id: x1, number: 1, name: Indicator one, weight: 0.4, capability: c}
                  - {id: x2, number: 2, name: Indicator two, weight: 0.6, capability: c}
        capabilities:
          - id: c
            name: Capability
            levels: [{level: 1, name: One}, {level: 2, name: Two}, {level: 3, name: Three}, {level: 4, name: Four}, {level: 5, name: Five}]
        classes: [{id: good, name: Good, from: 3}, {id: poor, name: Poor, from: 1}]
        breaks: [{before: 2019, reason: Before}]
        report: {group: kind}
        forecast: {form: groups, group: kind, subgroup: place, groups_with_subgroups: [regency]}

        """, files: ["scores.csv": scores, "answers.csv": answers, "facts.csv": facts])
  }()
}
