import Crypto

/// Hashes that tell one file's bytes from another's.
public enum Digest {
  /// SHA-256 (FIPS 180-4) of bytes, as 64 hexadecimal digits in lower case.
  public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    let hash = SHA256.hash(data: Array(bytes))
    return hash.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }
}
