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
  static let noValueUpTo = Phrase("no value up to {year}", id: "tidak ada nilai sampai {year}")

  /// The groups of agencies, and the regions and incomes of countries, by their names in the data.
  static let groups: [String: Phrase] = [
    "ministry": Phrase("Ministries", id: "Kementerian"),
    "agency": Phrase("Agencies", id: "Lembaga pemerintah nonkementerian"),
    "other_institution": Phrase("Other institutions", id: "Instansi pusat lainnya"),
    "province": Phrase("Provinces", id: "Pemerintah provinsi"),
    "regency": Phrase("Regencies", id: "Pemerintah kabupaten"),
    "city": Phrase("Cities", id: "Pemerintah kota"),
    "Australia and New Zealand": Phrase("Australia and New Zealand", id: "Australia dan Selandia Baru"),
    "Caribbean": Phrase("Caribbean", id: "Karibia"),
    "Central America": Phrase("Central America", id: "Amerika Tengah"),
    "Central Asia": Phrase("Central Asia", id: "Asia Tengah"),
    "Eastern Africa": Phrase("Eastern Africa", id: "Afrika Timur"),
    "Eastern Asia": Phrase("Eastern Asia", id: "Asia Timur"),
    "Eastern Europe": Phrase("Eastern Europe", id: "Eropa Timur"),
    "Melanesia": Phrase("Melanesia", id: "Melanesia"),
    "Micronesia": Phrase("Micronesia", id: "Mikronesia"),
    "Middle Africa": Phrase("Middle Africa", id: "Afrika Tengah"),
    "Northern Africa": Phrase("Northern Africa", id: "Afrika Utara"),
    "Northern America": Phrase("Northern America", id: "Amerika Utara"),
    "Northern Europe": Phrase("Northern Europe", id: "Eropa Utara"),
    "Polynesia": Phrase("Polynesia", id: "Polinesia"),
    "South America": Phrase("South America", id: "Amerika Selatan"),
    "South-eastern Asia": Phrase("South-eastern Asia", id: "Asia Tenggara"),
    "Southern Africa": Phrase("Southern Africa", id: "Afrika Selatan"),
    "Southern Asia": Phrase("Southern Asia", id: "Asia Selatan"),
    "Southern Europe": Phrase("Southern Europe", id: "Eropa Selatan"),
    "Western Africa": Phrase("Western Africa", id: "Afrika Barat"),
    "Western Asia": Phrase("Western Asia", id: "Asia Barat"),
    "Western Europe": Phrase("Western Europe", id: "Eropa Barat"),
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
  /// Words that stand in cells of tables.
  static let cells: [String: Phrase] = [
    "index": Phrase("index", id: "indeks"),
    "rank": Phrase("rank", id: "peringkat"),
    "rounding of printed figures": Phrase("rounding of printed figures", id: "pembulatan angka cetak"),
    "overtaken": Phrase("overtaken", id: "disusul"),
    "caught_up": Phrase("caught up", id: "disamai"),
    "overtaking": Phrase("overtaking", id: "menyusul"),
    "pulled_ahead": Phrase("pulled ahead", id: "melepaskan diri"),
    "left": Phrase("left", id: "keluar"),
    "entered": Phrase("entered", id: "masuk"),
  ]

  static let mapTitle = Phrase("{index} {year}: the world by class", id: "{index} {year}: dunia menurut kategori")
  static let mapSubtitle = Phrase(
    "Every {entity} a tile of its own, about where it lies", id: "Setiap {entity} satu petak, kira-kira di tempatnya")
  static let mapSource = Phrase("Source: {publisher}", id: "Sumber: {publisher}")
  static let commandLabel = Phrase("Command", id: "Perintah")
  static let inputLabel = Phrase("Input", id: "Masukan")
}
