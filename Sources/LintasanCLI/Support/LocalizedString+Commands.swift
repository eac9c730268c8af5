import Lintasan

/// The words of the commands about data.
extension Phrase {
  static let datasets = Phrase("Datasets", id: "Kumpulan data")
  static let findings = Phrase("Findings", id: "Temuan")
}
