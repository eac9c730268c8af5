import LintasanReports

/// The words of the page to explore, in both languages: the reader switches.
enum ExploreWords {
  /// Places in the phrases stay places: the script fills them.
  static let json: JSONValue = .object(
    Language.allCases.map { language in
      .init(language.rawValue, .object(all.map { .init($0.key, .text($0.words.text(in: language))) }))
    })

  private static let all: [(key: String, words: Phrase)] = [
    ("skip", Phrase("Skip to content", id: "Langsung ke isi")),
    ("title", .exploreTitle),
    ("language", Phrase("Language", id: "Bahasa")),
    ("choices", Phrase("What is shown", id: "Yang ditampilkan")),
    ("measure", Phrase("What the chart shows", id: "Isi grafik")),
    ("pickEntity", Phrase("Entity in focus", id: "Fokus")),
    ("addPeer", Phrase("Add to compare", id: "Tambah pembanding")),
    ("removePeer", Phrase("Remove {name}", id: "Hapus {name}")),
    ("unknown", Phrase("No such name: choose one from the list.", id: "Nama tidak ditemukan: pilih dari daftar.")),
    ("year", Phrase("Year", id: "Tahun")),
    ("observed", Phrase("(observed)", id: "(realisasi)")),
    ("projected", Phrase("(projected)", id: "(proyeksi)")),
    ("trajectories", Phrase("Trajectories", id: "Lintasan")),
    ("rank", Phrase("Rank", id: "Peringkat")),
    ("score", Phrase("Score", id: "Nilai indeks")),
    ("name", Phrase("Name", id: "Nama")),
    ("medianScore", Phrase("Median score", id: "Median nilai indeks")),
    ("rankAxis", Phrase("Rank ({index}); bands hold 80% and 95%", id: "Peringkat ({index}); pita memuat 80% dan 95%")),
    ("scoreAxis", Phrase("Score ({index}); bands hold 80% and 95%", id: "Nilai indeks ({index}); pita memuat 80% dan 95%")),
    ("chartRank", Phrase("{index}: ranks of {who}, observed and projected", id: "{index}: peringkat {who}, realisasi dan proyeksi")),
    (
      "chartScore",
      Phrase("{index}: scores of {who}, observed and projected", id: "{index}: nilai indeks {who}, realisasi dan proyeksi")
    ),
    ("hoverHint", Phrase("Point at a dot to read its value.", id: "Arahkan kursor ke titik untuk membaca nilainya.")),
    ("whatIf", Phrase("What if a component were higher?", id: "Bagaimana jika suatu komponen lebih tinggi?")),
    (
      "whatIfYear",
      Phrase("Component points added to the projection for {year}", id: "Tambahan poin komponen pada proyeksi {year}")
    ),
    ("reset", Phrase("Back to the projection", id: "Kembali ke proyeksi")),
    ("medianRank", Phrase("Median rank", id: "Median peringkat")),
    ("interval80", Phrase("80% interval", id: "Interval 80%")),
    ("improve", Phrase("Chance of a better rank than today", id: "Peluang peringkat lebih baik daripada kini")),
    ("topN", Phrase("Chance of a top-{top} place", id: "Peluang masuk {top} besar")),
    ("aheadOf", Phrase("Chance to stand ahead of", id: "Peluang berada di depan")),
    (
      "whatIfChange",
      Phrase(
        "The gain is {gain} on {index}: the median rank goes from {before} to {after}.",
        id: "Tambahan itu {gain} pada {index}: median peringkat bergerak dari {before} ke {after}.")
    ),
    ("whatIfNone", Phrase("No gain is added: this is the projection itself.", id: "Tanpa tambahan: ini proyeksinya sendiri.")),
    (
      "monteCarlo",
      Phrase(
        "From {draws} stored draws. Their sampling error: the median rank lies between {low} and {high} (95%), chances within {points} points.",
        id:
          "Dari {draws} simulasi yang tersimpan. Galat penarikannya: median peringkat di antara {low} dan {high} (95%), peluang dalam ±{points} poin."
      )
    ),
    ("fromForecast", Phrase("From all {draws} draws of the projection.", id: "Dari seluruh {draws} simulasi proyeksi.")),
    ("ranking", Phrase("The whole ranking", id: "Seluruh peringkat")),
    ("search", Phrase("Search", id: "Cari")),
    ("class", Phrase("Class", id: "Kelas")),
    ("all", Phrase("all", id: "semua")),
    ("shown", Phrase("{shown} of {all} shown", id: "{shown} dari {all} ditampilkan")),
    ("againstPrevious", Phrase("Places since the previous survey", id: "Perubahan sejak survei sebelumnya")),
    ("againstLast", Phrase("Places since the latest survey", id: "Perubahan sejak survei terakhir")),
    ("againstOwnWeights", Phrase("Places against the index's own weights", id: "Perubahan terhadap bobot asli")),
    ("weights", Phrase("What if the weights were others?", id: "Bagaimana jika bobotnya lain?")),
    (
      "weightsHelp",
      Phrase(
        "The observed ranking again under your weights. The projection keeps the index's own.",
        id: "Peringkat realisasi dihitung ulang dengan bobot pilihan Anda. Proyeksi tetap memakai bobot asli.")
    ),
    ("resetWeights", Phrase("Back to the index's own weights", id: "Kembali ke bobot asli")),
    (
      "weightsObserved",
      Phrase(
        "Weights act on observed years: choose one with the slider of years.",
        id: "Bobot berlaku pada tahun realisasi: pilih dengan penggeser tahun.")
    ),
    ("method", Phrase("Method, accuracy, sources", id: "Metode, ketepatan, sumber")),
    ("stood", Phrase("{name} ranked {rank} of {of} in {year}, with a score of {score}.", id: "{name} berada pada peringkat {rank} dari {of} pada {year}, dengan nilai indeks {score}.")),
    ("inClass", Phrase("Class: {class}.", id: "Kelas: {class}.")),
    ("notScored", Phrase("{name} has no score in {year}.", id: "{name} tidak memiliki nilai indeks pada {year}.")),
    ("notForecast", Phrase("{name} is not projected: it has no score at the latest survey.", id: "{name} tidak diproyeksikan: tidak ada nilai indeks pada survei terakhir.")),
    (
      "heading",
      Phrase(
        "{name} is projected at rank {rank} in {year}, 80% between {low} and {high}, with a median score of {score}.",
        id:
          "{name} diproyeksikan pada peringkat {rank} pada {year}, 80% di antara {low} dan {high}, dengan median nilai indeks {score}."
      )
    ),
  ]
}

