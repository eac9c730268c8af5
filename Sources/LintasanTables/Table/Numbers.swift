/// A column of numbers, any of which may be missing.
///
/// Missing values are kept in a mask of one bit a row, which exists only where something is missing; the payload is
/// eight bytes a row.
public struct Numbers: Hashable, Sendable {
  private var payload: [Double]
  private var mask: [UInt64]

  /// An empty column.
  package init() {
    payload = []
    mask = []
  }

  /// A column without missing values.
  package init(_ values: [Double]) {
    payload = values
    mask = []
  }

  /// A column with `nil` where a value is missing.
  package init(_ values: [Double?]) {
    self.init()
    payload.reserveCapacity(values.count)
    for value in values { append(value) }
  }

  /// Number of rows.
  public var count: Int { payload.count }

  /// Whether any value is missing.
  package var hasMissing: Bool { !mask.isEmpty }

  /// Number of missing values.
  package var missingCount: Int { mask.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The value in a row, `nil` where it is missing.
  public subscript(row: Int) -> Double? {
    isMissing(row) ? nil : payload[row]
  }

  /// Whether the value in a row is missing.
  package func isMissing(_ row: Int) -> Bool {
    !mask.isEmpty && mask[row >> 6] & (1 << UInt64(row & 63)) != 0
  }

  /// All values; `nil` where any is missing.
  package var dense: [Double]? { hasMissing ? nil : payload }

  /// All values, `nil` for each that is missing.
  public var optional: [Double?] { payload.indices.map { self[$0] } }

  /// The values that are not missing.
  public var present: [Double] { hasMissing ? payload.indices.compactMap { self[$0] } : payload }

  /// Appends a value, or a gap.
  package mutating func append(_ value: Double?) {
    let row = payload.count
    payload.append(value ?? 0)
    if !mask.isEmpty && row & 63 == 0 { mask.append(0) }
    if value == nil {
      if mask.isEmpty { mask = [UInt64](repeating: 0, count: (row >> 6) + 1) }
      mask[row >> 6] |= 1 << UInt64(row & 63)
    }
  }

  /// Makes room for `count` rows.
  package mutating func reserveCapacity(_ count: Int) { payload.reserveCapacity(count) }

  /// Appends all rows of another column.
  package mutating func append(contentsOf other: Numbers) {
    if !hasMissing && !other.hasMissing {
      payload.append(contentsOf: other.payload)
    } else {
      for row in 0..<other.count { append(other[row]) }
    }
  }

  /// Appends values and the bits of those that are missing (which must be 0), the first in the lowest bit.
  mutating func append(contentsOf values: ArraySlice<Double>, gaps: ArraySlice<UInt64>?) {
    let row = payload.count
    payload.append(contentsOf: values)
    if gaps == nil && mask.isEmpty { return }
    mask.append(contentsOf: repeatElement(0, count: (payload.count + 63) / 64 - mask.count))
    guard let gaps else { return }
    let shift = UInt64(row & 63)
    for (offset, word) in gaps.enumerated() where word != 0 {
      mask[row >> 6 + offset] |= word << shift
      if shift > 0 && word >> (64 - shift) != 0 { mask[row >> 6 + offset + 1] |= word >> (64 - shift) }
    }
  }

  /// The rows with the given indices, in that order.
  package func selecting(_ rows: [Int]) -> Numbers {
    hasMissing ? Numbers(rows.map { self[$0] }) : Numbers(rows.map { payload[$0] })
  }
}
