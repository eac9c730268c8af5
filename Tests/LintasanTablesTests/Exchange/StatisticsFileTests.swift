import LintasanTestSupport
import Testing

@testable import LintasanTables

@Suite struct StatisticsFileTests {
  private static let small = Table(
    Column("iso3", ["IDN", "NAM", nil]), Column("score", [0.1, nil, -1.5e-300] as [Double?]),
    Column("group", [1, 2, 1] as [Double]), Column("name", ["Indonésia", "NA", "two\nlines"]))

  /// Written by pyreadstat.
  @Test(arguments: StatisticsFormat.allCases) func readsOtherPeoplesFiles(format: StatisticsFormat) throws {
    let file = Fixture.url("exchange/small.\(format.rawValue)")
    let content = try StatisticsFileReader(format).read(contentsOf: file)
    #expect(content.table == Self.small)
    #expect(content.title == "A small table")
    #expect(content.columnLabels == ["iso3": "Country code", "score": "Skor indéks", "group": "Group"])
    #expect(content.valueLabels == ["group": [1: "high", 2: "low"]])
  }

  /// Written by pandas, with a text of no fixed width.
  @Test func readsTheFormOfStata13() throws {
    let content = try StatisticsFileReader(.stata).read(contentsOf: Fixture.url("exchange/old.dta"))
    #expect(try content.table.texts("text").optional == ["Indonésia", "NA", "two\nlines"])
    #expect(try content.table.numbers("score").optional == [0.1, nil, -1.5e-300])
  }

