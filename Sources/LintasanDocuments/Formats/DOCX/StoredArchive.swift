/// A ZIP archive whose files are stored as they are: the same bytes each time, and no temporary file.
///
/// - Reference: PKWARE, APPNOTE.TXT, version 6.3.10, sections 4.3 and 4.4.
struct StoredArchive {
  private var entries: [(name: [UInt8], checksum: UInt32, size: UInt32, offset: UInt32)] = []
  private var bytes: [UInt8] = []
  /// The date and time of every file, in the form of MS-DOS.
  private let stamp: (date: UInt16, time: UInt16)

  /// - Parameter time: seconds since 1970; the form of the archive holds 1980 to 2107.
  init(time: Int) {
    let date = CivilDate(secondsSince1970: time)
    let year = UInt16(min(max(date.year, 1980), 2107) - 1980)
    stamp = (
      year << 9 | UInt16(date.month) << 5 | UInt16(date.day),
      UInt16(date.hour) << 11 | UInt16(date.minute) << 5 | UInt16(date.second / 2)
    )
  }

  /// Adds a file; false where the archive would pass 4 GiB.
  mutating func add(_ path: String, _ content: [UInt8]) -> Bool {
    guard bytes.count + content.count < 4_000_000_000, entries.count < 65_000 else { return false }
    let entry = (
      name: Array(path.utf8), checksum: Self.checksum(content), size: UInt32(content.count),
      offset: UInt32(bytes.count)
    )
    bytes.appendLittle(UInt32(0x0403_4B50))
    append(common: entry)
    bytes.append(contentsOf: entry.name)
    bytes.append(contentsOf: content)
    entries.append(entry)
    return true
  }

  /// The archive with its directory.
  func closed() -> [UInt8] {
    var whole = self
    let start = bytes.count
    for entry in entries {
      whole.bytes.appendLittle(UInt32(0x0201_4B50))
      whole.bytes.appendLittle(UInt16(20))
      whole.append(common: entry)
      whole.bytes.appendLittle(UInt16(0))  // comment
      whole.bytes.appendLittle(UInt16(0))  // disk
      whole.bytes.appendLittle(UInt16(0))  // internal attributes
      whole.bytes.appendLittle(UInt32(0))  // external attributes
      whole.bytes.appendLittle(entry.offset)
      whole.bytes.append(contentsOf: entry.name)
    }
    let size = whole.bytes.count - start
    whole.bytes.appendLittle(UInt32(0x0605_4B50))
    whole.bytes.appendLittle(UInt32(0))  // this disk, and the one of the directory
    whole.bytes.appendLittle(UInt16(entries.count))
    whole.bytes.appendLittle(UInt16(entries.count))
    whole.bytes.appendLittle(UInt32(size))
    whole.bytes.appendLittle(UInt32(start))
    whole.bytes.appendLittle(UInt16(0))
    return whole.bytes
  }

  /// What the header of a file and its line in the directory have alike.
  private mutating func append(common entry: (name: [UInt8], checksum: UInt32, size: UInt32, offset: UInt32)) {
    bytes.appendLittle(UInt16(20))  // version 2.0
    bytes.appendLittle(UInt16(0x0800))  // names are UTF-8
    bytes.appendLittle(UInt16(0))  // stored
    bytes.appendLittle(stamp.time)
    bytes.appendLittle(stamp.date)
    bytes.appendLittle(entry.checksum)
    bytes.appendLittle(entry.size)
    bytes.appendLittle(entry.size)
    bytes.appendLittle(UInt16(entry.name.count))
    bytes.appendLittle(UInt16(0))  // extra field
  }

  /// CRC-32 with the polynomial of ISO 3309.
  static func checksum(_ content: [UInt8]) -> UInt32 {
    var value = UInt32.max
    for byte in content { value = table[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
    return ~value
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
  }
}

/// A moment as a calendar of Greenwich shows it.
struct CivilDate {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int

  /// - Reference: Howard Hinnant, “chrono-compatible low-level date algorithms”, days from civil.
  init(secondsSince1970 time: Int) {
    let bounded = min(max(time, 0), 253_402_300_799)
    let days = bounded / 86_400
    let rest = bounded % 86_400
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
  }

  /// As XML Schema writes it, `2024-01-01T00:00:00Z`.
  var text: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))Z"
  }
}

extension [UInt8] {
  /// Appends a whole number, its lowest byte first.
  mutating func appendLittle(_ value: some FixedWidthInteger) {
    for shift in stride(from: 0, to: value.bitWidth, by: 8) { append(UInt8(truncatingIfNeeded: value >> shift)) }
  }
}
