/// Bytes as text (RFC 4648, with padding).
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The bytes as text.
  package static func text(_ bytes: [UInt8]) -> String {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var place = 0
    while place < bytes.count {
      let (a, b, c) = (
        bytes[place], place + 1 < bytes.count ? bytes[place + 1] : 0, place + 2 < bytes.count ? bytes[place + 2] : 0
      )
      out.append(alphabet[Int(a >> 2)])
      out.append(alphabet[Int((a & 3) << 4 | b >> 4)])
      out.append(place + 1 < bytes.count ? alphabet[Int((b & 15) << 2 | c >> 6)] : UInt8(ascii: "="))
      out.append(place + 2 < bytes.count ? alphabet[Int(c & 63)] : UInt8(ascii: "="))
      place += 3
    }
    return String(decoding: out, as: UTF8.self)
  }
}
