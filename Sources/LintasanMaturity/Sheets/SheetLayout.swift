/// Which row of a sheet is its header and what its columns hold.
struct SheetLayout {
  /// What a column holds.
  enum Role: Hashable {
    case number
    case name
    case value
    case items
    case accepted
    case source
    case weight
  }

  /// The row of the header.
  let head: Int
  /// Its texts.
  let titles: [String]
  /// The columns of each role, from the left.
  let columns: [Role: [Int]]

  /// The first row that names the indicators and their values; `nil` where there is none among the first hundred.
  init?(_ grid: SheetGrid) {
    for row in grid.rows.indices.prefix(100) {
      var columns: [Role: [Int]] = [:]
      for (column, field) in grid.rows[row].enumerated() {
        if let role = Self.role(of: field.text) { columns[role, default: []].append(column) }
      }
      guard columns[.number] != nil || columns[.name] != nil, columns[.value] != nil || columns[.accepted] != nil else {
        continue
      }
      head = row
      titles = grid.rows[row].map { $0.text.trimmedText }
      self.columns = columns
      return
    }
    return nil
  }

  /// The columns that a title of the user's names as the one of values.
  func column(titled title: String) -> Int? {
    titles.firstIndex { SheetText.plain($0) == SheetText.plain(title) }
  }

  /// The first column of values; of columns that differ in nothing but a year, such as “Nilai 2023” and “Nilai 2024”, that of
  /// the last year.
  var valueColumn: Int? {
    let all = columns[.value] ?? []
    var years: [(year: Int, column: Int)] = []
    var stems: Set<String> = []
    for column in all {
      let words = SheetText.plain(titles[column]).split(separator: " ")
      guard let year = words.last.flatMap({ Int($0) }), (1990...2200).contains(year) else { return all.first }
      years.append((year, column))
      stems.insert(words.dropLast().joined(separator: " "))
    }
    return stems.count == 1 ? years.max { $0.year < $1.year }?.column : all.first
  }

  /// What a title says of its column.
  static func role(of title: String) -> Role? {
    let plain = SheetText.plain(title)
    if let role = roles[plain] { return role }
    // “Tingkat Kematangan (1–5)”, “Nilai 2024”: a scale or a year behind what it is.
    var words = plain.split(separator: " ")
    while let last = words.last, words.count > 1, last.allSatisfy(\.isNumber) { words.removeLast() }
    if roles[words.joined(separator: " ")] == .value { return .value }
    guard words.count > 1, words.count <= 5, !words.contains(where: { notValues.contains(String($0)) }) else {
      return nil
    }
    if words.prefix(2) == ["tingkat", "kematangan"] { return words.count <= 3 ? .value : nil }
    return valueWords.contains(String(words[0])) ? .value : nil
  }

  private static let valueWords: Set<String> = [
    "nilai", "skor", "score", "value", "capaian", "level", "maturity", "hasil",
  ]
  private static let notValues: Set<String> = [
    "target", "maks", "maksimum", "maksimal", "max", "maximum", "minimum", "min", "bobot", "weight", "weighted",
    "terbobot", "predikat", "rata", "published", "aspek", "domain", "indeks",
  ]
  private static let roles: [String: Role] = {
    var roles: [String: Role] = [:]
    func add(_ role: Role, _ titles: [String]) { for title in titles { roles[title] = role } }
    add(
      .number,
      ["no", "nomor", "number", "num", "kode", "code", "id", "kode indikator", "no indikator", "nomor indikator"])
    add(
      .name,
      [
        "indikator", "indicator", "nama indikator", "indicator name", "uraian indikator", "uraian", "nama", "name",
        "indikator spbe", "indikator pemdi", "pernyataan", "pertanyaan", "nama indicator", "indicators",
      ])
    add(
      .value,
      [
        "value", "nilai", "skor", "score", "maturity", "level", "tingkat", "tingkat kematangan", "capaian", "hasil",
        "jawaban", "answer", "mandiri", "evaluator", "dokumen", "interviu", "wawancara", "visitasi", "interview",
        "visit", "document", "self", "penilaian mandiri", "penilaian dokumen", "penilaian interviu",
        "penilaian visitasi", "self assessment",
      ])
    add(.items, ["items", "item", "butir", "jumlah butir", "jumlah item", "butir bukti", "butir diminta"])
    add(.accepted, ["accepted", "diterima", "butir diterima", "item diterima", "accepted items", "terpenuhi"])
    add(.source, ["source", "sumber", "sumber nilai", "asal"])
    add(.weight, ["bobot", "weight", "bobot indikator"])
    return roles
  }()
}
