/// The words of charts, tables and pages that belong to no single question.
extension Phrase {
  public static let yes = Phrase("yes", id: "ya")
  public static let no = Phrase("no", id: "tidak")
  public static let rank = Phrase("Rank", id: "Peringkat")
  public static let score = Phrase("Score", id: "Nilai")
  public static let index = Phrase("Index", id: "Indeks")
  public static let predicate = Phrase("Predicate", id: "Predikat")
  public static let year = Phrase("Year", id: "Tahun")
  public static let country = Phrase("Country", id: "Negara")
  public static let agency = Phrase("Agency", id: "Instansi")
  public static let observed = Phrase("observed", id: "realisasi")
  public static let projected = Phrase("projected", id: "proyeksi")
  public static let projection = Phrase("Projection", id: "Proyeksi")
  public static let median = Phrase("median", id: "median")
  public static let note = Phrase("Note", id: "Catatan")
  public static let figure = Phrase("Figure", id: "Gambar")
  public static let table = Phrase("Table", id: "Tabel")
  public static let sources = Phrase("Sources", id: "Sumber")
  public static let settings = Phrase("Settings", id: "Pengaturan")
  public static let best = Phrase("best", id: "terbaik")
  public static let intervals = Phrase("Bands: 80% and 95% intervals", id: "Pita: interval 80% dan 95%")
  public static let intervalKey = Phrase(
    "Dot: median rank; thick line: 80% interval; thin line: 95% interval",
    id: "Titik: peringkat median; garis tebal: interval 80%; garis tipis: interval 95%")
  public static let observedKey = Phrase("Tick: last observed rank", id: "Tanda tegak: peringkat terakhir yang diamati")
  public static let fanDescription = Phrase(
    "{name}: observed {quantity} {first} to {last}, and the projection to {end} as a median with 80% and 95% intervals. "
      + "{values}",
    id: "{name}: {quantity} hasil pengamatan {first} sampai {last}, dan proyeksi sampai {end} berupa median dengan "
      + "interval 80% dan 95%. {values}")
  public static let fanPoint = Phrase(
    "{year}: {median} (80%: {lower80} to {upper80}; 95%: {lower95} to {upper95}).",
    id: "{year}: {median} (80%: {lower80} sampai {upper80}; 95%: {lower95} sampai {upper95}).")
  public static let fanLabel = Phrase("{year}: {median}", id: "{year}: {median}")
  public static let bumpDescription = Phrase(
    "Ranks of {count} entities from {first} to {last}; solid lines are observed, dashed lines projected medians. {values}",
    id: "Peringkat {count} entitas dari {first} sampai {last}; garis utuh hasil pengamatan, garis putus-putus median "
      + "proyeksi. {values}")
  public static let intervalDescription = Phrase(
    "Rank of {count} entities with 80% and 95% intervals, best first. First: {best}. Last: {worst}.",
    id: "Peringkat {count} entitas dengan interval 80% dan 95%, terbaik lebih dulu. Pertama: {best}. Terakhir: {worst}.")
  public static let search = Phrase("Search this table", id: "Cari dalam tabel ini")
  public static let rowsShown = Phrase("{shown} of {count} rows", id: "{shown} dari {count} baris")
  public static let sortBy = Phrase("Sort by {column}", id: "Urutkan menurut {column}")
  public static let chartsTitle = Phrase("Charts", id: "Grafik")
  public static let chartData = Phrase("Chart data", id: "Data grafik")
  public static let noData = Phrase("no data", id: "tanpa data")
  public static let notOnMap = Phrase("Not on the map: {names}.", id: "Tidak ada di peta: {names}.")
  public static let fromTo = Phrase("{from} to {to}", id: "{from} sampai {to}")
  public static let contents = Phrase("Contents", id: "Daftar isi")
  public static let skipToContent = Phrase("Skip to content", id: "Langsung ke isi")

  /// All phrases of this catalogue.
  static let charts: [Phrase] = [
    yes, no, rank, score, index, predicate, year, country, agency, observed, projected, projection, median, note, figure,
    table, sources, settings, best, intervals, intervalKey, observedKey, fanDescription, fanPoint, fanLabel,
    bumpDescription, intervalDescription, search, rowsShown, sortBy, chartsTitle, chartData, noData, notOnMap, fromTo, contents, skipToContent,
  ]
}
