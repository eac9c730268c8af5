import Crypto

/// SHA-256 of bytes.
public enum Digest {
  /// The hash as 64 hexadecimal digits.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    let hash = SHA256.hash(data: Array(bytes))
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
