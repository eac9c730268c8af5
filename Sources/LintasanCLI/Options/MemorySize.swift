import ArgumentParser

/// An amount of memory as people write it: `500M`, `2G`, `1GiB`, or a number of bytes.
struct MemorySize: ExpressibleByArgument, Hashable {
  let bytes: Int

  private static let units: [(suffix: String, bytes: Double)] = [
    ("KIB", 1024), ("MIB", 1_048_576), ("GIB", 1_073_741_824), ("KB", 1e3), ("MB", 1e6), ("GB", 1e9), ("K", 1e3),
    ("M", 1e6), ("G", 1e9), ("B", 1), ("", 1),
  ]

  init?(argument: String) {
    let text = argument.uppercased()
    guard let unit = Self.units.first(where: { text.hasSuffix($0.suffix) }),
      let number = Double(text.dropLast(unit.suffix.count)), number > 0, number * unit.bytes < 1e15
    else { return nil }
    bytes = Int(number * unit.bytes)
  }
}
