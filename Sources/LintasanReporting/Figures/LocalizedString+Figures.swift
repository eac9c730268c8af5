import LintasanReports

/// The words of pictures that stand on their own.
extension Phrase {
  static let ranksTitle = Phrase("{index}: ranks at every survey", id: "{index}: peringkat pada setiap survei")
  static let spreadTitle = Phrase("Spread of {variable} over units", id: "Sebaran {variable} antarunit")
  static let relativeSpread = Phrase("relative to the mean", id: "relatif terhadap rata-rata")
  static let absoluteSpread = Phrase("standard deviation", id: "simpangan baku")
}
