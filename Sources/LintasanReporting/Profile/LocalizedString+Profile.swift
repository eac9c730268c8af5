import LintasanDocuments

/// The profile of a unit.
extension LocalizedString {
  static let profileTitle = LocalizedString("{name}: {index} {year}", id: "{name}: {index} {year}")
  static let profileLead = LocalizedString(
    "{name} ranked {rank} of {of} in {year}, with a score of {score}.",
    id: "{name} berada di peringkat {rank} dari {of} pada {year}, dengan indeks {score}.")
  static let profileClass = LocalizedString("Its group of scores: {class}.", id: "Kelompok indeksnya: {class}.")
  static let profileChange = LocalizedString(
    "In {year} it ranked {rank} with {score}: the score changed by {change}.",
    id: "Pada {year} peringkatnya {rank} dengan {score}: indeks berubah {change}.")
  static let profileGroup = LocalizedString(
    "It is compared with {group} ({members} ranked), whose median score is {median}.",
    id: "Pembandingnya {group} ({members} berperingkat), dengan median indeks {median}.")
  static let profileRobust = LocalizedString(
    "Under {draws} other ways to build the index its rank lies between {lower} and {upper} in 90% of cases.",
    id: "Dengan {draws} cara lain menyusun indeks, peringkatnya antara {lower} dan {upper} pada 90% kasus.")
  static let profileTree = LocalizedString("Part", id: "Bagian")
  static let profileTreeCaption = LocalizedString(
    "Scores and ranks of all parts", id: "Nilai indeks dan peringkat semua bagian")
  static let strengths = LocalizedString("Strengths against the group", id: "Kekuatan dibandingkan kelompok")
  static let weaknesses = LocalizedString("Weaknesses against the group", id: "Kelemahan dibandingkan kelompok")
  static let profileNeighbours = LocalizedString("Around it in the ranking", id: "Di sekitar peringkatnya")
  static let profileIndicators = LocalizedString("The raw indicators", id: "Indikator mentah")
  static let indicatorWord = LocalizedString("Indicator", id: "Indikator")
  static let profileMedianWord = LocalizedString("Group median", id: "Median kelompok")
  static let changeWordOfScore = LocalizedString("Change", id: "Perubahan")
  static let beforeWord = LocalizedString("Before", id: "Sebelumnya")
  static let bestWordOfAll = LocalizedString("Best of all", id: "Terbaik")
  static let directionWord = LocalizedString("Better", id: "Lebih baik")
  static let lowerWord = LocalizedString("lower", id: "lebih rendah")
  static let higherWord = LocalizedString("higher", id: "lebih tinggi")
}
