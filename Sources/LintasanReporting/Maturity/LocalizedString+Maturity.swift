import LintasanDocuments

/// The words of the documents about maturity scores and plans.
extension LocalizedString {
  static let maturityScore = LocalizedString("SPBE index {index}: {predicate}", id: "Indeks SPBE {index}: {predicate}")
  static let maturityNext = LocalizedString(
    "{distance} more reach “{predicate}” (from {bound}).", id: "{distance} lagi mencapai “{predicate}” (mulai {bound})."
  )
  static let maturityTop = LocalizedString("There is no higher predicate.", id: "Tidak ada predikat yang lebih tinggi.")
  static let maturityParts = LocalizedString("Domains and aspects", id: "Domain dan aspek")
  static let maturityPosition = LocalizedString(
    "Where this index would stand ({group}); years before {first} used another instrument",
    id: "Posisi indeks ini ({group}); tahun sebelum {first} memakai instrumen lain")
  static let maturityGaps = LocalizedString(
    "Behind the median of {count} agencies ({group}, {year}), the most worth first",
    id: "Di bawah median {count} instansi ({group}, {year}), yang paling bernilai lebih dulu")
  static let maturityStrengths = LocalizedString(
    "Ahead of the median of {count} agencies ({group}, {year})", id: "Di atas median {count} instansi ({group}, {year})"
  )
  static let maturityIndicators = LocalizedString("Indicators", id: "Indikator")
  static let allAgencies = LocalizedString("all agencies", id: "semua instansi")
  static let planTitle = LocalizedString(
    "Cheapest way to an index of {target}", id: "Cara termurah menuju indeks {target}")
  static let planBudgetTitle = LocalizedString(
    "Highest index for {budget}", id: "Indeks tertinggi dengan biaya {budget}")
  static let planLead = LocalizedString(
    "From {from} ({before}) to {to} ({after}) at a cost of {cost}; proven optimal by exhaustive dynamic programming.",
    id: "Dari {from} ({before}) ke {to} ({after}) dengan biaya {cost}; terbukti optimal dengan pemrograman dinamis.")
  static let planUnreached = LocalizedString(
    "The target cannot be reached; this is the best that can be had.",
    id: "Target tidak dapat dicapai; ini hasil terbaik yang mungkin.")
  static let planSteps = LocalizedString("Raises", id: "Kenaikan")
  static let planAlternatives = LocalizedString(
    "Next-best plans (plans that swap like indicators count as one)",
    id: "Rencana terbaik berikutnya (pertukaran indikator yang setara dihitung satu)")
  static let planMarginal = LocalizedString(
    "What each indicator that is raised is worth to the plan (--format json: every indicator)",
    id: "Nilai tiap indikator yang dinaikkan bagi rencana (--format json: semua indikator)")
  static let planWord = LocalizedString("Plan", id: "Rencana")
  static let planLevelsWord = LocalizedString("Levels", id: "Tingkat")
  static let planLevelGain = LocalizedString("Gain a level", id: "Tambahan per tingkat")
  static let planRoom = LocalizedString("Room", id: "Ruang")
  static let planCostWithout = LocalizedString("Cost without it", id: "Biaya tanpanya")
  static let planSaving = LocalizedString("It saves", id: "Hematnya")
  static let planBeyondPolicy = LocalizedString(
    "Practices that end above the policy that they rest on, with the policy's level: {list}. The regulation asks for "
      + "no such order; raise the policy as well, or leave the practice out with --freeze.",
    id: "Praktik yang berakhir di atas kebijakan dasarnya, beserta tingkat kebijakannya: {list}. Peraturan tidak "
      + "meminta urutan itu; naikkan juga kebijakannya, atau keluarkan praktiknya dengan --freeze.")
  static let planFrontier = LocalizedString("What it costs to get further", id: "Biaya untuk melangkah lebih jauh")
  static let planRoad = LocalizedString(
    "Road map: policies before practices", id: "Peta jalan: kebijakan sebelum praktik")
  static let planRoadYears = LocalizedString("Road map by year", id: "Peta jalan per tahun")
  static let simulateTitle = LocalizedString(
    "What if {group} lifted {changes}", id: "Bagaimana jika {group} menaikkan {changes}")
  static let indicator = LocalizedString("Indicator", id: "Indikator")
  static let levelWord = LocalizedString("Level", id: "Tingkat")
  static let fromWord = LocalizedString("From", id: "Dari")
  static let toWord = LocalizedString("To", id: "Ke")
  static let costWord = LocalizedString("Cost", id: "Biaya")
  static let gainWord = LocalizedString("Gain", id: "Tambahan")
  static let weightWord = LocalizedString("Weight", id: "Bobot")
  static let groupMedian = LocalizedString("Group median", id: "Median kelompok")
  static let worthWord = LocalizedString("Worth", id: "Nilai")
  static let predicateWord = LocalizedString("Predicate", id: "Predikat")
  static let agenciesWord = LocalizedString("Agencies", id: "Instansi")
  static let medianWord = LocalizedString("Median", id: "Median")
  static let standingWord = LocalizedString("Standing", id: "Status")
}

extension LocalizedString {
  static let simulateTouched = LocalizedString("Agencies lifted", id: "Instansi yang naik")
  static let simulateGain = LocalizedString("Their mean gain of index", id: "Rata-rata kenaikan indeksnya")
  static let simulatePromoted = LocalizedString(
    "Of these to a higher predicate", id: "Di antaranya ke predikat lebih tinggi")
}
