import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Files of every form by what they hold.
@Suite struct DataReaderTests {
  private func contents(_ bytes: [UInt8], _ change: (inout ReadingRequest) -> Void = { _ in }) throws -> DataContents {
    var reader = DataReader()
    change(&reader.request)
    return try reader.read(bytes, file: "file")
  }

  private func read(_ text: String, _ change: (inout ReadingRequest) -> Void = { _ in }) throws -> Table {
    try contents(Array(text.utf8), change).table
  }

  @Test func titlesAndNotesAreLeftOut() throws {
    let contents = try contents(
      Array("HASIL EVALUASI\n\nNo,Nama,Indeks\n1,A,3.45\n2,B,4.25\n\nSumber: PANRB\nCatatan: -\n".utf8))
    #expect(
      contents.table == Table(Column("No", [1, 2]), Column("Nama", ["A", "B"]), Column("Indeks", [3.45, 4.25])))
    #expect(contents.remarks.count == 2)
  }

  @Test func lineEndsOfAnyKind() throws {
    for end in ["\n", "\r\n", "\r"] {
      let lines = [
        "\"Data Source\",\"WDI\",", "", "\"Country\",\"Code\",\"Name\",\"2000\",\"2001\",",
        "\"A\",\"AAA\",\"x\",\"2\",\"\",", "",
      ]
      let expected = Table(
        Column("Country", ["A"]), Column("Code", ["AAA"]), Column("Name", ["x"]), Column("2000", [2]),
        Column("2001", [nil] as [Double?]))
      #expect(try read(lines.joined(separator: end)) == expected)
    }
  }

  /// Each refusal names rows; the same file with these rows is read.
  @Test(
    arguments: [
      // Names above units, above codes, above years, under groups that stand once or are written out.
      ("Country,Score,Rank\n(name),(0-1),(1-193)\nA,0.5,1\nB,0.25,2\n", 1...2, "Country (name)|Score (0-1)|Rank (1-193)"),
      ("name;nilai;peringkat\n;indeks;urutan\nA;1,5;1\nB;2,5;2\n", 1...2, "name|nilai indeks|peringkat urutan"),
      ("kota,2019,,2020,\n,pop,pdb,pop,pdb\nA,1,2,3,4\nB,5,6,7,8\n", 1...2, "kota|2019 pop|2019 pdb|2020 pop|2020 pdb"),
      ("name,score,score\n,2020,2022\nA,0.5,0.6\nB,0.25,0.5\n", 1...2, "name|score 2020|score 2022"),
      ("Title\n\nname,score\nwho,how much\nunit,points\nA,1\nB,2\nC,3\nD,4\n", 3...5, "name who unit|score how much points"),
    ] as [(String, ClosedRange<Int>, String)])
  func severalRowsOfNamesAreProposed(text: String, rows: ClosedRange<Int>, names: String) throws {
    let error = #expect(throws: DataFileError.self) { try read(text) }
    #expect(
      error?.description.contains("`headerRows` \(rows.lowerBound)-\(rows.upperBound)") == true, "\(String(describing: error))")
    let table = try read(text) { $0.headerRows = rows }
    #expect(table.columnNames.joined(separator: "|") == names)
    #expect(table.columns.dropFirst().allSatisfy { $0.kind == .number })
  }

  /// Rows of words are rows where nothing says otherwise.
  @Test(
    arguments: [
      "name,region\nA,Asia\nB,Africa\n", "name,score\nA,..\nB,1\nC,2\n", "name,region,score\nA,Asia,n/a\nB,Asia,1\nC,Asia,2\n",
      "name,year,score\nA,2020,\nB,2021,3.5\nC,2022,4.5\n", "q,answer\na,yes\nb,no\nc,1\n", "a,b\nx,1\ny,2\n",
      "name,score\nA,x\nB,1\n",
      "name,value\nName,Clippy\nSpecies,paperclip\nDeath,39083\nWeight,0.9\n",
    ])
  func rowsOfWordsAreRows(text: String) throws {
    let lines = text.split(separator: "\n").count
    #expect(try read(text).rowCount == lines - 1)
  }

  /// The header of a page, once more in the middle of a long sheet.
  @Test func repeatedHeadersAreLeftOut() throws {
    let text = "name,score\nA,1\nB,2\nname,score\nC,3\n name ,score\nD,4\n"
    let contents = try contents(Array(text.utf8))
    #expect(contents.table == Table(Column("name", ["A", "B", "C", "D"]), Column("score", [1, 2, 3, 4])))
    #expect(contents.remarks == ["rows 4, 6 are the header once more (2) and left out"])
    // So it is where the kind of a column is demanded, and where cells are listed.
    let demanded = try read(text) { $0.kinds = ["score": .number] }
    #expect(demanded == contents.table)
    var reader = DataReader()
    reader.listsNotes = true
    let listed = try reader.read(Array(text.utf8), file: "f")
    #expect(listed.notes.filter { $0.reason == "the header once more" }.map(\.line) == [4, 6])
    // A column alone that holds its own name is data.
    #expect(try read("word\na\nword\n").rowCount == 2)
  }

  @Test func totalsStayAndAreSaid() throws {
    for word in ["Total", "JUMLAH", "Rata-rata", "Grand total:"] {
      let text = "name,score\nA,1\nB,2\n\(word),3\n"
      let contents = try contents(Array(text.utf8))
      #expect(contents.table.rowCount == 3)
      #expect(contents.remarks.contains { $0.contains("stays a row of the table; `footerRows` 1 leaves it out") }, "\(word)")
      #expect(try read(text) { $0.footerRows = 1 }.rowCount == 2)
    }
    #expect(try contents(Array("name,score\nA,1\nTotalEnergies,2\n".utf8)).remarks.isEmpty)
  }

  @Test func aShortLastRowIsNotTakenForANote() throws {
    let error = #expect(throws: DataFileError.self) { try read("a,b,c\n1,2,3\n4,5,6\nIndo\n") }
    #expect(error?.description.contains("`footerRows` 1") == true)
    #expect(try read("a,b,c\n1,2,3\n4,5,6\nIndo\n") { $0.footerRows = 1 }.rowCount == 2)
  }

  @Test func sepLineAndDelimiters() throws {
    #expect(try read("sep=;\na;b\n1;2\n") == Table(Column("a", [1]), Column("b", [2])))
    #expect(try read("\u{FEFF}sep=,\r\na,b\r\n1,2\r\n") == Table(Column("a", [1]), Column("b", [2])))
    #expect(try read("a|b\n1|2\n") == Table(Column("a", [1]), Column("b", [2])))
    #expect(try read("a:b\n1:2\n") { $0.delimiter = UInt8(ascii: ":") } == Table(Column("a", [1]), Column("b", [2])))
  }

  @Test func eurostatYearsAndFlags() throws {
    let bytes = try Fixture.bytes("forms/eurostat_two_years.tsv")
    let wide = Table(
      Column("freq", ["A", "A"]), Column("unit", ["PC", "PC"]), Column("geo", ["DE", "FR"]),
      Column("2019", [12.3, 10.1]), Column("2020", [nil, 11] as [Double?]))
    #expect(try contents(bytes).table == wide)
    let long = Table(
      Column("geo", ["DE", "DE", "FR", "FR"]), Column("time", [2019, 2020, 2019, 2020]),
      Column("value", [12.3, nil, 10.1, 11] as [Double?]))
    #expect(try contents(bytes) { ($0.isWide, $0.ids) = (true, ["geo"]) }.table == long)
  }

  @Test func wideYearsBecomeRows() throws {
    let table = try read("Country Code,Series,2019 [YR2019],2020 [YR2020]\nIDN,a,1,..\nKOR,a,3,4\n") {
      $0.isWide = true
    }
    #expect(try table.numbers("time").present == [2019, 2020, 2019, 2020])
    #expect(try table.numbers("value").optional == [1, nil, 3, 4])
    #expect(throws: DataFileError.self) { try read("a,b\n1,2\n") { $0.isWide = true } }
  }

  @Test func yearsWithTheMarkOfAFootnote() throws {
    let heads = ["2019", "2020*", "2021 (p)", "2022r", "2023¹"]
    let text = "name,\(heads.joined(separator: ",")),2010 base\nA,1,2,3,4,5,6\n"
    let found = try contents(Array(text.utf8)) { $0.isWide = true }
    #expect(try found.table.numbers("time").present == [2019, 2020, 2021, 2022, 2023])
    #expect(try found.table.numbers("value").present == [1, 2, 3, 4, 5])
    #expect(
      found.remarks == [
        "“2020*”, “2021 (p)”, “2022r”, “2023¹” are read as years", "“2010 base” is no year and kept beside each year",
      ])
    for head in ["2020 base", "2020ab", "20201", "2020-21"] { #expect(WideTable.year(head) == nil) }
  }

  @Test func aSourceThatCommasTakeApartIsANote() throws {
    let found = try contents(Array("nama,nilai\nA,1\nB,2\nSumber: BPS, 2024\nCatatan: angka sementara\n".utf8))
    #expect(found.table == Table(Column("nama", ["A", "B"]), Column("nilai", [1, 2])))
    #expect(found.remarks == ["the last 2 rows are notes and left out"])
  }

  @Test func blanksBetweenFieldsAreProposed() throws {
    let text = "\"mpg\" \"cyl\"\n\"Mazda RX4\" 21 6\n\"Datsun 710\" 22.8 4\n"
    let found = try contents(Array("mpg cyl\n21 6\n22.8 4\n".utf8))
    #expect(found.remarks == ["the text has one column; if blanks part its fields, add `delimiter` space"])
    let read = try contents(Array(text.utf8)) { $0.delimiter = UInt8(ascii: " ") }
    #expect(read.table == Table(Column("", ["Mazda RX4", "Datsun 710"]), Column("mpg", [21, 22.8]), Column("cyl", [6, 4])))
    #expect(try contents(Array("full name\nJohn Smith\n".utf8)).remarks.isEmpty)
  }

  @Test func packedFiles() throws {
    #expect(try contents(Fixture.bytes("forms/p.csv.gz")).table.rowCount == 6)
  }

  @Test func sheetsWithTitlesAndWithoutNames() throws {
    let titled = try contents(Fixture.bytes("forms/title_rows.xlsx"))
    #expect(titled.table == Table(Column("iso3", ["IDN"]), Column("year", [2022]), Column("score", [0.5])))
    let index = Table(Column("", [0, 1]), Column("a", [1, 2]))
    #expect(try contents(Fixture.bytes("forms/pandas_index.xlsx")).table == index)
    #expect(try read(",a\n0,1\n1,2\n") == index)
  }

  @Test func recordsOfJSON() throws {
    let expected = Table(Column("e", ["A", "B"]), Column("x.id", ["007", nil]), Column("v", [1.5, nil] as [Double?]))
    #expect(try read(#"[{"e":"A","x":{"id":"007"},"v":1.5},{"e":"B","v":null}]"#) == expected)
    #expect(try read("{\"e\":\"A\",\"x\":{\"id\":\"007\"},\"v\":1.5}\n{\"e\":\"B\",\"v\":null}\n") == expected)
    #expect(throws: DataFileError.self) { try read(#"[{"e":"A""#) }
  }

  @Test func otherFormsAreNamed() throws {
    for (bytes, word) in [
      (Array("PAR1xxxx".utf8), "Parquet"), (Array("ARROW1".utf8), "Arrow"),
      (Array("<!DOCTYPE html><html>".utf8), "HTML"),
      ([0, 1, 2, 3, 4], "binary"), (Array("%PDF-1.7".utf8), "PDF"),
    ] {
      let error = #expect(throws: DataFileError.self) { try contents(bytes) }
      #expect(error?.description.contains(word) == true)
    }
  }

  @Test func optionsWithoutEffectAreRefused() throws {
    #expect(throws: DataFileError.withoutEffect(option: "sheet", format: "a text")) {
      try read("a\n1\n") { $0.sheet = "x" }
    }
    let book = try Fixture.bytes("forms/title_rows.xlsx")
    #expect(throws: DataFileError.self) { try contents(book) { $0.delimiter = UInt8(ascii: ";") } }
  }

  /// What is damaged ends in an error, not in a trap.
  @Test func damagedFilesAreRefused() throws {
    for name in ["forms/p.csv.gz", "forms/title_rows.xlsx", "exchange/small.dta", "exchange/small.sav"] {
      let whole = try Fixture.bytes(name)
      for length in stride(from: 1, to: whole.count, by: max(1, whole.count / 20)) {
        _ = try? DataReader().read(Array(whole[..<length]), file: name)
      }
      var state: UInt64 = 1
      for _ in 0..<30 {
        var changed = whole
        for _ in 0..<4 {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          changed[Int(state >> 33) % changed.count] = UInt8(truncatingIfNeeded: state >> 20)
        }
        _ = try? DataReader().read(changed, file: name)
      }
    }
  }
}
