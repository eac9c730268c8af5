package import LintasanTables

/// What an import made of the files, and everything that it did not take over as it stood.
package struct ImportResult: Hashable, Sendable {
  /// The rows, in the columns of the shipped tables. Published figures are kept as texts, digit by digit.
  package let table: Table
  /// Every value that was dropped, changed or derived, in the order of the files.
  package let notes: [ImportNote]

  /// A result.
  package init(table: Table, notes: [ImportNote]) {
    self.table = table
    self.notes = notes
  }

  /// The table as CSV, in the form of the shipped tables.
  package var csv: [UInt8] { CSVWriter(guardsFormulas: false).write(table) }

  /// The notes as a table, a row for each.
  package var notesTable: Table {
    Table(
      Column("file", notes.map(\.file)), Column("line", notes.map(\.line)), Column("column", notes.map(\.column)),
      Column("kind", notes.map(\.kind.rawValue)), Column("found", notes.map(\.found)),
      Column("kept", notes.map(\.kept)), Column("reason", notes.map(\.reason)))
  }

  /// How many notes there are of each kind and reason, in order of first appearance.
  package var summary: Table {
    var counts: [(kind: ImportNote.Kind, reason: String, count: Int, example: String)] = []
    for note in notes {
      if let place = counts.firstIndex(where: { $0.kind == note.kind && $0.reason == note.reason }) {
        counts[place].count += 1
      } else {
        counts.append((note.kind, note.reason, 1, note.found))
      }
    }
    return Table(
      Column("kind", counts.map(\.kind.rawValue)), Column("reason", counts.map(\.reason)),
      Column("count", counts.map(\.count)), Column("example", counts.map(\.example)))
  }
}
