import Foundation
import LintasanTestSupport
import Testing

@testable import LintasanTables

/// Hundreds of texts in many dialects, made by `Fixtures/forms/make_texts.py` from the tables that they are to become.
@Suite struct GeneratedTextTests {
  private struct Case: Decodable {
    let seed: Int
    let text: String
    let header: [String]
    /// The line on which each row begins.
    let lines: [Int]
    /// Each cell as Python's csv module reads it.
    let raw: [[String]]
    let cells: [[Value]]
  }

  private enum Value: Decodable, Equatable {
    case number(Double)
    case text(String)
    case missing

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .missing
      } else if let number = try? container.decode(Double.self) {
        self = .number(number)
      } else {
        self = .text(try container.decode(String.self))
      }
    }
  }

  private static func cases() throws -> [Case] {
    try Fixture.bytes("forms/texts.jsonl").split(separator: 10).map { try JSONDecoder().decode(Case.self, from: Data($0)) }
  }

  private func value(_ cell: Cell) -> Value {
    switch cell {
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .boolean(let value): .text(value ? "true" : "false")
    case .missing: .missing
    }
  }

  /// Every cell is what it was made of, and every cell that differs from its raw text has its note.
  @Test func everyCellIsRightOrNoted() throws {
    let cases = try Self.cases()
    #expect(cases.count == 360)
    for one in cases {
      var reader = DataReader()
      reader.listsNotes = true
      let read = try reader.read(Array(one.text.utf8), file: "t")
      #expect(read.table.columnNames == one.header, "seed \(one.seed)")
      guard read.table.rowCount == one.cells.count, read.table.columns.count == one.header.count else {
        Issue.record("seed \(one.seed): \(read.table.rowCount) rows of \(one.cells.count)")
        continue
      }
      let noted = Set(read.notes.map { "\($0.line ?? 0) \($0.column ?? "")" })
      for row in one.cells.indices {
        for (column, name) in one.header.enumerated() {
          let found = value(read.table.columns[column][row])
          let place = "seed \(one.seed), line \(one.lines[row]), \(name)"
          if found != one.cells[row][column] { Issue.record("\(place): \(found), not \(one.cells[row][column])") }
          let differs = Column.text(read.table.columns[column][row]) != one.raw[row][column]
          if differs != noted.contains("\(one.lines[row]) \(name)") {
            Issue.record("\(place): \(differs ? "no note" : "a note without reason")")
          }
        }
      }
    }
  }

  /// The columns come alike whether or not notes are asked for, and when a file is taken apart cell by cell.
  @Test func allWaysOfReadingAgree() throws {
    for one in try Self.cases() {
      let bytes = Array(one.text.utf8)
      let plain = try DataReader().read(bytes, file: "t").table
      var listing = DataReader()
      listing.listsNotes = true
      if try listing.read(bytes, file: "t").table != plain { Issue.record("seed \(one.seed) with notes") }
      var request = ReadingRequest()
      request.range = CellRange("A\((one.lines.first ?? 2) - 1):Z\(one.lines.last ?? 2)")
      if try DataReader(request).read(bytes, file: "t").table != plain { Issue.record("seed \(one.seed) by cells") }
    }
  }
}
