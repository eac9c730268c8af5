/// What FreeXL does not tell of an old workbook: the values of formulas, truth values, errors and dates of a format of one's own.
///
/// - Reference: Microsoft, [MS-CFB] version 12.0, sections 2.2 to 2.6, and [MS-XLS] version 8.0, sections 2.4.10 (BoolErr),
///   2.4.127 (Formula), 2.4.175 (MulRk), 2.4.180 (Number), 2.4.220 (RK), 2.4.268 (String), 2.5.217 (RkNumber).
struct OldWorkbookRecords {
  /// The cells of each sheet that FreeXL leaves out or takes for numbers, by row and column from 0, in the order of the sheets.
  private(set) var sheets: [[Int: RawCell.Value]] = []

  /// A cell as one number.
  static func place(row: Int, column: Int) -> Int { row << 14 | column }

  /// The records of a workbook; `nil` where it is damaged, or older than such records.
  init?(_ bytes: [UInt8]) {
    guard let stream = CompoundFile(bytes)?.stream(named: ["Workbook", "Book"]) else { return nil }
    var globals = Globals()
    var position = 0
    while let record = Record(stream, at: position) {
      globals.take(record, in: stream)
      position = record.end
      if record.kind == .end { break }
    }
    for start in globals.sheetStarts { sheets.append(Self.cells(stream, from: start, globals)) }
  }

  /// A record of the workbook: its kind and where its content stands.
  private struct Record {
    enum Kind: UInt16 {
      case formula = 0x0006
      case end = 0x000A
      case dates = 0x0022
      case sheet = 0x0085
      case look = 0x00E0
      case manyShort = 0x00BD
      case number = 0x0203
      case boolean = 0x0205
      case text = 0x0207
      case short = 0x027E
      case format = 0x041E
      case begin = 0x0809
    }

    let kind: Kind?
    let start: Int
    let end: Int

    init?(_ stream: [UInt8], at position: Int) {
      guard position + 4 <= stream.count else { return nil }
      kind = Kind(rawValue: UInt16(stream.number(2, at: position)))
      start = position + 4
      end = start + stream.number(2, at: position + 2)
      if end > stream.count { return nil }
    }
  }

  /// What holds for all sheets.
  private struct Globals {
    var sheetStarts: [Int] = []
    var dates = ExchangeDate.Count.days1899
    var formats: [Int: String] = [:]
    var looks: [Int] = []

    mutating func take(_ record: Record, in stream: [UInt8]) {
      let length = record.end - record.start
      switch record.kind {
      case .sheet where length >= 4: sheetStarts.append(stream.number(4, at: record.start))
      case .dates where length >= 2: dates = stream.number(2, at: record.start) == 1 ? .days1904 : .days1899
      case .format where length >= 5:
        formats[stream.number(2, at: record.start)] = stream.text(at: record.start + 2, to: record.end)
      case .look where length >= 4: looks.append(stream.number(2, at: record.start + 2))
      default: break
      }
    }

    /// A number as the look of its cell shows it.
    func value(_ number: Double, look: Int) -> RawCell.Value {
      let format = looks.indices.contains(look) ? looks[look] : 0
      let isDate = (14...17).contains(format) || format == 22 || formats[format].map(CellStyleParser.isDate) ?? false
      if isDate, number >= 1, let text = ExchangeDate.text(number, dates) { return .moment(text) }
      return .number(number)
    }
  }

  private static func cells(_ stream: [UInt8], from start: Int, _ globals: Globals) -> [Int: RawCell.Value] {
    var cells: [Int: RawCell.Value] = [:]
    /// A number that its format shows as a day or moment; FreeXL knows the rest.
    func take(_ number: Double, row: Int, column: Int, look: Int) {
      let value = globals.value(number, look: look)
      if case .moment = value { cells[place(row: row, column: column)] = value }
    }
    var position = start
    var depth = 0
    var pending: Int?
    while let record = Record(stream, at: position) {
      position = record.end
      let (length, at) = (record.end - record.start, record.start)
      switch record.kind {
      case .begin: depth += 1
      case .end:
        depth -= 1
        if depth <= 0 { return cells }
      case .formula where length >= 14 && depth == 1:
        let place = place(row: stream.number(2, at: at), column: stream.number(2, at: at + 2))
        pending = nil
        guard stream.number(2, at: at + 12) == 0xFFFF else {
          let number = stream.double(at: at + 6)
          cells[place] = number.isFinite ? globals.value(number, look: stream.number(2, at: at + 4)) : .blank
          continue
        }
        switch stream[at + 6] {
        case 0: pending = place
        case 1: cells[place] = .boolean(stream[at + 8] != 0)
        case 2: cells[place] = .fault(fault(stream[at + 8]))
        default: break
        }
      case .number where length >= 14 && depth == 1:
        take(
          stream.double(at: at + 6), row: stream.number(2, at: at), column: stream.number(2, at: at + 2),
          look: stream.number(2, at: at + 4))
      case .short where length >= 10 && depth == 1:
        take(
          stream.shortNumber(at: at + 6), row: stream.number(2, at: at), column: stream.number(2, at: at + 2),
          look: stream.number(2, at: at + 4))
      case .manyShort where length >= 12 && depth == 1:
        let (row, first) = (stream.number(2, at: at), stream.number(2, at: at + 2))
        for index in 0..<(length - 6) / 6 {
          let place = at + 4 + 6 * index
          take(stream.shortNumber(at: place + 2), row: row, column: first + index, look: stream.number(2, at: place))
        }
      case .text where length >= 3:
        if let place = pending { cells[place] = .text(stream.text(at: at, to: record.end)) }
        pending = nil
      case .boolean where length >= 8 && depth == 1:
        let place = place(row: stream.number(2, at: at), column: stream.number(2, at: at + 2))
        cells[place] = stream[at + 7] == 0 ? .boolean(stream[at + 6] != 0) : .fault(fault(stream[at + 6]))
      default: break
      }
    }
    return cells
  }

