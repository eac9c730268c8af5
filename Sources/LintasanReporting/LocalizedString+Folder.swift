import LintasanDocuments

/// The words of the page and the workbook beside the brief.
extension LocalizedString {
  static let tablesOf = LocalizedString("{name}: the tables", id: "{name}: tabel")
  static let allHeading = LocalizedString("All {entities}", id: "Semua {entities}")
  static let allCaption = LocalizedString(
    "All {entities}: rank in {year} and median rank projected for each survey, with the 80% interval of the last",
    id:
      "Semua {entities}: peringkat {year} dan median peringkat proyeksi tiap survei, dengan interval 80% yang terakhir")
  static let rankingsCaption = LocalizedString(
    "The ranking as it was last observed and at every future survey, every column of rankings.csv",
    id: "Peringkat terakhir yang diamati dan pada setiap survei mendatang, semua kolom rankings.csv")
  static let trajectoriesCaption = LocalizedString(
    "Every entity at every survey, observed and projected, every column of trajectories.csv",
    id: "Setiap entitas pada setiap survei, realisasi dan proyeksi, semua kolom trajectories.csv")
  static let entityNoun = LocalizedString("entity", id: "entitas")
  static let entitiesNoun = LocalizedString("entities", id: "entitas")
  static let reason = LocalizedString("Reason", id: "Alasan")
  static let noValueAt = LocalizedString("no value at {year}", id: "tidak ada nilai pada {year}")
  static let noValueUpTo = LocalizedString("no value up to {year}", id: "tidak ada nilai sampai {year}")

  /// The groups of agencies, and the regions and incomes of countries, by their names in the data.
  static let groups: [String: LocalizedString] = [
    "ministry": LocalizedString("Ministries", id: "Kementerian"),
    "agency": LocalizedString("Agencies", id: "Lembaga pemerintah nonkementerian"),
    "other_institution": LocalizedString("Other institutions", id: "Instansi pusat lainnya"),
    "province": LocalizedString("Provinces", id: "Pemerintah provinsi"),
    "regency": LocalizedString("Regencies", id: "Pemerintah kabupaten"),
    "city": LocalizedString("Cities", id: "Pemerintah kota"),
    "Australia and New Zealand": LocalizedString("Australia and New Zealand", id: "Australia dan Selandia Baru"),
    "Caribbean": LocalizedString("Caribbean", id: "Karibia"),
    "Central America": LocalizedString("Central America", id: "Amerika Tengah"),
    "Central Asia": LocalizedString("Central Asia", id: "Asia Tengah"),
    "Eastern Africa": LocalizedString("Eastern Africa", id: "Afrika Timur"),
    "Eastern Asia": LocalizedString("Eastern Asia", id: "Asia Timur"),
    "Eastern Europe": LocalizedString("Eastern Europe", id: "Eropa Timur"),
    "Melanesia": LocalizedString("Melanesia", id: "Melanesia"),
    "Micronesia": LocalizedString("Micronesia", id: "Mikronesia"),
    "Middle Africa": LocalizedString("Middle Africa", id: "Afrika Tengah"),
    "Northern Africa": LocalizedString("Northern Africa", id: "Afrika Utara"),
    "Northern America": LocalizedString("Northern America", id: "Amerika Utara"),
    "Northern Europe": LocalizedString("Northern Europe", id: "Eropa Utara"),
    "Polynesia": LocalizedString("Polynesia", id: "Polinesia"),
    "South America": LocalizedString("South America", id: "Amerika Selatan"),
    "South-eastern Asia": LocalizedString("South-eastern Asia", id: "Asia Tenggara"),
    "Southern Africa": LocalizedString("Southern Africa", id: "Afrika Selatan"),
    "Southern Asia": LocalizedString("Southern Asia", id: "Asia Selatan"),
    "Southern Europe": LocalizedString("Southern Europe", id: "Eropa Selatan"),
    "Western Africa": LocalizedString("Western Africa", id: "Afrika Barat"),
    "Western Asia": LocalizedString("Western Asia", id: "Asia Barat"),
    "Western Europe": LocalizedString("Western Europe", id: "Eropa Barat"),
    "Africa": LocalizedString("Africa", id: "Afrika"),
    "Americas": LocalizedString("Americas", id: "Amerika"),
    "Asia": LocalizedString("Asia", id: "Asia"),
    "Europe": LocalizedString("Europe", id: "Eropa"),
    "Oceania": LocalizedString("Oceania", id: "Oseania"),
    "High income": LocalizedString("High income", id: "Berpendapatan tinggi"),
    "Upper middle income": LocalizedString("Upper middle income", id: "Berpendapatan menengah atas"),
    "Lower middle income": LocalizedString("Lower middle income", id: "Berpendapatan menengah bawah"),
    "Low income": LocalizedString("Low income", id: "Berpendapatan rendah"),
  ]
  /// Words that stand in cells of tables.
  static let cells: [String: LocalizedString] = [
    "index": LocalizedString("index", id: "indeks"),
    "rank": LocalizedString("rank", id: "peringkat"),
    "change of weights": LocalizedString("change of weights", id: "perubahan bobot"),
    "rounding of printed figures": LocalizedString("rounding of printed figures", id: "pembulatan angka cetak"),
    "entering and leaving the ranking": LocalizedString(
      "entering and leaving the ranking", id: "masuk dan keluar pemeringkatan"),
    "overtaken": LocalizedString("overtaken", id: "disusul"),
    "caught_up": LocalizedString("caught up", id: "disamai"),
    "overtaking": LocalizedString("overtaking", id: "menyusul"),
    "pulled_ahead": LocalizedString("pulled ahead", id: "melepaskan diri"),
    "left": LocalizedString("left", id: "keluar"),
    "entered": LocalizedString("entered", id: "masuk"),
  ]

  static let mapTitle = LocalizedString(
    "{index} {year}: the world by class", id: "{index} {year}: dunia menurut kategori")
  static let mapSubtitle = LocalizedString(
    "Every {entity} a tile of its own, about where it lies", id: "Setiap {entity} satu petak, kira-kira di tempatnya")
  static let mapSource = LocalizedString("Source: {publisher}", id: "Sumber: {publisher}")
  static let commandLabel = LocalizedString("Command", id: "Perintah")
  static let inputLabel = LocalizedString("Input", id: "Masukan")
}
