import LintasanReports

/// The words of the documents about maturity scores and plans.
extension Phrase {
  static let maturityScore = Phrase("SPBE index {index}: {predicate}", id: "Indeks SPBE {index}: {predicate}")
  static let maturityNext = Phrase(
    "{distance} more reach “{predicate}” (from {bound}).", id: "{distance} lagi mencapai “{predicate}” (mulai {bound})."
  )
  static let maturityTop = Phrase("There is no higher predicate.", id: "Tidak ada predikat yang lebih tinggi.")
  static let maturityParts = Phrase("Domains and aspects", id: "Domain dan aspek")
  static let maturityPosition = Phrase(
    "Where this index would stand ({group}); years before {first} used another instrument",
    id: "Posisi indeks ini ({group}); tahun sebelum {first} memakai instrumen lain")
  static let maturityGaps = Phrase(
    "Behind the median of {count} agencies ({group}, {year}), the most worth first",
    id: "Di bawah median {count} instansi ({group}, {year}), yang paling bernilai lebih dulu")
  static let maturityStrengths = Phrase(
    "Ahead of the median of {count} agencies ({group}, {year})", id: "Di atas median {count} instansi ({group}, {year})"
  )
  static let maturityIndicators = Phrase("Indicators", id: "Indikator")
  static let allAgencies = Phrase("all agencies", id: "semua instansi")
  static let planTitle = Phrase("Cheapest way to an index of {target}", id: "Cara termurah menuju indeks {target}")
  static let planBudgetTitle = Phrase("Highest index for {budget}", id: "Indeks tertinggi dengan biaya {budget}")
  static let planLead = Phrase(
    "From {from} ({before}) to {to} ({after}) at a cost of {cost}; proven optimal by exhaustive dynamic programming.",
    id: "Dari {from} ({before}) ke {to} ({after}) dengan biaya {cost}; terbukti optimal dengan pemrograman dinamis.")
  static let planUnreached = Phrase(
    "The target cannot be reached; this is the best that can be had.",
    id: "Target tidak dapat dicapai; ini hasil terbaik yang mungkin.")
  static let planSteps = Phrase("Raises", id: "Kenaikan")
  static let planAlternatives = Phrase(
    "Next-best plans (plans that swap like indicators count as one)",
    id: "Rencana terbaik berikutnya (pertukaran indikator yang setara dihitung satu)")
  static let planMarginal = Phrase(
    "What each indicator that is raised is worth to the plan (--format json: every indicator)",
    id: "Nilai tiap indikator yang dinaikkan bagi rencana (--format json: semua indikator)")
  static let planWord = Phrase("Plan", id: "Rencana")
  static let planLevelsWord = Phrase("Levels", id: "Tingkat")
  static let planLevelGain = Phrase("Gain a level", id: "Tambahan per tingkat")
  static let planRoom = Phrase("Room", id: "Ruang")
  static let planCostWithout = Phrase("Cost without it", id: "Biaya tanpanya")
  static let planSaving = Phrase("It saves", id: "Hematnya")
  static let planBeyondPolicy = Phrase(
    "Practices that end above the policy that they rest on, with the policy's level: {list}. The regulation asks for "
      + "no such order; raise the policy as well, or leave the practice out with --freeze.",
    id: "Praktik yang berakhir di atas kebijakan dasarnya, beserta tingkat kebijakannya: {list}. Peraturan tidak "
      + "meminta urutan itu; naikkan juga kebijakannya, atau keluarkan praktiknya dengan --freeze.")
  static let planFrontier = Phrase("What it costs to get further", id: "Biaya untuk melangkah lebih jauh")
  static let planRoad = Phrase("Road map: policies before practices", id: "Peta jalan: kebijakan sebelum praktik")
  static let planRoadYears = Phrase("Road map by year", id: "Peta jalan per tahun")
  static let simulateTitle = Phrase(
    "What if {group} lifted {changes}", id: "Bagaimana jika {group} menaikkan {changes}")
  static let indicator = Phrase("Indicator", id: "Indikator")
  static let levelWord = Phrase("Level", id: "Tingkat")
  static let fromWord = Phrase("From", id: "Dari")
  static let toWord = Phrase("To", id: "Ke")
  static let costWord = Phrase("Cost", id: "Biaya")
  static let gainWord = Phrase("Gain", id: "Tambahan")
  static let weightWord = Phrase("Weight", id: "Bobot")
  static let groupMedian = Phrase("Group median", id: "Median kelompok")
  static let worthWord = Phrase("Worth", id: "Nilai")
  static let predicateWord = Phrase("Predicate", id: "Predikat")
  static let agenciesWord = Phrase("Agencies", id: "Instansi")
  static let medianWord = Phrase("Median", id: "Median")
  static let standingWord = Phrase("Standing", id: "Status")
}

extension Phrase {
  static let simulateTouched = Phrase("Agencies lifted", id: "Instansi yang naik")
  static let simulateGain = Phrase("Their mean gain of index", id: "Rata-rata kenaikan indeksnya")
  static let simulatePromoted = Phrase("Of these to a higher predicate", id: "Di antaranya ke predikat lebih tinggi")
}
