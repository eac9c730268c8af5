import LintasanReports

/// The words of the document about a change of rank.
extension Phrase {
  static let decomposeTitle = Phrase(
    "{name}: from rank {first} in {from} to {last} in {to}",
    id: "{name}: dari peringkat {first} ({from}) ke {last} ({to})")
  static let decomposeLead = Phrase(
    "{places} places: {own} by its own change, {others} by the others' change. The score went from {before} to {after}.",
    id:
      "{places} peringkat: {own} karena perubahan sendiri, {others} karena perubahan yang lain. Nilai dari {before} ke {after}."
  )
  static let decomposeParts = Phrase(
    "Places by component (up is positive)", id: "Peringkat menurut komponen (naik positif)")
  static let waterfallSubtitle = Phrase(
    "places by component, through its own change and the others'",
    id: "peringkat menurut komponen, karena perubahan sendiri dan yang lain")
  static let decomposePassed = Phrase(
    "Ahead before, not any more ({count})", id: "Sebelumnya di atas, kini tidak ({count})")
  static let decomposePassedBy = Phrase(
    "Not ahead before, ahead now ({count})", id: "Sebelumnya tidak di atas, kini di atas ({count})")
  static let componentWord = Phrase("Component", id: "Komponen")
  static let ownWord = Phrase("Own", id: "Sendiri")
  static let othersWord = Phrase("Others", id: "Lainnya")
  static let placesWord = Phrase("Places", id: "Peringkat ±")
  static let changeWord = Phrase("Change", id: "Perubahan")
  static let contributionWord = Phrase("To the index", id: "Pada indeks")
  static let howWord = Phrase("How", id: "Cara")
}
