package import LintasanDocuments
package import LintasanRegression
package import LintasanTables

/// What is asked of fits after their coefficients, as documents: predictions, margins, comparisons, influence.
package struct AfterFitReport {
  let language: Language
  /// Whether the tables go to a program, which gets every row.
  let isForPrograms: Bool
  /// What the models are called, where there are several.
  package var labels: [String] = []
  /// Units that readers see of the influence of all.
  static let shownUnits = 15

  /// Reports in a language.
  package init(language: Language = .english, isForPrograms: Bool = false) {
    self.language = language
    self.isForPrograms = isForPrograms
  }

  private func words(_ phrase: LocalizedString, _ values: [String: String] = [:]) -> String {
    phrase.text(in: language, values)
  }

  private func interval(_ low: String, _ high: String) -> [ColumnStyle] {
    [
      ColumnStyle(low, title: words(.low), number: .significant(5)),
      ColumnStyle(high, title: words(.high), number: .significant(5)),
    ]
  }

  private func note(_ english: String) -> Block {
    let text = RegressionWords.text(english, in: language)
    return .note([.text(text.prefix(1).uppercased() + text.dropFirst() + ".")])
  }

  private func percent(_ level: Double) -> String {
    let text = NumberText.shortest(level * 100)
    return language == .english ? text : String(text.map { $0 == "." ? "," : $0 })
  }

  /// Tables below one another, with a column of the model where there are several.
  private func stacked(_ tables: [Table]) -> Table {
    guard tables.count > 1 else { return tables.first ?? Table() }
    let labelled = tables.enumerated().map { index, table in
      let label = labels.indices.contains(index) ? labels[index] : "\(index + 1)"
      return Table(distinct: [Column("model", [String](repeating: label, count: table.rowCount))] + table.columns)
    }
    // Tables of one report have the same columns of the same kinds.
    do throws(TableError) { return try Table.stacked(labelled) } catch { preconditionFailure("\(error)") }
  }

  private var modelStyle: [ColumnStyle] { labels.isEmpty ? [] : [ColumnStyle("model", title: words(.modelHead))] }

  /// Predictions of rows, beside the columns that they were made from.
  package func report(_ predictions: [Prediction], of fits: [RegressionFit], rows: Table) -> Report {
    let tables = predictions.map { Table(distinct: rows.columns + $0.table.columns) }
    let level = percent(fits.first?.level ?? 0.95)
    var styles = modelStyle + rows.columns.map { ColumnStyle($0.name, title: $0.name) }
    styles += [
      ColumnStyle(".fitted", title: words(.predictedHead), number: .significant(5)),
      ColumnStyle(".std.error", title: words(.standardErrorShort), number: .significant(4)),
    ]
    let (low, high) = (words(.low), words(.high))
    for (prefix, phrase) in [(".conf", LocalizedString.predictedMean), (".pred", LocalizedString.singleWord)] {
      for (end, word) in [(".low", low), (".high", high)] {
        styles.append(
          ColumnStyle(prefix + end, title: "\(word), \(words(phrase))", number: .significant(5)))
      }
    }
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "predictions", caption: words(.predictionCaption, ["level": level]), table: stacked(tables),
          styles: styles))
    ]
    var seen: Set<String> = []
    for text in predictions.flatMap(\.notes) where seen.insert(text).inserted { blocks.append(note(text)) }
    return Report(name: "predictions", title: words(.predictionTitle), language: language, blocks: blocks)
  }

  /// Margins with their plot.
  package func report(_ margins: [(fit: RegressionFit, margins: [Margin])]) -> Report {
    let all = margins.flatMap(\.margins)
    let isEffect = all.contains { $0.variable != nil }
    let normal = margins.contains { $0.fit.normalReference || !$0.fit.covariance.degreesOfFreedom.isFinite }
    var styles = modelStyle
    if isEffect {
      styles.append(ColumnStyle("variable", title: words(.variableHead)))
      styles.append(ColumnStyle("contrast", title: words(.contrastHead)))
    }
    if all.contains(where: { !$0.at.isEmpty }) { styles.append(ColumnStyle("at", title: words(.atHead))) }
    styles += [
      ColumnStyle("estimate", title: words(.estimate), number: .significant(6)),
      ColumnStyle("std.error", title: words(.standardErrorShort), number: .significant(5)),
      ColumnStyle("statistic", title: normal ? "z" : "t", number: .decimals(3)),
      ColumnStyle("p.value", title: "p", number: .pValue),
    ]
    styles += interval("conf.low", "conf.high")
    let fit = margins.first?.fit
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "margins",
          caption: words(
            isEffect ? .marginsCaption : .marginPredictionCaption, ["response": fit?.response ?? ""]),
          table: stacked(margins.map { RegressionFit.table(of: $0.margins) }), styles: styles)),
      note(
        words(
          .marginsNote, ["rows": "\(fit?.observationCount ?? 0)", "errors": fit?.covariance.name ?? ""])),
    ]
    if all.contains(where: { $0.estimate.standardError == nil }) { blocks.append(note(words(.marginsNoErrors))) }
    return Report(name: "margins", title: fit?.formula ?? "", language: language, blocks: blocks)
  }

  /// The chart of margins, a row each.
  package func chart(_ margins: [(fit: RegressionFit, margins: [Margin])]) -> CoefficientPlot {
    let rows = margins.enumerated().flatMap { index, one in
      one.margins.map { margin -> CoefficientPlot.Row in
        let contrast = margin.contrast == "dy/dx" ? nil : margin.contrast
        let parts = [margin.variable, contrast].compactMap(\.self) + margin.at
        let label = labels.indices.contains(index) ? " (\(labels[index]))" : ""
        return CoefficientPlot.Row(
          name: (parts.isEmpty ? one.fit.response : parts.joined(separator: ", ")) + label,
          estimate: margin.estimate.estimate, lower: margin.estimate.lower ?? margin.estimate.estimate,
          upper: margin.estimate.upper ?? margin.estimate.estimate)
      }
    }
    let level = percent(margins.first?.fit.level ?? 0.95)
    return CoefficientPlot(
      title: margins.first?.fit.response ?? "", subtitle: words(.marginsChart, ["level": level]), rows: rows,
      source: margins.map(\.fit.formula).joined(separator: "; "))
  }

  /// A comparison of models.
  package func report(_ comparison: ModelComparison) -> Report {
    let table = comparison.table
    var styles = [
      ColumnStyle("label", title: words(.modelHead)), ColumnStyle("nobs", title: words(.observations), number: .integer),
      ColumnStyle("parameters", title: "K", number: .integer),
      ColumnStyle("AIC", title: words(.aicPlain), number: .decimals(2)),
      ColumnStyle("BIC", title: words(.bicPlain), number: .decimals(2)),
      ColumnStyle("AIC.sigma", title: words(.aicSigma), number: .decimals(2)),
      ColumnStyle("BIC.sigma", title: words(.bicSigma), number: .decimals(2)),
      ColumnStyle("cv.rmse", title: words(.forecastError), number: .significant(5)),
      ColumnStyle("cv.mae", title: words(.forecastAbsolute), number: .significant(5)),
    ]
    for (column, of) in [("AIC.rank", "AIC"), ("BIC.rank", "BIC"), ("cv.rank", words(.forecastError))] {
      styles.append(ColumnStyle(column, title: words(.rankOf, ["what": of]), number: .integer))
    }
    var blocks: [Block] = [
      .table(ReportTable(name: "comparison", caption: words(.modelComparisonCaption), table: table, styles: styles))
    ]
    for model in comparison.models {
      if let reason = model.reason {
        blocks.append(.note([.text("\(model.label): \(RegressionWords.text(reason, in: language)).")]))
      }
    }
    for text in comparison.notes { blocks.append(note(text)) }
    return Report(name: "comparison", title: words(.comparisonTitle), language: language, blocks: blocks)
  }

  /// How far the coefficients move without each unit.
  package func report(_ influence: UnitInfluence, of fit: RegressionFit) -> Report {
    var table = influence.table(fit)
    let count = influence.units.count
    let shown = min(count, Self.shownUnits)
    if !isForPrograms { table = table.selecting(rows: Array(0..<min(table.rowCount, shown * influence.terms.count))) }
    let styles = [
      ColumnStyle("unit", title: words(.efficiencyUnit)), ColumnStyle("rows", title: words(.observations)),
      ColumnStyle("term", title: fit.response),
      ColumnStyle("estimate", title: words(.estimate), number: .significant(5)),
      ColumnStyle("without", title: words(.withoutUnit), number: .significant(5)),
      ColumnStyle("change", title: words(.changeHead), number: .decimals(3)),
      ColumnStyle("distance", title: words(.distanceHead), number: .significant(4)),
    ]
    var blocks: [Block] = [
      .table(ReportTable(name: "influence", caption: words(.influenceCaption), table: table, styles: styles))
    ]
    if !isForPrograms, shown < count {
      blocks.append(note(words(.influenceShown, ["shown": "\(shown)", "count": "\(count)"])))
    }
    let failed = influence.units.filter { $0.estimates == nil }.map(\.name)
    if !failed.isEmpty {
      blocks.append(note(words(.influenceFailed, ["units": failed.joined(separator: ", ")])))
    }
    return Report(name: "influence", title: fit.formula, language: language, blocks: blocks)
  }

  /// An effect taken apart.
  package func report(_ mediation: Mediation, of fit: RegressionFit) -> Report {
    let names: [String: LocalizedString] = [
      "indirect": .indirectEffect, "direct": .directEffect, "total": .totalEffect, "share": .indirectShare,
    ]
    let styles =
      [
        ColumnStyle("effect", title: words(.contrastHead), words: names.mapValues { words($0) }),
        ColumnStyle("estimate", title: words(.estimate), number: .significant(6)),
        ColumnStyle("std.error", title: words(.standardErrorShort), number: .significant(5)),
        ColumnStyle("p.value", title: "p", number: .pValue),
      ] + interval("conf.low", "conf.high")
    let facts = [
      "treatment": mediation.treatment, "mediator": mediation.mediator, "response": fit.response,
      "formula": mediation.mediatorFit.formula, "draws": "\(mediation.drawCount)", "seed": "\(mediation.seed)",
      "what": mediation.cluster ?? words(.rowsWhere).lowercased(), "level": percent(fit.level),
    ]
    return Report(
      name: "mediation", title: fit.formula, language: language,
      blocks: [
        .table(
          ReportTable(
            name: "mediation", caption: words(.mediationCaption, facts), table: mediation.table, styles: styles)),
        note(words(.mediationNote, facts)), note(words(.mediationAssumption, facts)),
      ])
  }
}
