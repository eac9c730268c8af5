package import LintasanDocuments
package import LintasanRegression
import LintasanTables

/// Efficiencies as a document: the units from the frontier down.
package struct EfficiencyReport {
  let result: EfficiencyStudy.Result
  let language: Language

  /// The report of a study.
  package init(result: EfficiencyStudy.Result, language: Language = .english) {
    self.result = result
    self.language = language
  }

  /// The document.
  package func report() -> Report {
    let order = result.scores.indices.sorted {
      (result.scores[$1].efficiency, result.units[$0]) < (result.scores[$0].efficiency, result.units[$1])
    }
    let weights = NumberStyle.decimals(3)
    let table = result.table { weights.text($0, in: language) }.selecting(rows: order)
    var styles = [
      ColumnStyle("entity", title: LocalizedString.efficiencyUnit.text(in: language)),
      ColumnStyle("efficiency", title: LocalizedString.efficiency.text(in: language), number: .decimals(4)),
      ColumnStyle("peers", title: LocalizedString.efficiencyPeers.text(in: language)),
    ]
    if result.bootstrap != nil {
      styles.insert(
        contentsOf: [
          ColumnStyle("corrected", title: LocalizedString.efficiencyCorrected.text(in: language), number: .decimals(4)),
          ColumnStyle("lower", title: LocalizedString.low.text(in: language), number: .decimals(4)),
          ColumnStyle("upper", title: LocalizedString.high.text(in: language), number: .decimals(4)),
        ], at: 2)
    }
    let study = result.study
    let year = result.year.map { " " + NumberStyle.year.text($0, in: language) } ?? ""
    var facts: [String: String] = [
      "inputs": study.inputs.joined(separator: ", "), "outputs": study.outputs.joined(separator: ", "),
      "units": "\(result.units.count)", "returns": study.returns.rawValue, "orientation": study.orientation.rawValue,
    ]
    facts["frontier"] = "\(result.scores.count { $0.efficiency > 1 - 1e-9 })"
    var blocks: [Block] = [
      .table(
        ReportTable(
          name: "efficiency", caption: LocalizedString.efficiencyCaption.text(in: language, facts), table: table,
          styles: styles)),
      .note([.text(LocalizedString.efficiencyNote.text(in: language, facts))]),
    ]
    if result.units.count < 3 * (study.inputs.count + study.outputs.count) {
      blocks.append(.note([.text(LocalizedString.efficiencyFew.text(in: language, facts))]))
    }
    if study.draws != nil {
      blocks.append(
        .note([
          .text(
            LocalizedString.efficiencyBootstrap.text(
              in: language, ["draws": "\(study.draws ?? 0)", "seed": "\(study.seed)"]))
        ]))
    }
    if study.draws != nil { blocks.append(.note([.text(LocalizedString.efficiencyCoverage.text(in: language))])) }
    for one in result.excluded {
      blocks.append(
        .note([
          .text(
            LocalizedString.groupsExcluded.text(
              in: language, ["group": one.unit, "reason": RegressionWords.text(one.reason, in: language) + "."]))
        ]))
    }
    return Report(
      name: "efficiency", title: LocalizedString.efficiencyTitle.text(in: language) + year, language: language,
      blocks: blocks)
  }
}

/// The words of efficiencies.
extension LocalizedString {
  static let efficiencyTitle = LocalizedString("Efficiency", id: "Efisiensi")
  static let efficiency = LocalizedString("Efficiency", id: "Efisiensi")
  static let efficiencyUnit = LocalizedString("Unit", id: "Unit")
  static let efficiencyPeers = LocalizedString("Peers and weights", id: "Acuan dan bobot")
  static let efficiencyCorrected = LocalizedString("Corrected", id: "Terkoreksi")
  static let efficiencyCaption = LocalizedString(
    "{outputs} from {inputs}: {returns}, {orientation} orientation",
    id: "{outputs} dari {inputs}: {returns}, orientasi {orientation}")
  static let efficiencyNote = LocalizedString(
    "{frontier} of {units} units are on the frontier (efficiency 1).",
    id: "{frontier} dari {units} unit berada pada batas efisien (efisiensi 1).")
  static let efficiencyFew = LocalizedString(
    "{units} units are few for so many inputs and outputs: most are on the frontier for want of a peer.",
    id:
      "{units} unit terlalu sedikit untuk masukan dan keluaran sebanyak itu: kebanyakan efisien karena tidak ada acuan."
  )
  /// As measured by `simulate_efficiency.py`; a test compares.
  static let efficiencyCoverage = LocalizedString(
    "In simulated samples with a known frontier, one or two inputs and one or two outputs, intervals at 95% held the true "
      + "efficiency of 90–95% of 25 units, of 90–96% of 60, of 92–96% of 100 and of 90–96% of 193.",
    id:
      "Pada sampel simulasi dengan batas efisien yang diketahui, satu atau dua masukan dan keluaran, selang 95% memuat efisiensi "
      + "sebenarnya dari 90–95% dari 25 unit, 90–96% dari 60, 92–96% dari 100, dan 90–96% dari 193.")
  static let efficiencyBootstrap = LocalizedString(
    "Bias and intervals by a smoothed bootstrap after Simar and Wilson, its levels calibrated: {draws} draws, seed {seed}.",
    id: "Bias dan selang dengan bootstrap mulus menurut Simar dan Wilson, tarafnya dikalibrasi: {draws} ulangan, benih {seed}.")
}
