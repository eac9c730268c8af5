/// A table with a column for each year, as rows of `time` and `value`.
struct WideTable {
  let file: String
  /// The columns that are kept beside each year; all that are no years where `nil`.
  let ids: [String]?

  /// The year that a head names: `2020`, `2020 [YR2020]`, `YR2020`, `X2020`, `2020.0`, and with the mark of a footnote `2020*`,
  /// `2020 (p)`, `2020r`, `2020¹`.
  static func year(_ head: String) -> Int? {
    var text = head[...]
    for prefix in ["YR", "X", "Y"] where text.hasPrefix(prefix) && text.dropFirst(prefix.count).first?.isNumber == true {
      text = text.dropFirst(prefix.count)
      break
    }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 4, let year = Int(digits), (1800...2200).contains(year) else { return nil }
    let rest = text.dropFirst(4)
    return rest.isEmpty || rest == ".0" || rest == " [YR\(digits)]" || isMark(rest) ? year : nil
  }

  /// Whether a text is the mark of a footnote: asterisks, daggers, superscripts, one letter, or a few letters in brackets.
  private static func isMark(_ text: Substring) -> Bool {
    let mark = text.drop { $0 == " " }
    if mark.isEmpty || mark.allSatisfy({ "*†‡¹²³⁴⁵".contains($0) }) { return true }
    let letters = mark.hasPrefix("(") && mark.hasSuffix(")") ? mark.dropFirst().dropLast() : mark
    let most = letters.count < mark.count ? 5 : 1
    return !letters.isEmpty && letters.count <= most
      && letters.allSatisfy {
        $0.isASCII && $0.isLowercase || $0 == "*" || letters.count < mark.count && $0.isASCII && $0.isLetter
      }
  }

  /// What is to be said of heads that name a year and more.
  private static func remarks(_ names: [String], years: [Int], kept: [Int]) -> [ReadingRemark] {
    let marked = years.map { names[$0] }.filter { name in
      let rest = name.drop { $0.isASCII && $0.isLetter }.dropFirst(4)
      return !rest.isEmpty && rest != ".0" && !rest.hasPrefix(" [YR")
    }
    let likeYears = kept.map { names[$0] }.filter { name in
      Int(name.prefix(4)).map { (1800...2200).contains($0) } ?? false && name.dropFirst(4).first?.isNumber != true
    }
    return (marked.isEmpty ? [] : [.markedYears(heads: marked)]) + (likeYears.isEmpty ? [] : [.keptLikeYears(heads: likeYears)])
  }

  /// The long form.
  ///
  /// - Throws: `.noYears`, `.noColumn`.
  func long(_ wide: RawColumns) throws(DataFileError) -> RawColumns {
    let years = wide.names.indices.compactMap { index in Self.year(wide.names[index]).map { (index, $0) } }
    guard !years.isEmpty else { throw .noYears(file: file, available: wide.names) }
    var kept = wide.names.indices.filter { Self.year(wide.names[$0]) == nil }
    if let ids {
      kept = []
      for id in ids {
        guard let place = wide.names.firstIndex(of: id) else {
          throw .noColumn(file: file, option: "id", name: id, available: wide.names)
        }
        kept.append(place)
      }
    }
    var long = RawColumns(
      names: kept.map { wide.names[$0] }, places: Array(0..<(kept.count + 2)), rows: [], headerLine: wide.headerLine,
      remarks: wide.remarks + Self.remarks(wide.names, years: years.map(\.0), kept: kept), trimmedHeads: [])
    var taken = Set(long.names)
    for name in ["time", "value"] {
      var free = name
      while !taken.insert(free).inserted { free += "_" }
      long.names.append(free)
    }
    long.rows.reserveCapacity(wide.rows.count * years.count)
    for row in wide.rows {
      let own = kept.map { row[wide.places[$0]] }
      for (index, year) in years {
        var cell = row[wide.places[index]]
        EurostatFlag.strip(&cell)
        (cell.line, cell.column) = (row.line, wide.names[index])
        long.rows.append(RawGrid.Row(line: row.line, cells: own + [RawCell(.number(Double(year))), cell]))
      }
    }
    return long
  }
}
