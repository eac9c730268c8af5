import CLibCrypto

/// Hashes that tell one file's bytes from another's.
package enum Digest {
  /// SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits in lower case.
  package static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    var state = SHA256_CTX()
    unsafe SHA256_Init(&state)
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { unsafe add($0, to: &state) }
    if isDone == nil { unsafe Array(bytes).withUnsafeBufferPointer { unsafe add($0, to: &state) } }
    var hash = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    unsafe SHA256_Final(&hash, &state)
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func add(_ bytes: UnsafeBufferPointer<UInt8>, to state: inout SHA256_CTX) {
    unsafe SHA256_Update(&state, bytes.baseAddress, bytes.count)
  }
}
