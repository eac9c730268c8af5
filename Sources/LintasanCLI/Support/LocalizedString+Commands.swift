import Lintasan

/// The words of the commands about data.
extension LocalizedString {
  static let datasets = LocalizedString("Datasets", id: "Kumpulan data")
  static let findings = LocalizedString("Findings", id: "Temuan")
}
