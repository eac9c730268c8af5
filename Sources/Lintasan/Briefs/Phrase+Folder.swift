import LintasanReports

/// The words of the page and the workbook beside the brief.
extension Phrase {
  static let allHeading = Phrase("All {entities}", id: "Semua {entities}")
  static let allCaption = Phrase(
    "All {entities}: rank in {year} and median rank projected for each survey, with the 80% interval of the last",
    id:
      "Semua {entities}: peringkat {year} dan median peringkat proyeksi tiap survei, dengan interval 80% yang terakhir")
  static let rankingsCaption = Phrase(
    "The ranking as it was last observed and at every future survey, every column of rankings.csv",
    id: "Peringkat terakhir yang diamati dan pada setiap survei mendatang, semua kolom rankings.csv")
  static let trajectoriesCaption = Phrase(
    "Every entity at every survey, observed and projected, every column of trajectories.csv",
    id: "Setiap entitas pada setiap survei, realisasi dan proyeksi, semua kolom trajectories.csv")
  static let reason = Phrase("Reason", id: "Alasan")
  static let noValueAt = Phrase("no value at {year}", id: "tidak ada nilai pada {year}")

  /// The groups of agencies, and the regions and incomes of countries, by their names in the data.
  static let groups: [String: Phrase] = [
    "ministry": Phrase("Ministries", id: "Kementerian"),
    "agency": Phrase("Agencies", id: "Lembaga pemerintah nonkementerian"),
    "other_institution": Phrase("Other institutions", id: "Instansi pusat lainnya"),
    "province": Phrase("Provinces", id: "Pemerintah provinsi"),
    "regency": Phrase("Regencies", id: "Pemerintah kabupaten"),
    "city": Phrase("Cities", id: "Pemerintah kota"),
    "Africa": Phrase("Africa", id: "Afrika"),
    "Americas": Phrase("Americas", id: "Amerika"),
    "Asia": Phrase("Asia", id: "Asia"),
    "Europe": Phrase("Europe", id: "Eropa"),
    "Oceania": Phrase("Oceania", id: "Oseania"),
    "High income": Phrase("High income", id: "Berpendapatan tinggi"),
    "Upper middle income": Phrase("Upper middle income", id: "Berpendapatan menengah atas"),
    "Lower middle income": Phrase("Lower middle income", id: "Berpendapatan menengah bawah"),
    "Low income": Phrase("Low income", id: "Berpendapatan rendah"),
  ]
  static let mapTitle = Phrase("{index} {year}: the world by class", id: "{index} {year}: dunia menurut predikat")
  static let mapSubtitle = Phrase(
    "Every {entity} a tile of its own, about where it lies", id: "Setiap {entity} satu petak, kira-kira di tempatnya")
  static let mapSource = Phrase("Source: {publisher}", id: "Sumber: {publisher}")
  static let commandLabel = Phrase("Command", id: "Perintah")
  static let inputLabel = Phrase("Input", id: "Masukan")
}
