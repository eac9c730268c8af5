/// Which addresses a document may link to.
enum LinkAddress {
  /// Whether an address is of the web, a mailbox or beside the document; never one that runs a script.
  static func isSafe(_ address: String) -> Bool {
    guard !address.unicodeScalars.contains(where: { $0.value <= 0x20 || $0.value == 0x7F }) else { return false }
    guard let colon = address.firstIndex(of: ":") else { return true }
    let scheme = address[..<colon].lowercased()
    if scheme.contains("/") || scheme.contains("#") || scheme.contains("?") { return true }
    return ["http", "https", "mailto", "doi"].contains(scheme)
  }
}
