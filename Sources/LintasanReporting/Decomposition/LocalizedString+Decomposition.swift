import LintasanDocuments

/// The words of the document about a change of rank.
extension LocalizedString {
  static let decomposeTitle = LocalizedString(
    "{name}: from rank {first} in {from} to {last} in {to}",
    id: "{name}: dari peringkat {first} ({from}) ke {last} ({to})")
  static let decomposeLead = LocalizedString(
    "{places} places: {own} by its own change, {others} by the others' change. The score went from {before} to {after}.",
    id:
      "{places} peringkat: {own} karena perubahan sendiri, {others} karena perubahan yang lain. Nilai dari {before} ke {after}."
  )
  static let decomposeGapTitle = LocalizedString(
    "{name} beside {other} in {year}: ranks {first} and {last}",
    id: "{name} di samping {other} pada {year}: peringkat {first} dan {last}")
  static let decomposeGap = LocalizedString(
    "{places} places from {name} to {other}: {own} if {name} scored as {other} does, {others} if {other} scored as {name} "
      + "does. Their scores are {before} and {after}.",
    id:
      "{places} peringkat dari {name} ke {other}: {own} jika {name} bernilai seperti {other}, {others} jika {other} bernilai "
      + "seperti {name}. Nilai keduanya {before} dan {after}.")
  static let decomposeBetween = LocalizedString("Between the two ({count})", id: "Di antara keduanya ({count})")
  static let decomposeParts = LocalizedString(
    "Places by component (up is positive)", id: "Peringkat menurut komponen (naik positif)")
  static let waterfallSubtitle = LocalizedString(
    "places by component, through its own change and the others'",
    id: "peringkat menurut komponen, karena perubahan sendiri dan yang lain")
  static let waterfallGap = LocalizedString(
    "places by component, as each of the two takes over the other's score",
    id: "peringkat menurut komponen, saat masing-masing mengambil nilai pihak lain")
  static let decomposePassed = LocalizedString(
    "Ahead before, not any more ({count})", id: "Sebelumnya di atas, kini tidak ({count})")
  static let decomposePassedBy = LocalizedString(
    "Not ahead before, ahead now ({count})", id: "Sebelumnya tidak di atas, kini di atas ({count})")
  static let componentWord = LocalizedString("Component", id: "Komponen")
  static let ownWord = LocalizedString("Own", id: "Sendiri")
  static let othersWord = LocalizedString("Others", id: "Lainnya")
  static let placesWord = LocalizedString("Places", id: "Peringkat ±")
  static let changeWord = LocalizedString("Change", id: "Perubahan")
  static let contributionWord = LocalizedString("To the index", id: "Pada indeks")
  static let howWord = LocalizedString("How", id: "Cara")
}