  /// Written by pandas, which reads 29 January 2020, 24 and 1 December, 1 October and 1 July 1959, the first of 1960, and so on.
  @Test func periodsOfStataAreTexts() throws {
    let url = Fixture.url("exchange/periods.dta")
    let read = try DataReader().read(contentsOf: url, file: "periods.dta")
    let expected = [
      "week": ["2020w5", nil, "1959w52", "1960w1", "2024w40"], "month": ["2020-01", nil, "1959-12", "1960-01", "2024-10"],
      "quarter": ["2020Q1", nil, "1959Q4", "1960Q1", "2024Q4"], "half": ["2020H1", nil, "1959H2", "1960H1", "2024H2"],
    ]
    for (name, texts) in expected { #expect(try read.table.texts(name).optional == texts) }
    #expect(try read.table.numbers("year").optional == [2020, nil, 1959, 1960, 2024])
    #expect(
      read.remarks == [
        "column “week” is a count of Stata's calendar (%tw) and read as texts such as 2020w1",
        "column “month” is a count of Stata's calendar (%tm) and read as texts such as 2020-01",
        "column “quarter” is a count of Stata's calendar (%tq) and read as texts such as 2020Q1",
        "column “half” is a count of Stata's calendar (%th) and read as texts such as 2020H1",
      ])
    // Stata has them back as they were.
    let content = try StatisticsFileReader(.stata).read(contentsOf: url)
    let back = try StatisticsFileReader(.stata).read(StatisticsFileWriter(.stata).write(content), file: "t")
    #expect(back.table == content.table && back.periodColumns == content.periodColumns)
    for period in StataPeriod.allCases {
      for count in -3900...5000 { #expect(period.text(Double(count)).flatMap(period.value) == Double(count)) }
      #expect(period.text(0.5) == nil && period.text(1e9) == nil && period.value("2020w99") == nil)
    }
  }

  /// Written by pandas in the encodings of Stata before 14 and of today.
  @Test(arguments: ["letters", "letters114"]) func lettersAreKept(file: String) throws {
    let content = try StatisticsFileReader(.stata).read(contentsOf: Fixture.url("exchange/\(file).dta"))
    let names = try content.table.texts("name").optional.map { $0?.replacing("’", with: "'") }
    #expect(names == ["Côte d'Ivoire", "São Tomé", "Curaçao", "Åland"])
    for format in StatisticsFormat.allCases {
      let back = try StatisticsFileReader(format).read(StatisticsFileWriter(format).write(content), file: "t")
      #expect(back.table == content.table)
    }
  }

  /// A Stata file whose second and third column have lost their names.
  @Test func columnsOfOneNameAreRefused() throws {
    var bytes = try StatisticsFileWriter(.stata).write(
      LabelledTable(Table(Column("first", [1.0]), Column("second", [2.0]), Column("third", [3.0]))))
    for name in ["second", "third"] {
      let letters = Array(name.utf8)
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: letters) })
      for offset in letters.indices { bytes[place + offset] = 0 }
    }
    #expect(
      throws: ExchangeError.notReadable(
        file: "t", format: "dta", reason: "\(TableError.duplicateColumn(""))")
    ) { try StatisticsFileReader(.stata).read(bytes, file: "t") }
  }

  @Test(arguments: StatisticsFormat.allCases) func whatIsWrittenComesBack(format: StatisticsFormat) throws {
    let table = Table(
      Column("whole", [1, nil, -2_147_483_000] as [Double?]), Column("large", [1e15, 2_147_483_647, 0] as [Double]),
      Column("real", [0.1, nil, -0.0] as [Double?]), Column("flag", [true, nil, false] as [Bool?]),
      Column("text", ["é漢", nil, "\"quoted\", =1+1"]), Column("Name with blanks, and more", ["a", "b", "c"]),
      Column("2020", [1, 2, 3]), Column("nothing", [nil, nil, nil] as [String?]))
    let written = LabelledTable(
      table, title: "Title", columnLabels: ["whole": "Whole numbers"], valueLabels: ["whole": [1: "one"]])
    let bytes = try StatisticsFileWriter(format).write(written)
    #expect(try StatisticsFileWriter(format).write(written) == bytes)
    let back = try StatisticsFileReader(format).read(bytes, file: "t")
    #expect(try back.table.numbers("whole") == table.numbers("whole"))
    #expect(try back.table.numbers("large") == table.numbers("large"))
    #expect(try back.table.numbers("real") == table.numbers("real"))
    #expect(try back.table.numbers("flag").optional == [1, nil, 0])
    #expect(try back.table.texts("text") == table.texts("text"))
    #expect(back.table.columnNames[5...] == ["Name_with_blanks__and_more", "v2020", "nothing"])
    #expect(back.columnLabels["Name_with_blanks__and_more"] == "Name with blanks, and more")
    #expect(back.columnLabels["whole"] == "Whole numbers")
    #expect(back.valueLabels["whole"] == [1: "one"])
    #expect(back.valueLabels["flag"] == [0: "false", 1: "true"])
    #expect(back.title == "Title")
  }

  @Test(arguments: StatisticsFormat.allCases) func noRowsAndOneRow(format: StatisticsFormat) throws {
    for rows in 0...1 {
      let table = Table(
        Column("x", [Double](repeating: 1, count: rows)), Column("t", [String](repeating: "a", count: rows)))
      let bytes = try StatisticsFileWriter(format).write(LabelledTable(table))
      #expect(try StatisticsFileReader(format).read(bytes, file: "t").table.rowCount == rows)
    }
  }

  @Test func namesAreEachOnce() {
    let names = StatisticsFileWriter(.stata).names(
      for: ["a b", "a-b", "A_B", "", "if", String(repeating: "x", count: 40), String(repeating: "x", count: 33)])
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.utf8.count <= 32 && !$0.isEmpty })
    #expect(names.prefix(5) == ["a_b", "a_b_2", "A_B_3", "v", "if_"])
  }

  @Test func textsThatDoNotFitAreNamed() {
    let long = Table(Column("t", ["a", String(repeating: "é", count: 16_500)]))
    #expect(throws: ExchangeError.textTooLong(column: "t", row: 2, bytes: 33_000, limit: 32_767)) {
      try StatisticsFileWriter(.spss).write(LabelledTable(long))
    }
    #expect(throws: ExchangeError.zeroByte(column: "t", row: 1)) {
      try StatisticsFileWriter(.spss).write(LabelledTable(Table(Column("t", ["a\0b"]))))
    }
  }

  /// Texts of more than 2045 bytes are kept as Stata's strL, those of other columns as before.
  @Test func longTextsOfStataComeBack() throws {
    let long = String(repeating: "é漢", count: 2000)
    let table = Table(
      Column("id", [1, 2, 3, 4]), Column("text", [long, nil, "short", long + "x"]),
      Column("other", [long, "a", nil, "b"]), Column("code", ["001", "002", "003", "004"]))
    let bytes = try StatisticsFileWriter(.stata).write(LabelledTable(table, columnLabels: ["text": "Long texts"]))
    let back = try StatisticsFileReader(.stata).read(bytes, file: "t")
    #expect(back.table == table)
    #expect(back.columnLabels == ["text": "Long texts"])
  }

  @Test(arguments: StatisticsFormat.allCases) func daysAreDates(format: StatisticsFormat) throws {
    let days = ["1582-10-15", "1960-01-01", "2000-02-29", nil, "2024-12-31", "9999-12-31"]
    let table = Table(Column("day", days), Column("text", ["2024-02-30", "x", "", nil, "2024-1-1", "y"]))
    let written = LabelledTable(table, dayColumns: ["day", "text"])
    let back = try StatisticsFileReader(format).read(try StatisticsFileWriter(format).write(written), file: "t")
    #expect(try back.table.texts("day").optional == days)
    #expect(back.dayColumns == ["day"])
    #expect(try back.table.texts("text").optional == ["2024-02-30", "x", nil, nil, "2024-1-1", "y"])
  }

  /// Written by pandas and pyreadstat with their own dates.
  @Test(arguments: StatisticsFormat.allCases) func readsDatesOfOthers(format: StatisticsFormat) throws {
    let content = try StatisticsFileReader(format).read(contentsOf: Fixture.url("exchange/dates.\(format.rawValue)"))
    #expect(try content.table.texts("day").optional == ["2024-01-31", nil, "1959-12-31"])
    #expect(
      try content.table.texts("moment").optional == [
        "2024-01-31T12:30:05", "1960-01-01T00:00:00", "1959-12-31T23:59:59",
      ])
  }

  /// Moments and times of day are such, to the millisecond.
  @Test(arguments: StatisticsFormat.allCases) func momentsAndTimesComeBack(format: StatisticsFormat) throws {
    let moments = ["1582-10-15T00:00:00", "1959-12-31T23:59:59.999", nil, "2024-02-29T12:30:05", "9999-12-31T23:59:59"]
    let times = ["00:00:00", "23:59:59.999", nil, "12:30:05", "01:02:03"]
    var content = LabelledTable(
      Table(Column("moment", moments), Column("time", times), Column("text", ["24:00:00", "1:2:3", "", nil, "a"])))
    (content.momentColumns, content.timeColumns) = (["moment"], ["time", "text"])
    let back = try StatisticsFileReader(format).read(try StatisticsFileWriter(format).write(content), file: "t")
    #expect(try back.table.texts("moment").optional == moments)
    #expect(try back.table.texts("time").optional == times)
    #expect(back.momentColumns == ["moment"] && back.timeColumns == ["time"])
    #expect(try back.table.texts("text").optional == ["24:00:00", "1:2:3", nil, nil, "a"])
  }

  /// Written by pyreadstat: two values, a range with a value, a text.
  @Test func whatSPSSDeclaresMissingIsKept() throws {
    let content = try StatisticsFileReader(.spss).read(contentsOf: Fixture.url("exchange/declared.sav"))
    #expect(try content.table.numbers("age").optional == [20, nil, nil, nil, 41])
    #expect(try content.table.texts("word").optional == ["yes", nil, "no", nil, nil])
    let age = try #require(content.declaredMissing["age"])
    #expect(age.values == [.number(98), .number(99)] && age.cells == [1: .number(99), 2: .number(98)])
    #expect(age.labels == [.number(98): "refused", .number(99): "unknown"])
    let income = try #require(content.declaredMissing["income"])
    #expect(income.ranges == [-10...(-1)] && income.values == [.number(100)])
    #expect(income.cells == [1: .number(-1), 2: .number(-7.5), 3: .number(100)])
    #expect(content.declaredMissing["word"]?.cells == [1: .text("n/a"), 4: .text("n/a")])
    #expect(content.declaredMissing["plain"] == nil)
    let again = try StatisticsFileReader(.spss).read(try StatisticsFileWriter(.spss).write(content), file: "t")
    #expect(again.declaredMissing == content.declaredMissing)
    #expect(again.table == content.table && again.valueLabels == content.valueLabels)
    // Stata has letters for them, the first for the least.
    let stata = try StatisticsFileReader(.stata).read(try StatisticsFileWriter(.stata).write(content), file: "t")
    #expect(stata.declaredMissing["age"]?.cells == [1: .kind("b"), 2: .kind("a")])
    #expect(stata.declaredMissing["age"]?.labels == [.kind("a"): "refused", .kind("b"): "unknown"])
    #expect(try stata.table.numbers("age") == content.table.numbers("age"))
  }

  /// Written by pyreadstat.
  @Test func lettersOfStataAreKept() throws {
    let content = try StatisticsFileReader(.stata).read(contentsOf: Fixture.url("exchange/declared.dta"))
    #expect(try content.table.numbers("x").optional == [1, nil, nil, nil, 2.5])
    #expect(content.declaredMissing["x"]?.cells == [1: .kind("a"), 2: .kind("z")])
    #expect(content.declaredMissing["x"]?.labels == [.kind("a"): "refused"])
    #expect(content.declaredMissing["n"]?.cells == [2: .kind("b")])
    let again = try StatisticsFileReader(.stata).read(try StatisticsFileWriter(.stata).write(content), file: "t")
    #expect(again.declaredMissing == content.declaredMissing && again.table == content.table)
    // SPSS knows no letters: the cells are missing there.
    let spss = try StatisticsFileReader(.spss).read(try StatisticsFileWriter(.spss).write(content), file: "t")
    #expect(try spss.table.numbers("x") == content.table.numbers("x"))
    #expect(spss.declaredMissing.isEmpty)
  }

  /// A damaged file is refused, never a crash.
  @Test(arguments: StatisticsFormat.allCases) func damagedFilesAreRefused(format: StatisticsFormat) throws {
    let bytes = try Fixture.bytes("exchange/small.\(format.rawValue)")
    for length in [0, 1, 100, bytes.count / 2] {
      #expect(throws: ExchangeError.self) {
        try StatisticsFileReader(format).read(Array(bytes.prefix(length)), file: "t")
      }
    }
    #expect(throws: ExchangeError.self) { try StatisticsFileReader(format).read(Array("a,b\n1,2\n".utf8), file: "t") }
  }
}
