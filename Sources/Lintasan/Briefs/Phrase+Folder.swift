import LintasanReports

/// The words of the page and the workbook beside the brief.
extension Phrase {
  static let allHeading = Phrase("All {entities}", id: "Semua {entities}")
  static let allCaption = Phrase(
    "All {entities}: rank in {year} and median rank projected for each survey, with the 80% interval of the last",
    id: "Semua {entities}: peringkat {year} dan median peringkat proyeksi tiap survei, dengan interval 80% yang terakhir")
  static let rankingsCaption = Phrase(
    "The ranking as it was last observed and at every future survey, every column of rankings.csv",
    id: "Peringkat terakhir yang diamati dan pada setiap survei mendatang, semua kolom rankings.csv")
  static let trajectoriesCaption = Phrase(
    "Every entity at every survey, observed and projected, every column of trajectories.csv",
    id: "Setiap entitas pada setiap survei, realisasi dan proyeksi, semua kolom trajectories.csv")
  static let commandLabel = Phrase("Command", id: "Perintah")
  static let inputLabel = Phrase("Input", id: "Masukan")
}
