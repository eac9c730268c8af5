import CZlib

/// The files inside a ZIP archive, read from memory: what a workbook needs, nothing more.
struct ZipArchive {
  /// Why an archive or a file in it cannot be read.
  enum Fault: Error, Hashable {
    case notAnArchive
    case damaged
    case encrypted
    case tooLarge(limit: Int)
    case method(Int)

    var text: String {
      switch self {
      case .notAnArchive: "it is no workbook (no ZIP archive)"
      case .damaged: "the archive is damaged or cut short"
      case .encrypted: "it is protected by a password"
      case .tooLarge(let limit): "a part of it unpacks to more than \(limit) bytes"
      case .method(let method): "a part of it is packed by the method \(method), which is not known"
      }
    }
  }

  private struct Entry {
    var method: Int
    var flags: Int
    var packed: Int
    var unpacked: Int
    var offset: Int
  }

  private let bytes: [UInt8]
  private var entries: [String: Entry] = [:]

  /// The most that one file may unpack to.
  private static let limit = 1 << 30

  init(_ bytes: [UInt8]) throws(Fault) {
    self.bytes = bytes
    // The end record: its mark, then at least 18 bytes and a comment.
    let mark: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
    guard bytes.count >= 22,
      let end = stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1)
        .first(where: { Array(bytes[$0..<($0 + 4)]) == mark })
    else {
      // Workbooks under a password are in a container of an older kind.
      throw bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) ? .encrypted : .notAnArchive
    }
    var place = number(end + 16, 4)
    for _ in 0..<number(end + 10, 2) {
      guard place + 46 <= bytes.count, number(place, 4) == 0x0201_4B50 else { throw .damaged }
      let nameLength = number(place + 28, 2)
      guard place + 46 + nameLength <= bytes.count else { throw .damaged }
      let name = String(decoding: bytes[(place + 46)..<(place + 46 + nameLength)], as: UTF8.self)
      entries[name] = Entry(
        method: number(place + 10, 2), flags: number(place + 8, 2), packed: number(place + 20, 4),
        unpacked: number(place + 24, 4), offset: number(place + 42, 4))
      place += 46 + nameLength + number(place + 30, 2) + number(place + 32, 2)
    }
  }

  /// A number of `count` bytes, least significant first.
  private func number(_ place: Int, _ count: Int) -> Int {
    guard place >= 0, place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// The bytes of a file; `nil` where there is none of that name.
  func contents(of name: String) throws(Fault) -> [UInt8]? {
    guard let entry = entries[name] else { return nil }
    guard entry.flags & 1 == 0 else { throw .encrypted }
    guard entry.offset + 30 <= bytes.count, number(entry.offset, 4) == 0x0403_4B50 else { throw .damaged }
    let start = entry.offset + 30 + number(entry.offset + 26, 2) + number(entry.offset + 28, 2)
    guard start + entry.packed <= bytes.count else { throw .damaged }
    guard entry.unpacked <= Self.limit else { throw .tooLarge(limit: Self.limit) }
    let packed = Array(bytes[start..<(start + entry.packed)])
    switch entry.method {
    case 0: return packed
    case 8: return try Self.inflated(packed, to: entry.unpacked)
    default: throw .method(entry.method)
    }
  }

  /// Unpacks raw deflate data of a known length.
  private static func inflated(_ packed: [UInt8], to count: Int) throws(Fault) -> [UInt8] {
    guard count > 0 else { return [] }
    var packed = packed
    var result = [UInt8](repeating: 0, count: count)
    var stream = unsafe z_stream()
    guard unsafe inflateInit2_(&stream, -MAX_WBITS, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      throw .damaged
    }
    defer { unsafe _ = inflateEnd(&stream) }
    let code = unsafe packed.withUnsafeMutableBufferPointer { source in
      unsafe result.withUnsafeMutableBufferPointer { target in
        unsafe stream.next_in = source.baseAddress
        unsafe stream.avail_in = UInt32(source.count)
        unsafe stream.next_out = target.baseAddress
        unsafe stream.avail_out = UInt32(target.count)
        return unsafe inflate(&stream, Z_FINISH)
      }
    }
    guard code == Z_STREAM_END, unsafe stream.avail_out == 0 else { throw .damaged }
    return result
  }
}
