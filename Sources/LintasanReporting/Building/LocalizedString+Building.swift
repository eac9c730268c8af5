import LintasanDocuments

/// Building an index from its indicators.
extension LocalizedString {
  static let builtTitle = LocalizedString(
    "{index} built from its indicators", id: "{index} yang disusun dari indikatornya")
  static let checkTitle = LocalizedString(
    "{index}: built and published figures", id: "{index}: angka hasil penyusunan dan angka terbitan")
  static let checkedNodes = LocalizedString("What was compared", id: "Yang dibandingkan")
  static let checkDifferences = LocalizedString("Cells that differ", id: "Sel yang berbeda")
  static let nodeWord = LocalizedString("Node", id: "Simpul")
  static let columnWord = LocalizedString("Published column", id: "Kolom terbitan")
  static let toleranceWord = LocalizedString("Tolerance", id: "Toleransi")
  static let comparedWord = LocalizedString("Compared", id: "Dibandingkan")
  static let differentWord = LocalizedString("Different", id: "Berbeda")
  static let exceptionsWord = LocalizedString("Known exceptions", id: "Pengecualian yang diketahui")
  static let largestDifference = LocalizedString("Largest difference", id: "Selisih terbesar")
  static let publishedFigure = LocalizedString("Published", id: "Terbitan")
  static let builtFigure = LocalizedString("Built", id: "Hasil penyusunan")
  static let differenceWord = LocalizedString("Difference", id: "Selisih")
  static let statusWord = LocalizedString("Status", id: "Status")
  static let reasonWord = LocalizedString("Reason", id: "Alasan")
  static let statusDifferent = LocalizedString("different", id: "berbeda")
  static let statusException = LocalizedString("known exception", id: "pengecualian yang diketahui")
  static let alternativeTitle = LocalizedString("{index}: {changes}", id: "{index}: {changes}")
  static let alternativeScore = LocalizedString("Other way", id: "Cara lain")
  static let alternativeRank = LocalizedString("Rank then", id: "Peringkat")
  static let leaveOneOutTitle = LocalizedString(
    "{index} {year}: each left out in turn", id: "{index} {year}: masing-masing dikeluarkan bergiliran")
  static let leftOutWord = LocalizedString("Left out", id: "Dikeluarkan")
  static let largestShiftWord = LocalizedString("Largest", id: "Terbesar")
  static let movesMostWord = LocalizedString("Moves most", id: "Paling bergeser")
  static let rankCorrelationWord = LocalizedString("Spearman", id: "Spearman")
  static let allAgree = LocalizedString(
    "All {count} published figures are reproduced.", id: "Seluruh {count} angka terbitan berhasil diperoleh kembali.")
}
