import LintasanDocuments

/// The words of the page to explore, in both languages: the reader switches.
enum ExploreWords {
  /// Places in the phrases stay places: the script fills them.
  static let json: JSONValue = .object(
    Language.allCases.map { language in
      .init(language.rawValue, .object(all.map { .init($0.key, .text($0.words.text(in: language))) }))
    })

  private static let all: [(key: String, words: LocalizedString)] = [
    ("skip", LocalizedString("Skip to content", id: "Langsung ke isi")),
    ("title", .exploreTitle),
    ("language", LocalizedString("Language", id: "Bahasa")),
    ("choices", LocalizedString("What is shown", id: "Yang ditampilkan")),
    ("measure", LocalizedString("What the chart shows", id: "Isi grafik")),
    ("pickEntity", LocalizedString("Entity in focus", id: "Fokus")),
    ("addPeer", LocalizedString("Add to compare", id: "Tambah pembanding")),
    ("removePeer", LocalizedString("Remove {name}", id: "Hapus {name}")),
    (
      "unknown",
      LocalizedString("No such name: choose one from the list.", id: "Nama tidak ditemukan: pilih dari daftar.")
    ),
    ("year", LocalizedString("Year", id: "Tahun")),
    ("observed", LocalizedString("(observed)", id: "(realisasi)")),
    ("projected", LocalizedString("(projected)", id: "(proyeksi)")),
    ("trajectories", LocalizedString("Trajectories", id: "Lintasan")),
    ("rank", LocalizedString("Rank", id: "Peringkat")),
    ("score", LocalizedString("Score", id: "Nilai indeks")),
    ("name", LocalizedString("Name", id: "Nama")),
    ("medianScore", LocalizedString("Median score", id: "Median nilai indeks")),
    (
      "rankAxis",
      LocalizedString("Rank ({index}); bands hold 80% and 95%", id: "Peringkat ({index}); pita memuat 80% dan 95%")
    ),
    (
      "scoreAxis",
      LocalizedString("Score ({index}); bands hold 80% and 95%", id: "Nilai indeks ({index}); pita memuat 80% dan 95%")
    ),
    (
      "chartRank",
      LocalizedString(
        "{index}: ranks of {who}, observed and projected", id: "{index}: peringkat {who}, realisasi dan proyeksi")
    ),
    (
      "chartScore",
      LocalizedString(
        "{index}: scores of {who}, observed and projected", id: "{index}: nilai indeks {who}, realisasi dan proyeksi")
    ),
    (
      "hoverHint",
      LocalizedString("Point at a dot to read its value.", id: "Arahkan kursor ke titik untuk membaca nilainya.")
    ),
    ("whatIf", LocalizedString("What if a component were higher?", id: "Bagaimana jika suatu komponen lebih tinggi?")),
    (
      "whatIfYear",
      LocalizedString(
        "Component points added to the projection for {year}", id: "Tambahan poin komponen pada proyeksi {year}")
    ),
    ("items", LocalizedString("In items of the questionnaire", id: "Dalam butir kuesioner")),
    ("reset", LocalizedString("Back to the projection", id: "Kembali ke proyeksi")),
    ("medianRank", LocalizedString("Median rank", id: "Median peringkat")),
    ("interval80", LocalizedString("80% interval", id: "Interval 80%")),
    (
      "improve", LocalizedString("Chance of a better rank than today", id: "Peluang peringkat lebih baik daripada kini")
    ),
    ("topN", LocalizedString("Chance of a top-{top} place", id: "Peluang masuk {top} besar")),
    ("aheadOf", LocalizedString("Chance to stand ahead of", id: "Peluang berada di depan")),
    (
      "whatIfChange",
      LocalizedString(
        "The gain is {gain} on {index}: the median rank goes from {before} to {after}.",
        id: "Tambahan itu {gain} pada {index}: median peringkat bergerak dari {before} ke {after}.")
    ),
    (
      "gainCounts", LocalizedString("({gain} counts: no more room)", id: "({gain} dihitung: ruang habis)")
    ),
    (
      "whatIfNone",
      LocalizedString(
        "No gain is added: this is the projection itself.", id: "Tanpa tambahan: ini proyeksinya sendiri.")
    ),
    (
      "monteCarlo",
      LocalizedString(
        "From {draws} stored draws. Their sampling error: the median rank lies between {low} and {high} (95%), chances within {points} points.",
        id:
          "Dari {draws} simulasi yang tersimpan. Galat penarikannya: median peringkat di antara {low} dan {high} (95%), peluang dalam ±{points} poin."
      )
    ),
    (
      "fromForecast",
      LocalizedString("From all {draws} draws of the projection.", id: "Dari seluruh {draws} simulasi proyeksi.")
    ),
    ("ranking", LocalizedString("The whole ranking", id: "Seluruh peringkat")),
    ("search", LocalizedString("Search", id: "Cari")),
    ("class", LocalizedString("Class", id: "Kelas")),
    ("all", LocalizedString("all", id: "semua")),
    ("shown", LocalizedString("{shown} of {all} shown", id: "{shown} dari {all} ditampilkan")),
    ("againstPrevious", LocalizedString("Places since the previous survey", id: "Perubahan sejak survei sebelumnya")),
    ("againstLast", LocalizedString("Places since the latest survey", id: "Perubahan sejak survei terakhir")),
    (
      "againstOwnWeights",
      LocalizedString("Places against the index's own weights", id: "Perubahan terhadap bobot asli")
    ),
    ("weights", LocalizedString("What if the weights were others?", id: "Bagaimana jika bobotnya lain?")),
    (
      "weightsHelp",
      LocalizedString(
        "The observed ranking again under your weights. The projection keeps the index's own.",
        id: "Peringkat realisasi dihitung ulang dengan bobot pilihan Anda. Proyeksi tetap memakai bobot asli.")
    ),
    ("resetWeights", LocalizedString("Back to the index's own weights", id: "Kembali ke bobot asli")),
    (
      "weightsObserved",
      LocalizedString(
        "Weights act on observed years: choose one with the slider of years.",
        id: "Bobot berlaku pada tahun realisasi: pilih dengan penggeser tahun.")
    ),
    ("method", LocalizedString("Method, accuracy, sources", id: "Metode, ketepatan, sumber")),
    (
      "stood",
      LocalizedString(
        "{name} ranked {rank} of {of} in {year}, with a score of {score}.",
        id: "{name} berada pada peringkat {rank} dari {of} pada {year}, dengan nilai indeks {score}.")
    ),
    ("inClass", LocalizedString("Class: {class}.", id: "Kelas: {class}.")),
    (
      "notScored",
      LocalizedString("{name} has no score in {year}.", id: "{name} tidak memiliki nilai indeks pada {year}.")
    ),
    (
      "notForecast",
      LocalizedString(
        "{name} is not projected: it has no score at the latest survey.",
        id: "{name} tidak diproyeksikan: tidak ada nilai indeks pada survei terakhir.")
    ),
    (
      "heading",
      LocalizedString(
        "{name} is projected at rank {rank} in {year}, 80% between {low} and {high}, with a median score of {score}.",
        id:
          "{name} diproyeksikan pada peringkat {rank} pada {year}, 80% di antara {low} dan {high}, dengan median nilai indeks {score}."
      )
    ),
    (
      "headingChange",
      LocalizedString(
        "With the gains set on this page it is rank {rank}, 80% between {low} and {high}.",
        id: "Dengan tambahan yang diatur di halaman ini peringkatnya {rank}, 80% di antara {low} dan {high}.")
    ),
  ]
}

