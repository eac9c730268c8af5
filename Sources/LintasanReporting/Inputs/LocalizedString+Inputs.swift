import LintasanAnalysis
import LintasanDocuments

/// What people read about inputs.
extension LocalizedString {
  /// The names of the inputs, by column.
  static let inputNames: [String: LocalizedString] = {
    let indonesian = [
      "osi_if_points": "Kerangka kelembagaan, butir", "osi_cp_points": "Penyediaan konten, butir",
      "osi_sp_points": "Penyediaan layanan, butir", "osi_epi_points": "Partisipasi elektronik, butir",
      "osi_tec_points": "Teknologi, butir", "mobile_per_100_cap120": "Langganan seluler per 100",
      "internet_users_pct": "Pengguna internet, %",
      "active_mobile_bb_per_100_cap120": "Pita lebar seluler aktif per 100",
      "mobile_data_price_pct_gni": "Harga data seluler, % PNB",
      "fixed_bb_price_pct_gni": "Harga pita lebar tetap, % PNB", "adult_literacy": "Melek huruf dewasa, %",
      "ger": "Angka partisipasi kasar, %", "eys": "Harapan lama sekolah, tahun",
      "mys": "Rata-rata lama sekolah, tahun", "egov_literacy": "Literasi pemerintahan elektronik",
    ]
    var names: [String: LocalizedString] = [:]
    for leaf in InputLeaf.egdi2024 { names[leaf.id] = LocalizedString(leaf.name, id: indonesian[leaf.id] ?? leaf.name) }
    names["residual"] = LocalizedString(
      "Not reproduced by the recipe", id: "Tidak dapat direproduksi dari resep")
    return names
  }()

  /// The names of the inputs in a language.
  static func inputWords(in language: Language) -> [String: String] {
    inputNames.mapValues { $0.text(in: language) }
  }

  static let leafWord = LocalizedString("Input", id: "Masukan")
  static let stepCostWord = LocalizedString("Cost", id: "Biaya")
  static let planNumberWord = LocalizedString("Plan", id: "Rencana")
  static let scoreGainWord = LocalizedString("Adds", id: "Menambah")
  static let inputPlanTitle = LocalizedString(
    "{name}: {aim} by {year}, in inputs", id: "{name}: {aim} pada {year}, dalam masukan")
  static let inputPlanNow = LocalizedString(
    "Now rank {rank} with {score}. The cheapest plan costs {cost} and leads to {planned}, rank {place}.",
    id:
      "Kini peringkat {rank} dengan {score}. Rencana termurah berbiaya {cost} dan membawa ke {planned}, peringkat {place}."
  )
  static let inputPlanAhead = LocalizedString(
    "Without it the median projection is rank {rank} with {score}. The cheapest plan costs {cost} and leads to {planned}, rank "
      + "{place}.",
    id:
      "Tanpa rencana median proyeksinya peringkat {rank} dengan {score}. Rencana termurah berbiaya {cost} dan membawa ke "
      + "{planned}, peringkat {place}.")
  static let inputPlanNothing = LocalizedString(
    "Rank {rank} with {score}: the target is reached as things stand.",
    id: "Peringkat {rank} dengan {score}: target sudah tercapai.")
  static let inputPlanOptimal = LocalizedString(
    "No plan is cheaper: proven.", id: "Tidak ada rencana yang lebih murah: terbukti.")
  static let inputPlanUnproven = LocalizedString(
    "The search was stopped before it could prove that no plan is cheaper.",
    id: "Pencarian dihentikan sebelum terbukti tidak ada yang lebih murah.")
  static let inputPlanImpossible = LocalizedString(
    "The target cannot be reached within these limits. The most that can be had is {planned}, rank {place}.",
    id: "Target tidak dapat dicapai dalam batas ini. Paling tinggi {planned}, peringkat {place}.")
  static let inputPlanChance = LocalizedString(
    "The chance rises from {before} to {after}.", id: "Peluangnya naik dari {before} menjadi {after}.")
  static let inputPlanBasis = LocalizedString(
    "Scores are rebuilt from the inputs; every z-score and range is taken anew with the change, for all countries.",
    id: "Nilai indeks disusun ulang dari masukan; setiap skor z dan rentang dihitung ulang untuk semua negara.")
  static let inputPlanForecast = LocalizedString(
    "Ranks are those of the median forecasts of {year}, moved by what the plan moves.",
    id: "Peringkat dihitung dari median proyeksi {year}, digeser sebesar pengaruh rencana.")
  static let inputSteps = LocalizedString("The cheapest plan", id: "Rencana termurah")
  static let inputAlternatives = LocalizedString(
    "Next-best plans: each leaves one input of the cheapest as it is",
    id: "Rencana berikutnya: masing-masing tanpa satu masukan")
  static let inputWorths = LocalizedString(
    "What one more of each is worth by itself", id: "Nilai satu tambahan dari tiap masukan")
  static let deedsTitle = LocalizedString(
    "EGDI {year}: the next best deed", id: "EGDI {year}: langkah terbaik berikutnya")
  static let deedsCaption = LocalizedString(
    "The one more item that adds most for its cost", id: "Satu butir tambahan yang paling bernilai untuk biayanya")
  static let afterWord = LocalizedString("After", id: "Sesudah")
  static let gapTitle = LocalizedString(
    "{name} and {other}, {year}: the distance by input", id: "{name} dan {other}, {year}: selisih menurut masukan")
  static let gapLead = LocalizedString(
    "{name} has {own} (rank {rank}), {other} {score} (rank {place}): {gap} and {places} places.",
    id: "{name} {own} (peringkat {rank}), {other} {score} (peringkat {place}): {gap} dan {places} peringkat.")
  static let gapCaption = LocalizedString("What the distance is made of", id: "Penyusun selisih")
  static let madeOf = LocalizedString(
    "What the score is made of, and what lies between it and {other}",
    id: "Penyusun nilai, dan selisihnya dengan {other}")
  static let indexPoints = LocalizedString("Index", id: "Indeks")
  static let medianOf = LocalizedString("the median of {group}", id: "median {group}")
  static let inputsSideBySide = LocalizedString(
    "Inputs side by side, and what the gaps to {name} are worth in the index",
    id: "Masukan berdampingan, dan nilai selisih dengan {name} dalam indeks")
}
