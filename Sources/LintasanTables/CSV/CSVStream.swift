import LintasanLinearAlgebra

#if canImport(FoundationEssentials)
  package import FoundationEssentials
#else
  package import Foundation
#endif

/// A CSV file that is gone through a block of rows at a time, as often as needed, without ever being in memory whole.
///
/// Blocks come in the order of the file and are cut at the same rows whatever the number of threads. A column is one of
/// numbers or of texts in all of them, by the same rule as ``CSVReader`` has: one that turns out to hold a text only late
/// makes the pass begin again.
///
/// ```swift
/// var stream = try CSVStream(contentsOf: url, reader: CSVReader(columns: ["x"]))
/// let sum = try stream.fold(into: 0.0) { block in
///   try block.table.numbers("x").present.reduce(0, +)
/// } combining: { $0 += $1 }
/// ```
package struct CSVStream: Sendable {
  /// Some consecutive rows.
  package struct Block: Sendable {
    /// The columns that were asked for.
    package let table: Table
    /// How many rows of the file stand before these.
    package let rowsBefore: Int

    /// Rows of a file.
    package init(table: Table, rowsBefore: Int) {
      self.table = table
      self.rowsBefore = rowsBefore
    }
  }

  /// All names of the header, also those of columns that are not read.
  package let header: [String]
  /// Number of rows in the file, known once it was gone through.
  package private(set) var rowCount: Int?
  /// About how many rows a block has at most.
  package var blockRows: Int { max(1, reader.pieceLength / max(2, plan.rowLength)) }
  /// The columns without rows, of the kinds that are known so far.
  package var emptyTable: Table {
    Table(
      trusted: plan.actions.indices.filter { plan.actions[$0] != .skip }.map {
        Column(plan.names[$0], plan.actions[$0] == .text ? .texts(Texts()) : .numbers(Numbers()))
      })
  }
  private var reader: CSVRowReader
  private let policy: CellPolicy
  /// Columns of texts that keep words such as `NA`, as the first rows show.
  private let keepsWords: [Bool]
  private var plan: CSVPlan

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - url: where the file is; it must stay as it is until the last pass.
  ///   - file: the file's name, for errors; its path if `nil`.
  ///   - reader: the columns to read, their kinds, the dialect and the number of threads.
  ///   - blockLength: about how many bytes of the file make a block.
  /// - Throws: ``CSVError``; `.notInPieces` for a file that is not UTF-8.
  package init(contentsOf url: URL, file: String? = nil, reader: CSVReader, blockLength: Int = 1 << 18) throws(CSVError) {
    let name = file ?? url.path
    do {
      let source = try CSVSource(contentsOf: url.path, limit: reader.limits.wholeLength)
      let announced = TextEncoding.announced(by: try source.bytes(0..<min(3, source.count)))
      let encoding = reader.encoding ?? announced.encoding
      guard encoding == .utf8 else { throw CSVError.Fault.notInPieces(encoding: encoding) }
      let found = try CSVHeader(
        source, from: announced.markLength, form: reader.form, file: name, limits: reader.limits)
      header = found.names
      plan = try reader.plan(found, file: name)
      policy = reader.policy
      keepsWords = found.names.indices.map { reader.policy.keepsWords(found.names[$0], among: found.sampleTexts[$0]) }
      self.reader = CSVRowReader(
        source: source, limit: found.limit, start: found.end, firstLine: found.nextLine, threads: reader.threads,
        pieceLength: max(64, blockLength))
    } catch let fault as CSVError.Fault {
      throw CSVError(file: name, line: 1, fault: fault)
    } catch let error as CSVError {
      throw error
    } catch {
      throw CSVError(file: name, line: 1, fault: .cannotRead)
    }
  }

  /// Makes blocks smaller, so that they have at most about so many rows.
  package mutating func limitBlocks(rows: Int) {
    reader.pieceLength = max(64, min(reader.pieceLength, rows * max(2, plan.rowLength)))
  }

  /// Goes through the file once.
  ///
  /// - Parameters:
  ///   - initial: what to begin with, also where the pass begins again.
  ///   - part: what becomes of a block; several are at work at once.
  ///   - combine: adds the parts one after the other, in the order of the file.
  /// - Throws: ``CSVError`` with its line, and what `part` and `combine` throw.
  package mutating func fold<State, Part: Sendable>(
    into initial: State, _ part: @Sendable (Block) throws -> Part, combining combine: (inout State, Part) throws -> Void
  ) throws -> State {
    while true {
      var state = initial
      var rows = 0
      var lateTexts: Set<Int> = []
      var windows = CSVWindows(reader, plan)
      while let window = try windows.next() {
        for piece in window.pieces { lateTexts.formUnion(piece.lateTexts) }
        if !lateTexts.isEmpty { break }
        var before: [Int] = []
        for piece in window.pieces {
          before.append(rows)
          rows += piece.rowCount
        }
        let (plan, starts, policy, keeps) = (plan, before, policy, keepsWords)
        let parts: [Part] = try parallelMap(count: starts.count, threads: reader.threads) { (index) throws in
          try part(Block(table: Self.table(window.pieces[index], plan, policy, keeps), rowsBefore: starts[index]))
        }
        for part in parts { try combine(&state, part) }
        windows.recycle(window)
      }
      if lateTexts.isEmpty {
        rowCount = rows
        return state
      }
      plan = plan.takingAsTexts(lateTexts)
    }
  }

  private static func table(_ piece: CSVPiece, _ plan: CSVPlan, _ policy: CellPolicy, _ keeps: [Bool]) -> Table {
    Table(
      trusted: plan.actions.indices.filter { plan.actions[$0] != .skip }.map { column in
        let sink = ColumnSink(column: column)
        sink.append([piece], plan, expectedRows: piece.rowCount)
        guard plan.actions[column] == .text else {
          return Column(plan.names[column], .numbers(policy.withoutMissing(sink.numbers)))
        }
        var texts = sink.texts
        _ = texts.settle(words: policy.words, keeping: keeps[column])
        return Column(plan.names[column], .texts(texts))
      })
  }
}
