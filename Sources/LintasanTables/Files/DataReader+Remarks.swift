extension DataReader {
  /// What a person should know of the rows of a table that are perhaps none.
  func remarks(on table: Table) -> [ReadingRemark] { numericHeads(of: table) + totals(in: table) + loneTexts(in: table) }

  /// What is to be said of a text of one column whose header and rows have blanks, and numbers behind them.
  func blanks(inside table: Table) -> [ReadingRemark] {
    guard table.columns.count == 1, request.delimiter == nil, case .texts(let texts) = table.columns[0].values,
      !texts.levels.isEmpty
    else { return [] }
    let heads = table.columns[0].name.split(separator: " ").count
    let rows = texts.levels.prefix(50).map { $0.split(separator: " ") }
    let areFields = rows.allSatisfy { (heads...heads + 1).contains($0.count) && $0.dropFirst().contains { Double($0) != nil } }
    return heads > 1 && areFields ? [.blanksInside] : []
  }

  /// What is to be said of a header that looks like a row of the table: it has decimals or days above such, or nothing but
  /// numbers that are no years.
  private func numericHeads(of table: Table) -> [ReadingRemark] {
    guard request.headerRows == nil, request.range == nil, !request.isWide else { return [] }
    var (found, isCertain, isAll): ([String], Bool, Bool) = ([], false, !table.columns.isEmpty)
    for column in table.columns {
      let isNumeric = if case .numbers = column.values { true } else { false }
      let isYear = column.name.utf8.count == 4 && Int(column.name) != nil
      if let number = Double(column.name), number.isFinite {
        if isYear || !isNumeric { continue }
        found.append(column.name)
        if number != number.rounded() { isCertain = true }
      } else if !isNumeric, ExchangeDate.isDay(column.name) {
        found.append(column.name)
        isCertain = true
      } else {
        isAll = false
      }
    }
    return found.isEmpty || !isCertain && !isAll ? [] : [.numericHeads(words: Array(found.prefix(UnevenRows.named)))]
  }

  /// What is to be said of a last row of totals: it stays, as a person may want it.
  private func totals(in table: Table) -> [ReadingRemark] {
    guard table.rowCount > 1, !request.isWide, request.range == nil else { return [] }
    for column in table.columns {
      guard case .texts(let texts) = column.values, let word = texts[table.rowCount - 1] else { continue }
      return FrameFinder.isTotal(word) ? [.total(word: word)] : []
    }
    return []
  }

  /// What is to be said of rows that hold nothing but one text, such as the heads of sections: they stay, as nobody can know.
  private func loneTexts(in table: Table) -> [ReadingRemark] {
    guard table.columns.count > 2, request.neededColumns == nil, !request.isWide,
      table.columns.count(where: { $0.missingCount == 0 }) < 2
    else { return [] }
    var (words, count): ([String], Int) = ([], 0)
    for row in 0..<table.rowCount {
      var (found, word) = (0, String?.none)
      for column in table.columns where column[row] != .missing {
        found += 1
        if found > 1 { break }
        if case .texts(let texts) = column.values { word = texts[row] }
      }
      guard found == 1, let word else { continue }
      count += 1
      if words.count < UnevenRows.named { words.append(word) }
    }
    return count == 0 ? [] : [.loneTexts(words: words, count: count)]
  }
}
