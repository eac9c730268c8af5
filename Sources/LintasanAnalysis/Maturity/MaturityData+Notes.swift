import LintasanIndices
import LintasanMaturity
import LintasanTables

extension MaturityData {
  /// What a blank sheet says of the instrument, in Indonesian.
  package var templateNotes: [String] {
    guard let definition = index.definition else { return [] }
    func comma(_ value: Double) -> String { NumberText.shortest(value).replacing(".", with: ",") }
    var lines = [
      "Indeks adalah rata-rata tertimbang tingkat kematangan semua indikator, tanpa pembulatan di antaranya.",
      "Predikat, batas bawah termasuk: "
        + questionnaire.classes.sorted { $0.lowerBound < $1.lowerBound }.map {
          "mulai \(comma($0.lowerBound)) \($0.name.indonesian)"
        }.joined(separator: "; ") + ".",
    ]
    lines += definition.capabilities.map { scale in
      "\(scale.name.indonesian): " + scale.levels.map { "\($0.level) \($0.name.indonesian)" }.joined(separator: "; ")
        + "."
    }
    if let successor = definition.validity.successor {
      lines.append(
        "Instrumen ini berlaku sampai evaluasi \(successor.from - 1). Mulai \(successor.from): \(successor.name.indonesian)"
          + (successor.instrument.map { " (\($0))" } ?? "") + "; nilainya tidak sebanding.")
    }
    return lines
  }
}
