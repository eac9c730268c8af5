extension SVGDrawing {
  /// The drawing as an enhanced metafile, which every office program draws.
  ///
  /// - Reference: Microsoft, [MS-EMF], records of section 2.3.
  func metafile() -> [UInt8] {
    var file = Metafile(width: width, height: height)
    for shape in shapes {
      switch shape {
      case .line(let points, let color, let width, let dash):
        file.polyline(points, color: color, width: width, dash: dash)
      case .area(let points, let color): file.polygon(points, color: color)
      case .ellipse(let x, let y, let radius, let color, let ring):
        file.ellipse(x, y, radius, color: color, ring: ring)
      case .text(let words, let x, let y, let size, let color, let anchor, let weight):
        file.text(words, x, y, size: size, color: color, anchor: anchor, weight: weight)
      }
    }
    return file.closed()
  }
}

/// The records of an enhanced metafile. Each pen, brush and font is made, used and deleted: one handle is enough.
private struct Metafile {
  /// Logical units in one unit of the drawing.
  static let scale = 16.0
  private var records: [UInt8] = []
  private var count: UInt32 = 1
  private let size: (width: Double, height: Double)

  init(width: Double, height: Double) {
    size = (width, height)
    add(17, [8])  // map mode: anisotropic
    add(10, [0, 0])  // window origin
    add(9, [Self.unit(width), Self.unit(height)])
    add(12, [0, 0])  // viewport origin
    add(11, [Self.whole(width), Self.whole(height)])
    add(18, [1])  // background: transparent
  }

  static func unit(_ value: Double) -> UInt32 { whole(value * scale) }

  static func whole(_ value: Double) -> UInt32 {
    UInt32(bitPattern: Int32(max(-1e8, min(1e8, value.isNaN ? 0 : value.rounded()))))
  }

  private mutating func add(_ type: UInt32, _ words: [UInt32], trailing: [UInt8] = []) {
    records.appendLittle(type)
    records.appendLittle(UInt32(8 + 4 * words.count + trailing.count))
    for word in words { records.appendLittle(word) }
    records.append(contentsOf: trailing)
    count += 1
  }

  private var bounds: [UInt32] { [0, 0, Self.whole(size.width), Self.whole(size.height)] }

  private func flat(_ points: [(x: Double, y: Double)]) -> [UInt32] {
    points.flatMap { [Self.unit($0.x), Self.unit($0.y)] }
  }

  /// With a pen and a brush; nil leaves outline or inside unpainted.
  private mutating func painted(
    pen: (color: UInt32, width: Double, dash: Bool)?, brush: UInt32?, _ draw: (inout Metafile) -> Void
  ) {
    if let pen {
      // Geometric, round ends and joins.
      let style: UInt32 = 0x0001_0000 | (pen.dash ? 1 : 0)
      add(95, [1, 0, 0, 0, 0, style, max(1, Self.unit(pen.width)), 0, pen.color, 0, 0])
      add(37, [1])
    } else {
      add(37, [0x8000_0008])
    }
    if let brush {
      add(39, [2, 0, brush, 0])
      add(37, [2])
    } else {
      add(37, [0x8000_0005])
    }
    draw(&self)
    add(37, [0x8000_0008])
    add(37, [0x8000_0005])
    if pen != nil { add(40, [1]) }
    if brush != nil { add(40, [2]) }
  }

  mutating func polyline(_ points: [(x: Double, y: Double)], color: UInt32, width: Double, dash: Bool) {
    guard points.count > 1 else { return }
    let record = bounds + [UInt32(points.count)] + flat(points)
    painted(pen: (color, width, dash), brush: nil) { $0.add(4, record) }
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], color: UInt32) {
    guard points.count > 2 else { return }
    let record = bounds + [UInt32(points.count)] + flat(points)
    painted(pen: nil, brush: color) { $0.add(3, record) }
  }

  mutating func ellipse(_ x: Double, _ y: Double, _ radius: Double, color: UInt32, ring: UInt32?) {
    let box = [x - radius, y - radius, x + radius, y + radius].map(Self.unit)
    painted(pen: ring.map { ($0, 1.5, false) }, brush: color) { $0.add(42, box) }
  }

  mutating func text(
    _ words: String, _ x: Double, _ y: Double, size: Double, color: UInt32, anchor: String, weight: Int
  ) {
    let units = Array(words.utf16)
    guard !units.isEmpty else { return }
    // The font: its height negative, which means that of the letters, and the weight; the name in 32 letters.
    var font: [UInt32] = [3, Self.unit(-size), 0, 0, 0, UInt32(max(0, weight)), 0, 0]
    let name = Array("Arial".utf16)
    for position in stride(from: 0, to: 32, by: 2) {
      let low = position < name.count ? UInt32(name[position]) : 0
      let high = position + 1 < name.count ? UInt32(name[position + 1]) : 0
      font.append(low | high << 16)
    }
    font.append(contentsOf: [UInt32](repeating: 0, count: 57))  // full name, style, version, panose
    add(82, font)
    add(37, [3])
    add(24, [color])
    let edge: UInt32 = anchor == "middle" ? 6 : anchor == "end" ? 2 : 0
    add(22, [24 | edge])  // on the baseline
    var letters: [UInt8] = []
    for unit in units { letters.appendLittle(unit) }
    while letters.count % 4 != 0 { letters.append(0) }
    let textOffset = UInt32(76)
    // Advances by estimated widths; they are for all letters alike a share of the whole.
    var advances: [UInt8] = []
    for character in words {
      let width = TextMeasure.width(String(character), size: size, bold: weight > 500) * 0.88
      let parts = character.utf16.count
      for part in 0..<parts { advances.appendLittle(part == 0 ? Self.unit(width) : 0) }
    }
    let one = Float(1).bitPattern
    add(
      84,
      bounds + [1, one, one, Self.unit(x), Self.unit(y), UInt32(units.count), textOffset, 0]
        + [0, 0, UInt32.max, UInt32.max] + [textOffset + UInt32(letters.count)],
      trailing: letters + advances)
    add(37, [0x8000_000D])  // the system's font again
    add(40, [3])
  }

  func closed() -> [UInt8] {
    let total = UInt32(88 + records.count + 20)
    // Hundredths of a millimetre at 96 dots an inch.
    let (width, height) = (Self.whole(size.width), Self.whole(size.height))
    let frame = [size.width, size.height].map { Self.whole($0 * 2540 / 96) }
    var bytes: [UInt8] = []
    for word: UInt32 in [1, 88, 0, 0, width, height, 0, 0, frame[0], frame[1], 0x464D_4520, 0x0001_0000, total, count + 1] {
      bytes.appendLittle(word)
    }
    bytes.appendLittle(UInt16(4))
    bytes.appendLittle(UInt16(0))
    for word: UInt32 in [0, 0, 0, 1920, 1080, 508, 286] { bytes.appendLittle(word) }
    bytes.append(contentsOf: records)
    for word: UInt32 in [14, 20, 0, 16, 20] { bytes.appendLittle(word) }
    return bytes
  }
}
