import Foundation
import LintasanTables
import LintasanTestSupport
import Testing

@Suite("Files of Stata and SPSS")
struct StatisticsFileTests {
  private let sample = LabelledTable(
    Table(
      Column("iso3", ["IDN", nil, "KOR", "côte d’ivoire 日本"]), Column("egdi", [0.1, nil, 1.0 / 3, -5e-300]),
      Column("year", [2003, 2024, 2030, nil]), Column("official", [true, false, nil, true])),
    title: "A table", columnLabels: ["egdi": "Indeks pemerintahan elektronik"],
    valueLabels: ["year": [.init(value: 2003, label: "first")]])

  @Test(arguments: StatisticsFormat.allCases)
  func comesBackTheSame(format: StatisticsFormat) throws {
    let bytes = try StatisticsWriter.write(sample, as: format)
    #expect(try StatisticsWriter.write(sample, as: format) == bytes)
    let folder = try WorkingFolder()
    let file = try folder.write("x.\(format.rawValue)", bytes)
    let back = try StatisticsReader.read(file.path, as: format)
    #expect(back.table == sample.table)
    #expect(back.columnLabels == sample.columnLabels)
    #expect(back.title == sample.title)
    if format == .sav { #expect(back.valueLabels == sample.valueLabels) }
  }

  @Test(arguments: StatisticsFormat.allCases)
  func emptyTablesComeBack(format: StatisticsFormat) throws {
    let empty = LabelledTable(Table(Column("a", [Double]()), Column("b", [String]())))
    let folder = try WorkingFolder()
    let file = try folder.write("x.\(format.rawValue)", try StatisticsWriter.write(empty, as: format))
    let back = try StatisticsReader.read(file.path, as: format)
    #expect(back.table.columnNames == ["a", "b"] && back.table.rowCount == 0)
  }

  @Test func whatTheFormatCannotHoldIsRefused() {
    #expect(throws: ExchangeError.name(column: "80% ↓", format: .dta)) {
      try StatisticsWriter.write(LabelledTable(Table(Column("80% ↓", [1.0]))), as: .dta)
    }
    let long = String(repeating: "x", count: 2046)
    #expect(throws: ExchangeError.textTooLong(column: "a", row: 2, bytes: 2046, limit: 2045, format: .dta)) {
      try StatisticsWriter.write(LabelledTable(Table(Column("a", ["x", long]))), as: .dta)
    }
    #expect(throws: ExchangeError.self) {
      try StatisticsWriter.write(LabelledTable(Table(Column("a", [Double.infinity]))), as: .sav)
    }
  }

  @Test(arguments: StatisticsFormat.allCases, ["", "not such a file", "\0\0\0\0"])
  func brokenFilesAreRefused(format: StatisticsFormat, text: String) throws {
    let folder = try WorkingFolder()
    let file = try folder.write("x", text)
    #expect(throws: ExchangeError.self) { try StatisticsReader.read(file.path, as: format) }
    #expect(throws: ExchangeError.self) { try StatisticsReader.read(folder.url.path + "/none", as: format) }
  }

  @Test(arguments: StatisticsFormat.allCases)
  func truncatedFilesNeverCrash(format: StatisticsFormat) throws {
    let bytes = try StatisticsWriter.write(sample, as: format)
    let folder = try WorkingFolder()
    for count in stride(from: 0, to: bytes.count, by: 37) {
      let file = try folder.write("x", Array(bytes.prefix(count)))
      _ = try? StatisticsReader.read(file.path, as: format)
    }
  }
}
