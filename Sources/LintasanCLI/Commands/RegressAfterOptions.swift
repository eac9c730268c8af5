import ArgumentParser
import Lintasan

/// What is asked of fits in place of their coefficients.
struct RegressAfterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Predict the rows of this file, with intervals, in place of the coefficients.", valueName: "file"),
    completion: .file())
  var newdata: String?

  @Option(
    help: ArgumentHelp(
      "Average effects of these columns on the response, in place of the coefficients.", valueName: "columns"))
  var margins: String?

  @Option(
    help: ArgumentHelp(
      "Set a column to values, as 'x=1,2,3': average predictions there, or the effects of --margins; several cross.",
      valueName: "values"))
  var at: [String] = []

  @Flag(help: "Compare the models: AIC, BIC, and errors of forecasting each period from those before it.")
  var compare = false

  @Flag(help: "Fit again without each unit of the panel: how far the coefficients move.")
  var influence = false

  @Option(
    help: ArgumentHelp(
      "With --treatment: the term that carries a part of its effect; --se bootstrap:DRAWS[:COL] says what is drawn.",
      valueName: "term"))
  var mediator: String?

  @Option(help: ArgumentHelp("With --mediator: the term whose effect is taken apart.", valueName: "term"))
  var treatment: String?

  /// The option that is given, nil where the coefficients are asked for.
  var given: String? {
    if newdata != nil { return "newdata" }
    if margins != nil { return "margins" }
    if !at.isEmpty { return "at" }
    if compare { return "compare" }
    if mediator != nil { return "mediator" }
    return influence ? "influence" : nil
  }

  func validate() throws {
    let asked = [
      ("newdata", newdata != nil), ("margins and --at", margins != nil || !at.isEmpty), ("compare", compare),
      ("influence", influence), ("mediator", mediator != nil),
    ].filter(\.1)
    if asked.count > 1 {
      throw ValidationError("--\(asked[0].0) and --\(asked[1].0) are different tables; give one of them.")
    }
    if (treatment == nil) != (mediator == nil) {
      throw ValidationError("--treatment and --mediator belong together; give both.")
    }
    _ = try request()
  }

  /// What is asked about margins.
  func request() throws -> MarginsRequest {
    var settings: [MarginsRequest.Setting] = []
    for text in at {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let values = parts.count == 2 ? ReadingOptions.list(parts[1]) : []
      guard let name = ReadingOptions.list(parts[0]).first, !values.isEmpty,
        !settings.contains(where: { $0.column == name })
      else {
        throw ValidationError("--at is \(text); expected a column and its values, as x=1,2,3, each column once.")
      }
      settings.append(.init(name, values))
    }
    return MarginsRequest(ReadingOptions.list(margins), at: settings)
  }
}

extension RegressCommand {
  /// A fitted model with what it was fitted by.
  typealias Fitted = (spec: ModelSpec, formula: Formula, fit: RegressionFit)

  /// What is shown in place of the coefficients.
  func afterReport(_ fitted: [Fitted], _ table: Table, isForPrograms: Bool) throws
    -> (report: Report, chart: CoefficientPlot?)
  {
    let language = try output.language()
    let labels = fitted.enumerated().map { $1.spec.label ?? ($1.fit.formula.isEmpty ? "\($0 + 1)" : $1.fit.formula) }
    var document = AfterFitReport(language: language, isForPrograms: isForPrograms)
    document.labels = fitted.count > 1 ? labels : []
    do throws(RegressionError) {
      if after.compare {
        let asked = zip(labels, fitted).map { ($0, $1.formula, Regression(options: $1.spec.options), $1.fit) }
        return (document.report(try ModelComparison(asked, table: table)), nil)
      }
      if after.influence, let one = fitted.first {
        let found = try Regression(options: one.spec.options).influence(of: one.formula, fit: one.fit, table: table)
        return (document.report(found, of: one.fit), nil)
      }
      if let treatment = after.treatment, let mediator = after.mediator, let one = fitted.first {
        let found = try Regression(options: one.spec.options).mediation(
          of: one.formula, treatment: treatment, mediator: mediator, fit: one.fit, table: table)
        return (document.report(found, of: one.fit), nil)
      }
      if after.newdata == nil {
        var margins: [(fit: RegressionFit, margins: [Margin])] = []
        let request = (try? after.request()) ?? MarginsRequest()
        for one in fitted { margins.append((one.fit, try one.fit.margins(request))) }
        var report = document.report(margins)
        let chart = document.chart(margins)
        if plot != nil, output.isPage {
          report.blocks.append(.figure(Figure(name: "margins", caption: chart.subtitle, chart: chart)))
        }
        return (report, chart)
      }
    } catch {
      throw CommandFailure(error.kind, error.description)
    }
    var request = try source.reading.request()
    request.policy.trimsTexts = true
    if let entity = source.entity { request.policy.keys.insert(entity) }
    let rows = try TableInput.read(after.newdata ?? "", request).table
    var predictions: [Prediction] = []
    do throws(RegressionError) {
      for one in fitted { predictions.append(try one.fit.predict(rows)) }
    } catch {
      throw CommandFailure(error.kind, error.description)
    }
    for note in predictions.flatMap(\.notes) { Console.notice(note) }
    return (document.report(predictions, of: fitted.map(\.fit), rows: rows), nil)
  }
}
