import CLibXML

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is met while XML is gone through.
protocol XMLEvents: AnyObject {
  /// Whether to go on.
  var isRefused: Bool { get }
  /// An element begins; names come without their prefixes.
  func begin(_ element: String, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ element: String)
  /// A piece of text.
  func add(_ text: String)
}

/// The attributes of an element, which are there while the library tells of it; nothing is made of those that nobody asks for.
@safe struct XMLAttributes {
  /// Five pointers each: name, prefix, address of the namespace, begin and end of the value.
  private let places: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  private let count: Int

  fileprivate init(_ places: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
    unsafe self.places = places
    self.count = count
  }

  /// The value of the first attribute of a name without its prefix.
  subscript(_ name: StaticString) -> String? {
    guard let places = unsafe places else { return nil }
    for index in 0..<count {
      guard let plain = unsafe places[5 * index], let start = unsafe places[5 * index + 3],
        let end = unsafe places[5 * index + 4]
      else { continue }
      // A name ends with a zero, as a literal does.
      guard unsafe memcmp(plain, name.utf8Start, name.utf8CodeUnitCount) == 0, unsafe plain[name.utf8CodeUnitCount] == 0
      else { continue }
      return unsafe String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    }
    return nil
  }

  /// The value of an attribute that is a whole number.
  func whole(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }
}

/// Goes through XML by the libxml2 library: nothing is fetched, and no entity but XML's own five stands for anything.
enum XMLScanner {
  /// Reports what is met; `false` where it is no XML from its beginning to its end, has a document type, or was refused.
  static func scan(_ bytes: [UInt8], _ events: any XMLEvents) -> Bool {
    xmlInitParser()
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.startElementNs = { context, name, prefix, _, _, _, count, _, attributes in
      unsafe Scan.of(context)?.begin(name, attributes, Int(count))
    }
    unsafe handler.endElementNs = { context, name, _, _ in unsafe Scan.of(context)?.end(name) }
    unsafe handler.characters = { context, text, length in unsafe Scan.of(context)?.add(text, Int(length)) }
    unsafe handler.cdataBlock = { context, text, length in unsafe Scan.of(context)?.add(text, Int(length)) }
    // What no workbook has, and what could make a small part a large one.
    unsafe handler.internalSubset = { context, _, _, _ in unsafe Scan.of(context)?.hasDocumentType = true }
    let scan = Scan(events)
    return withExtendedLifetime(scan) {
      let state = unsafe Unmanaged.passUnretained(scan).toOpaque()
      // Piece by piece: of text in one piece the library takes no more than 10 MB.
      guard let parser = unsafe xmlCreatePushParserCtxt(&handler, state, nil, 0, nil) else { return false }
      defer { unsafe xmlFreeParserCtxt(parser) }
      // Without NOENT the library gives `&amp;` in an attribute as `&#38;`. It has no other entity to put in: declarations are
      // not listened to.
      let options = XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue
      unsafe xmlCtxtUseOptions(
        parser, Int32(options | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue))
      for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
        let piece = bytes[start..<min(bytes.count, start + 1 << 16)]
        _ = unsafe piece.withUnsafeBytes { buffer in
          unsafe xmlParseChunk(parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), 0)
        }
        guard unsafe parser.pointee.wellFormed == 1, !scan.hasDocumentType, !events.isRefused else { return false }
      }
      _ = unsafe xmlParseChunk(parser, nil, 0, 1)
      return unsafe parser.pointee.wellFormed == 1
        && !scan.hasDocumentType && !events.isRefused
    }
  }

  /// What the library's calls come to.
  private final class Scan {
    private let events: any XMLEvents
    var hasDocumentType = false

    init(_ events: any XMLEvents) { self.events = events }

    static func of(_ context: UnsafeMutableRawPointer?) -> Scan? {
      unsafe context.map { unsafe Unmanaged<Scan>.fromOpaque($0).takeUnretainedValue() }
    }

    func begin(_ name: UnsafePointer<UInt8>?, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, _ count: Int) {
      guard !events.isRefused, let name = unsafe name else { return }
      unsafe events.begin(String(cString: name), XMLAttributes(attributes, count: count))
    }

    func end(_ name: UnsafePointer<UInt8>?) {
      guard !events.isRefused, let name = unsafe name else { return }
      events.end(unsafe String(cString: name))
    }

    func add(_ text: UnsafePointer<UInt8>?, _ length: Int) {
      guard !events.isRefused, let text = unsafe text else { return }
      events.add(unsafe String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self))
    }
  }
}