extension Phrase {
  static let exploreTitle = Phrase("{index}: explore the ranking", id: "{index}: jelajahi peringkat")
  static let exploreNotMeasured = Phrase(
    "How such a projection did on past surveys was not measured for this index; lintasan backtest measures it.",
    id: "Ketepatan proyeksi pada survei lampau belum diukur untuk indeks ini; lintasan backtest mengukurnya.")
  static let exploreMeasured = Phrase(
    "Forecasts of the surveys {from} to {to} from what was known before missed the rank by {error} places one survey ahead ({naive} for the last rank carried on); 80% intervals held {within}.",
    id:
      "Perkiraan survei {from} sampai {to} dari data sebelumnya meleset {error} peringkat satu survei ke depan ({naive} bila peringkat terakhir dipakai terus); interval 80% memuat {within}."
  )
  static let exploreGainNote = Phrase(
    "A gain is added to every draw of the entity in focus, within the scale; the others stay as drawn.",
    id: "Tambahan diberikan pada setiap simulasi entitas yang menjadi fokus, dalam batas skala; yang lain tetap.")
  static let exploreSource = Phrase("Source: {citation}", id: "Sumber: {citation}")
  static let exploreCommand = Phrase("To reproduce this page: {command}", id: "Untuk membuat ulang halaman ini: {command}")

  /// What attributes of entities are called.
  static let exploreAttributes: [String: Phrase] = [
    "un_region": Phrase("Region", id: "Wilayah"),
    "un_subregion": Phrase("Subregion", id: "Subwilayah"),
    "income_group": Phrase("Income group", id: "Kelompok pendapatan"),
    "group": Phrase("Group", id: "Kelompok"),
    "province": Phrase("Province", id: "Provinsi"),
  ]
}
