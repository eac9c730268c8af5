import Lintasan
import LintasanAnalysis
import LintasanTables

/// An index that is built from raw indicators.
extension ExampleIndex {
  /// Four indicators of which one has gaps and another an outlier; two towns are level.
  static let built: ExampleIndex = {
    var scores = "code,town,year,kind,ra,rb,rc,rd,pop,other,v,pp,pb,pr,cls,flag,st,note,k,kr\n"
    var more = "code,year,income,users\n"
    var facts = "code,region,size\n"
    for number in 0..<12 {
      let town = "t\(number < 9 ? "0" : "")\(number + 1)"
      // The sixth town is the fifth once more.
      let like = number == 5 ? 4 : number
      facts += "\(town),\(["north", "south", "east"][number % 3]),\(number % 2 == 0 ? "small" : "large")\n"
      for year in 2016...2023 {
        let raw = (0..<4).map { 15 + (like * (7 + 4 * $0) + (year - 2016) * (3 + $0) * (1 + like % 3)) % 70 }
        let isGap = (number + year) % 5 == 0 && like == number && number != 4
        let c = number == 8 && year == 2019 ? "" : number == 11 ? "\(raw[2] * 6)" : "\(raw[2])"
        let d = isGap || number == 8 && year == 2019 ? "" : "\(raw[3])"
        let flag = year == 2021 && number == 3 ? "NS" : year == 2022 && number == 2 ? "Z" : ""
        scores +=
          "\(town),Town \(number),\(year),\(number % 2 == 0 ? "x" : "y"),\(raw[0]),\(raw[1]),\(c),\(d),\(20 + like * 3),"
          + "\(50 - like),\(raw[0]),\(raw[1]),\(raw[2]),\(number + 1),\(number < 6 ? "Low" : "High"),\(flag),"
          + "\(year < 2019 ? "secondary" : "official"),\(number == 3 ? "As printed" : ""),\(raw[2] / 2),\(13 - number)\n"
        more += "\(town),\(year),\(1000 * (number + 3) + (year - 2014) * 37),\(20 + number * 3 + year - 2015)\n"
      }
    }
    return ExampleIndex(
      definition: """
        format: lintasan-index/2
        id: law
        name: {en: Built index, id: Indeks bangunan}
        short_name: BLT
        publisher: Publisher
        citation: Cited so
        licence: Free to use
        valid: {from: 2016, to: 2030}
        entity: {singular: {en: town, id: kota}, plural: {en: towns, id: kota-kota}}
        data:
          scores: scores.csv
          entity: code
          name: town
          time: year
          published_rank: pr
          class: cls
          flag: flag
          standing: st
          note: note
          attributes: {file: facts.csv, key: code, groups: [region, size]}
          covariates: {file: more.csv, entity: code, time: year}
        calendar: {surveys: [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023], step: 1}
        scale: {minimum: -500, maximum: 500, decimals: 3}
        ties: minimum
        missing: {not_surveyed: NS, zero: Z}
        weights_sum: 1
        tiers: [{id: pillar, name: {en: Pillar, id: Pilar}}, {id: item, name: {en: Item, id: Butir}}]
        defaults: {leaves: {normalise: {minmax: [1, 100]}}}
        steps: [denominate, treat, impute, transform]
        aggregate: arithmetic
        needs: 1/2
        rescale: none
        published: v
        tolerance: 20
        exceptions: [{entity: t03, time: 2020, reason: Printed so}]
        components:
          - id: p
            name: {en: People, id: Orang}
            weight: 0.6
            published: pp
            tolerance: 20
            exceptions: [{entity: t04, time: 2020, reason: Odd}]
            components:
              - {id: a, name: Alpha, from: ra}
              - {id: b, from: rb, weight: 2}
          - id: q
            name: {en: Quality, id: Mutu}
            weight: 0.4
            components:
              - {id: c, from: rc}
              - {id: d, from: rd}
        weight_periods: [{from: 2016, to: 2018, weights: {p: 0.3, q: 0.7}}]
        companions: [{id: kin, name: {en: Kin index, id: Indeks kerabat}, column: k, rank: kr}]
        classes: [{id: high, name: {en: High, id: Tinggi}, from: 50}, {id: low, name: {en: Low, id: Rendah}, from: 0}]
        breaks: [{before: 2017, reason: {en: Another way before, id: Cara lain sebelumnya}}]
        report: {focus: [t03], neighbours: 2, top: [3, 5], group: region}
        forecast:
          form: components
          drivers: [{column: income, transform: log}]
          rule_sets:
            - penalty: 10
              rules:
                - {component: p, smoothing: 0.7, features: [own]}
                - {component: q, smoothing: 1, features: [drivers]}

        """, files: ["scores.csv": scores, "more.csv": more, "facts.csv": facts])
  }()

  /// What an index is built to: every node and step, and what differs from published figures.
  static var builtTables: Output {
    (
      "build",
      { index, _ in
        guard let tree = index.tree else { return "" }
        let check = try BuildCheck(tree)
        let steps =
          tree.stepTables().map(\.table) + [tree.nodeTable(), tree.weightTable(), check.table(), check.summaryTable()]
        return steps.map { String(decoding: CSVWriter().write($0), as: UTF8.self) }.joined()
      }
    )
  }
}
