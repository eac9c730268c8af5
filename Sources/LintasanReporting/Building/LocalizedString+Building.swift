import LintasanReports

/// Building an index from its indicators.
extension Phrase {
  static let builtTitle = Phrase("{index} built from its indicators", id: "{index} yang disusun dari indikatornya")
  static let checkTitle = Phrase(
    "{index}: built and published figures", id: "{index}: angka hasil penyusunan dan angka terbitan")
  static let checkedNodes = Phrase("What was compared", id: "Yang dibandingkan")
  static let checkDifferences = Phrase("Cells that differ", id: "Sel yang berbeda")
  static let nodeWord = Phrase("Node", id: "Simpul")
  static let columnWord = Phrase("Published column", id: "Kolom terbitan")
  static let toleranceWord = Phrase("Tolerance", id: "Toleransi")
  static let comparedWord = Phrase("Compared", id: "Dibandingkan")
  static let differentWord = Phrase("Different", id: "Berbeda")
  static let exceptionsWord = Phrase("Known exceptions", id: "Pengecualian yang diketahui")
  static let largestDifference = Phrase("Largest difference", id: "Selisih terbesar")
  static let publishedFigure = Phrase("Published", id: "Terbitan")
  static let builtFigure = Phrase("Built", id: "Hasil penyusunan")
  static let differenceWord = Phrase("Difference", id: "Selisih")
  static let statusWord = Phrase("Status", id: "Status")
  static let reasonWord = Phrase("Reason", id: "Alasan")
  static let statusDifferent = Phrase("different", id: "berbeda")
  static let statusException = Phrase("known exception", id: "pengecualian yang diketahui")
  static let allAgree = Phrase(
    "All {count} published figures are reproduced.", id: "Seluruh {count} angka terbitan berhasil diperoleh kembali.")
}
