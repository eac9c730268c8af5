import LintasanReports

/// The words of pictures that stand on their own.
extension Phrase {
  static let placesTitle = Phrase(
    "{name}: where the places came from, {from} to {to}", id: "{name}: asal perubahan peringkat, {from} ke {to}")
  static let placesSubtitle = Phrase(
    "Ranks, by component: its own change and that of the others",
    id: "Peringkat menurut komponen: perubahan sendiri dan perubahan yang lain")
  static let othersChange = Phrase("others: {name}", id: "yang lain: {name}")
  static let ranksTitle = Phrase("{index}: ranks at every survey", id: "{index}: peringkat pada setiap survei")
  static let spreadTitle = Phrase("Spread of {variable} over units", id: "Sebaran {variable} antarunit")
  static let relativeSpread = Phrase("relative to the mean", id: "relatif terhadap rata-rata")
  static let absoluteSpread = Phrase("standard deviation", id: "simpangan baku")
}