  private static func fault(_ code: UInt8) -> String {
    [0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"][code] ?? "#ERROR"
  }
}

/// The container of old workbooks: streams in chains of sectors.
private struct CompoundFile {
  private let bytes: [UInt8]
  private let sectorShift: Int
  private let smallShift: Int
  private let smallest: Int
  private var table: [Int] = []
  private var smallTable: [Int] = []
  private var smallStream: [UInt8] = []
  private var entries: [(name: String, start: Int, size: Int)] = []

  init?(_ bytes: [UInt8]) {
    guard bytes.count >= 512, bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return nil }
    self.bytes = bytes
    sectorShift = bytes.number(2, at: 0x1E)
    smallShift = bytes.number(2, at: 0x20)
    smallest = bytes.number(4, at: 0x38)
    guard (7...16).contains(sectorShift), (4...12).contains(smallShift) else { return nil }
    // Where the table of sectors stands: the first 109 of its places in the head, others in a chain of their own.
    var places = (0..<109).map { bytes.number(4, at: 0x4C + 4 * $0) }
    var next = bytes.number(4, at: 0x44)
    let perSector = 1 << (sectorShift - 2)
    var seen: Set<Int> = []
    while let sector = sector(next), seen.insert(next).inserted {
      places += (0..<(perSector - 1)).map { bytes.number(4, at: sector + 4 * $0) }
      next = bytes.number(4, at: sector + 4 * (perSector - 1))
    }
    for place in places {
      guard let sector = sector(place) else { continue }
      table += (0..<perSector).map { bytes.number(4, at: sector + 4 * $0) }
    }
    let folder = chain(from: bytes.number(4, at: 0x30), atMost: bytes.count)
    for start in stride(from: 0, to: folder.count - 127, by: 128) {
      let length = min(64, folder.number(2, at: start + 0x40))
      let units = (0..<max(0, length / 2 - 1)).map { UInt16(folder.number(2, at: start + 2 * $0)) }
      entries.append(
        (String(decoding: units, as: UTF16.self), folder.number(4, at: start + 0x74), folder.number(4, at: start + 0x78)))
    }
    guard let root = entries.first else { return nil }
    smallStream = chain(from: root.start, atMost: root.size)
    let small = chain(from: bytes.number(4, at: 0x3C), atMost: bytes.count)
    smallTable = stride(from: 0, to: small.count - 3, by: 4).map { small.number(4, at: $0) }
  }

  /// The bytes of the first stream of some names.
  func stream(named names: [String]) -> [UInt8]? {
    for name in names {
      guard let entry = entries.first(where: { $0.name == name }) else { continue }
      guard entry.size < smallest else { return chain(from: entry.start, atMost: entry.size) }
      var found: [UInt8] = []
      var (place, left) = (entry.start, smallTable.count)
      while smallTable.indices.contains(place), found.count < entry.size, left > 0 {
        let start = place << smallShift
        guard start + 1 << smallShift <= smallStream.count else { break }
        found += smallStream[start..<(start + 1 << smallShift)]
        (place, left) = (smallTable[place], left - 1)
      }
      return Array(found.prefix(entry.size))
    }
    return nil
  }

  /// Where a sector begins; `nil` for one that the file does not have.
  private func sector(_ number: Int) -> Int? {
    guard number >= 0, number < 1 << 30 else { return nil }
    let start = (number + 1) << sectorShift
    return start + (1 << sectorShift) <= bytes.count ? start : nil
  }

  private func chain(from first: Int, atMost size: Int) -> [UInt8] {
    var found: [UInt8] = []
    var (place, left) = (first, table.count)
    while left > 0, found.count < size, table.indices.contains(place), let start = sector(place) {
      found += bytes[start..<(start + 1 << sectorShift)]
      (place, left) = (table[place], left - 1)
    }
    return Array(found.prefix(size))
  }
}

extension [UInt8] {
  /// A whole number, the lowest byte first.
  fileprivate func number(_ count: Int, at place: Int) -> Int {
    guard place >= 0, place + count <= self.count else { return -1 }
    return (0..<count).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }

  /// A number of eight bytes, which are there.
  fileprivate func double(at place: Int) -> Double {
    Double(bitPattern: (0..<8).reduce(UInt64(0)) { $0 | UInt64(self[place + $1]) << UInt64(8 * $1) })
  }

  /// A number of four bytes: a whole one of 30 bits or the upper half of a double, perhaps to be divided by 100.
  fileprivate func shortNumber(at place: Int) -> Double {
    let bits = UInt32(truncatingIfNeeded: number(4, at: place))
    let value =
      bits & 2 != 0 ? Double(Int32(bitPattern: bits) >> 2) : Double(bitPattern: UInt64(bits & 0xFFFF_FFFC) << 32)
    return bits & 1 != 0 ? value / 100 : value
  }

  /// A text: its length in two bytes, how wide its letters are, and the letters.
  fileprivate func text(at place: Int, to end: Int) -> String {
    let length = number(2, at: place)
    guard length >= 0, place + 3 <= end else { return "" }
    if self[place + 2] & 1 == 1 {
      let units = stride(from: place + 3, to: Swift.min(end - 1, place + 3 + 2 * length), by: 2).map {
        UInt16(number(2, at: $0))
      }
      return String(decoding: units, as: UTF16.self)
    }
    // One byte a letter is Latin-1.
    return String(String.UnicodeScalarView(self[(place + 3)..<Swift.min(end, place + 3 + length)].map { Unicode.Scalar($0) }))
  }
}
