/// The words of charts, tables and pages that belong to no single question.
extension LocalizedString {
  /// The words for “yes”.
  package static let yes = LocalizedString("yes", id: "ya")
  /// The words for “no”.
  package static let no = LocalizedString("no", id: "tidak")
  /// The words for “rank”.
  package static let rank = LocalizedString("Rank", id: "Peringkat")
  /// The words for “score”.
  package static let score = LocalizedString("Score", id: "Nilai")
  /// The words for “index”.
  package static let index = LocalizedString("Index", id: "Indeks")
  /// The words for “predicate”.
  package static let predicate = LocalizedString("Predicate", id: "Predikat")
  /// The words for “year”.
  package static let year = LocalizedString("Year", id: "Tahun")
  /// The words for “country”.
  package static let country = LocalizedString("Country", id: "Negara")
  /// The words for “agency”.
  package static let agency = LocalizedString("Agency", id: "Instansi")
  /// The words for “observed”.
  package static let observed = LocalizedString("observed", id: "realisasi")
  /// The words for “projected”.
  package static let projected = LocalizedString("projected", id: "proyeksi")
  /// The words for “projection”.
  package static let projection = LocalizedString("Projection", id: "Proyeksi")
  /// The words for “median”.
  static let belowBand = LocalizedString("below the band", id: "di bawah pita")
  static let bandAbove = LocalizedString("95% interval, above", id: "interval 95%, atas")
  static func bandTo(_ level: String) -> LocalizedString {
    LocalizedString("\(level) interval", id: "interval \(level)")
  }
  static let printedRows = LocalizedString(
    "rows 1–{rows} of {all}; clear the print area to print all",
    id: "baris 1–{rows} dari {all}; hapus area cetak untuk mencetak semua")
  package static let median = LocalizedString("median", id: "median")
  /// The words for “note”.
  package static let note = LocalizedString("Note", id: "Catatan")
  /// The words for “figure”.
  package static let figure = LocalizedString("Figure", id: "Gambar")
  /// The words for “table”.
  package static let table = LocalizedString("Table", id: "Tabel")
  /// The words for “sources”.
  package static let sources = LocalizedString("Sources", id: "Sumber")
  /// The words for “settings”.
  package static let settings = LocalizedString("Settings", id: "Pengaturan")
  /// The words for “best”.
  package static let best = LocalizedString("best", id: "terbaik")
  /// The words for “intervals”.
  package static let intervals = LocalizedString("Bands: 80% and 95% intervals", id: "Pita: interval 80% dan 95%")
  /// The words for “interval key”.
  package static let intervalKey = LocalizedString(
    "Dot: median rank; thick line: 80% interval; thin line: 95% interval",
    id: "Titik: peringkat median; garis tebal: interval 80%; garis tipis: interval 95%")
  /// The words for “observed key”.
  package static let observedKey = LocalizedString(
    "Tick: last observed rank", id: "Tanda tegak: peringkat terakhir yang diamati")
  /// The words for “fan description”.
  package static let fanDescription = LocalizedString(
    "{name}: observed {quantity} {first} to {last}, and the projection to {end} as a median with 80% and 95% intervals. "
      + "{values}",
    id: "{name}: {quantity} hasil pengamatan {first} sampai {last}, dan proyeksi sampai {end} berupa median dengan "
      + "interval 80% dan 95%. {values}")
  /// The words for “fan point”.
  package static let fanPoint = LocalizedString(
    "{year}: {median} (80%: {lower80} to {upper80}; 95%: {lower95} to {upper95}).",
    id: "{year}: {median} (80%: {lower80} sampai {upper80}; 95%: {lower95} sampai {upper95}).")
  /// The words for “fan label”.
  package static let fanLabel = LocalizedString("{year}: {median}", id: "{year}: {median}")
  /// The words for “bump description”.
  package static let bumpDescription = LocalizedString(
    "Ranks of {count} entities from {first} to {last}; solid lines are observed, dashed lines projected medians. {values}",
    id: "Peringkat {count} entitas dari {first} sampai {last}; garis utuh hasil pengamatan, garis putus-putus median "
      + "proyeksi. {values}")
  /// The words for “interval description”.
  package static let intervalDescription = LocalizedString(
    "Rank of {count} entities with 80% and 95% intervals, best first. First: {best}. Last: {worst}.",
    id: "Peringkat {count} entitas dengan interval 80% dan 95%, terbaik lebih dulu. Pertama: {best}. Terakhir: {worst}."
  )
  /// The words for “search”.
  package static let search = LocalizedString("Search this table", id: "Cari dalam tabel ini")
  /// The words for “rows shown”.
  package static let rowsShown = LocalizedString("{shown} of {count} rows", id: "{shown} dari {count} baris")
  /// The words for “sort by”.
  package static let sortBy = LocalizedString("Sort by {column}", id: "Urutkan menurut {column}")
  /// The words for “charts title”.
  package static let chartsTitle = LocalizedString("Charts", id: "Grafik")
  /// The words for “chart data”.
  package static let chartData = LocalizedString("Chart data", id: "Data grafik")
  /// The words for “no data”.
  package static let noData = LocalizedString("no data", id: "tanpa data")
  /// The words for “not on map”.
  package static let notOnMap = LocalizedString("Not on the map: {names}.", id: "Tidak ada di peta: {names}.")
  /// The words for “from to”.
  package static let fromTo = LocalizedString("{from} to {to}", id: "{from} sampai {to}")
  /// The words for “contents”.
  package static let contents = LocalizedString("Contents", id: "Daftar isi")
  /// The words for “skip to content”.
  package static let skipToContent = LocalizedString("Skip to content", id: "Langsung ke isi")

  /// All phrases of this catalogue.
  static let charts: [LocalizedString] = [
    yes, no, rank, score, index, predicate, year, country, agency, observed, projected, projection, median, note,
    figure,
    table, sources, settings, best, intervals, intervalKey, observedKey, fanDescription, fanPoint, fanLabel,
    bumpDescription, intervalDescription, search, rowsShown, sortBy, chartsTitle, chartData, noData, notOnMap, fromTo,
    contents, skipToContent,
  ]
}