extension LocalizedString {
  static let exploreTitle = LocalizedString("{index}: explore the ranking", id: "{index}: jelajahi peringkat")
  static let exploreNotMeasured = LocalizedString(
    "How such a projection did on past surveys was not measured for this index; lintasan backtest measures it.",
    id: "Ketepatan proyeksi pada survei lampau belum diukur untuk indeks ini; lintasan backtest mengukurnya.")
  static let exploreMeasured = LocalizedString(
    "Forecasts of the surveys {from} to {to} from what was known before missed the rank by {error} places one survey ahead ({naive} for the last rank carried on); 80% intervals held {within}.",
    id:
      "Perkiraan survei {from} sampai {to} dari data sebelumnya meleset {error} peringkat satu survei ke depan ({naive} bila peringkat terakhir dipakai terus); interval 80% memuat {within}."
  )
  static let exploreGainNote = LocalizedString(
    "A gain is added to every draw of the entity in focus, as far as the component has room on its scale; the others stay as drawn.",
    id:
      "Tambahan diberikan pada setiap simulasi entitas yang menjadi fokus, selama komponennya masih punya ruang pada skala; yang lain tetap."
  )
  static let exploreSource = LocalizedString("Source: {citation}", id: "Sumber: {citation}")
  static let exploreCommand = LocalizedString(
    "To reproduce this page: {command}", id: "Untuk membuat ulang halaman ini: {command}")

  /// What attributes of entities are called.
  static let exploreAttributes: [String: LocalizedString] = [
    "un_region": LocalizedString("Region", id: "Wilayah"),
    "un_subregion": LocalizedString("Subregion", id: "Subwilayah"),
    "income_group": LocalizedString("Income group", id: "Kelompok pendapatan"),
    "group": LocalizedString("Group", id: "Kelompok"),
    "province": LocalizedString("Province", id: "Provinsi"),
  ]
}
