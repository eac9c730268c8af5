package import LintasanAnalysis
package import LintasanDocuments
import LintasanIndices
import LintasanStatistics
import LintasanTables

/// Pictures of an index's structure and of its robustness.
package enum TreeFigures {
  /// The tree with the weights of a year, each node as tall as its share.
  package static func tree(_ data: TreeData, year: Int, language: Language = .english) -> Figure {
    let tree = data.tree
    func part(_ node: Int) -> PartitionChart.Part {
      PartitionChart.Part(
        label: tree.nodes[node].name.text(in: language.rawValue), share: data.built.share(of: node, in: year),
        parts: tree.nodes[node].children.map(part))
    }
    let subtitle = LocalizedString.treeSubtitle.text(in: language, ["year": String(year)])
    return Figure(
      name: "tree", caption: subtitle,
      chart: PartitionChart(
        title: tree.definition.name.text(in: language.rawValue), subtitle: subtitle, whole: part(0)))
  }

  /// The correlations between the nodes of the deepest level that is audited, and with the levels above.
  package static func correlations(_ study: AuditStudy, language: Language = .english) -> Figure? {
    guard let level = study.input.levels.indices.last else { return nil }
    let nodes = study.input.levels[level].nodes
    guard nodes.count >= 2 else { return nil }
    let matrix = study.audits[level].correlations
    var columns = nodes.map(\.id)
    var values = matrix
    // Between levels: with every parent, and with the index.
    let parents = level > 0 ? study.input.levels[level - 1].nodes : []
    for parent in parents {
      columns.append(parent.id)
      for row in nodes.indices { values[row].append(study.correlationBetween(nodes[row], parent)) }
    }
    columns.append(study.input.index)
    for row in nodes.indices { values[row].append(study.audits[level].entries[row].correlation) }
    let title = LocalizedString.correlationTitle.text(
      in: language, ["index": study.input.index, "year": String(study.input.year)])
    return Figure(
      name: "correlations", caption: title,
      chart: HeatMap(
        title: title, subtitle: LocalizedString.correlationSubtitle.text(in: language), rows: nodes.map(\.id),
        columns: columns, values: values, middle: 0))
  }

  /// The loadings of the principal components that have at least the variance of one part, their shares in the heads.
  package static func principalComponents(_ study: AuditStudy, language: Language = .english) -> Figure? {
    guard let found = study.principalComponents else { return nil }
    let kept = min(max(found.kept, 2), found.parts.count)
    let heads = found.shares.prefix(kept).enumerated().map { position, share in
      "\(position + 1): \(NumberStyle.percent(decimals: 0).text(share, in: language))"
    }
    let title = LocalizedString.principalTitle.text(
      in: language, ["index": study.input.index, "year": String(study.input.year)])
    return Figure(
      name: "principal-components", caption: title,
      chart: HeatMap(
        title: title, subtitle: LocalizedString.principalSubtitle.text(in: language), rows: found.parts, columns: heads,
        values: found.parts.indices.map { part in (0..<kept).map { found.loadings[$0][part] } }, middle: 0))
  }

  /// The ranks that hold 80% and 95% of the draws, one row per entity; `entities`: those shown, all by default.
  package static func rankBands(
    _ study: UncertaintyStudy, only entities: Set<String>? = nil, language: Language = .english
  ) -> Figure {
    let title = LocalizedString.uncertaintyTitle.text(
      in: language, ["index": study.index, "year": String(study.year)])
    let subtitle = LocalizedString.bandSubtitle.text(
      in: language, ["draws": NumberStyle.integer.text(Double(study.draws), in: language)])
    return Figure(
      name: "rank-bands", caption: subtitle,
      chart: IntervalPlot(
        title: title, subtitle: subtitle,
        rows: study.entries.filter { entities?.contains($0.entity) ?? true }.map { entry in
          let bounds = entry.ranks.quantiles([0.025, 0.1, 0.5, 0.9, 0.975])
          return IntervalPlot.Row(
            name: entry.name, median: Double(bounds[2]), lower95: Double(bounds[0]), lower80: Double(bounds[1]),
            upper80: Double(bounds[3]), upper95: Double(bounds[4]), observed: Double(entry.rank))
        }))
  }

  /// The weights of every scheme, one row a component.
  package static func weights(_ study: WeightsStudy, language: Language = .english) -> Figure {
    let title = LocalizedString.weightsFigure.text(
      in: language, ["index": study.input.index, "year": String(study.input.year)])
    return Figure(
      name: "weights", caption: title,
      chart: HeatMap(
        title: title, rows: study.input.components, columns: study.results.map(\.scheme.name),
        values: study.input.components.indices.map { row in study.results.map { Optional($0.weights[row]) } },
        number: .percent(decimals: 1)))
  }

  /// What is strong and what is weak against the group, in standard deviations.
  package static func standing(_ study: ProfileStudy, language: Language = .english) -> Figure? {
    let nodes = study.nodes.dropFirst().filter { $0.standing != nil }
    guard !nodes.isEmpty else { return nil }
    let title = LocalizedString.standingTitleOf.text(in: language, ["name": study.name, "year": String(study.year)])
    return Figure(
      name: "standing", caption: title,
      chart: HeatMap(
        title: title, subtitle: LocalizedString.standingSubtitle.text(in: language),
        rows: nodes.map { $0.name.text(in: language.rawValue) },
        columns: [LocalizedString.distanceWord.text(in: language)], values: nodes.map { [$0.standing] }, middle: 0))
  }
}

extension LocalizedString {
  static let treeSubtitle = LocalizedString(
    "Each part as tall as its weight in the whole, {year}",
    id: "Tinggi tiap bagian menurut bobotnya dalam keseluruhan, {year}")
  static let correlationTitle = LocalizedString(
    "{index} {year}: correlations within and between levels", id: "{index} {year}: korelasi di dalam dan antarjenjang")
  static let correlationSubtitle = LocalizedString(
    "Pearson's correlation of the parts with each other, with the level above, and with the index",
    id: "Korelasi Pearson antarbagian, dengan jenjang di atasnya, dan dengan indeks")
  static let varianceWord = LocalizedString("Variance", id: "Ragam")
  static let cumulativeWord = LocalizedString("Cumulative", id: "Kumulatif")
  static let principalTitle = LocalizedString(
    "{index} {year}: principal components", id: "{index} {year}: komponen utama")
  static let principalSubtitle = LocalizedString(
    "Loadings of each part on the first components, and each component's share of the variance",
    id: "Muatan tiap bagian pada komponen pertama, dan bagian ragam tiap komponen")
  static let bandSubtitle = LocalizedString(
    "Ranks in {draws} ways to build the index: median, 80% and 95%; hollow: the rank of the definition",
    id: "Peringkat dalam {draws} cara menyusun indeks: median, 80% dan 95%; lingkaran: peringkat menurut definisi")
  static let weightsFigure = LocalizedString(
    "{index} {year}: weights by scheme", id: "{index} {year}: bobot menurut skema")
  static let standingTitleOf = LocalizedString(
    "{name} {year}: strengths and weaknesses", id: "{name} {year}: kekuatan dan kelemahan")
  static let standingSubtitle = LocalizedString(
    "Distance from the group's median in standard deviations", id: "Jarak dari median kelompok dalam simpangan baku")
  static let distanceWord = LocalizedString("Distance", id: "Jarak")
}
