import LintasanDocuments

/// The words of pictures that stand on their own.
extension LocalizedString {
  static let ranksTitle = LocalizedString("{index}: ranks at every survey", id: "{index}: peringkat pada setiap survei")
  static let spreadTitle = LocalizedString("Spread of {variable} over units", id: "Sebaran {variable} antarunit")
  static let relativeSpread = LocalizedString("relative to the mean", id: "relatif terhadap rata-rata")
  static let absoluteSpread = LocalizedString("standard deviation", id: "simpangan baku")
}
