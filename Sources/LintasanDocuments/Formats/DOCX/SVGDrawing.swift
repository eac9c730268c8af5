/// A chart's SVG as shapes: what ``SVGCanvas`` writes, read back so that it can be drawn in another form.
struct SVGDrawing {
  /// A shape with its colours; opacity is taken into them, over white.
  enum Shape {
    case line([(x: Double, y: Double)], color: UInt32, width: Double, dash: Bool)
    case area([(x: Double, y: Double)], color: UInt32)
    case ellipse(x: Double, y: Double, radius: Double, color: UInt32, ring: UInt32?)
    case text(String, x: Double, y: Double, size: Double, color: UInt32, anchor: String, weight: Int)
  }

  private(set) var width = 760.0
  private(set) var height = 400.0
  private(set) var shapes: [Shape] = []

  init(_ svg: String) {
    var rest = Substring(svg)
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let tag = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      let name = tag.prefix { $0.isLetter }
      let attributes = Self.attributes(tag)
      if name == "svg" {
        width = max(1, Double(attributes["width"] ?? "") ?? width)
        height = max(1, Double(attributes["height"] ?? "") ?? height)
      } else if name == "text" {
        read(text: attributes, &rest)
      } else {
        read(String(name), attributes)
      }
    }
  }

  private mutating func read(_ name: String, _ attributes: [String: String]) {
    func number(_ key: String) -> Double { Double(attributes[key] ?? "") ?? 0 }
    let fill = Self.color(attributes["fill"], opacity: attributes["fill-opacity"])
    let stroke = Self.color(attributes["stroke"], opacity: attributes["stroke-opacity"])
    let strokeWidth = Double(attributes["stroke-width"] ?? "") ?? 1
    let isDashed = attributes["stroke-dasharray"] != nil
    switch name {
    case "line":
      guard let stroke else { return }
      let points = [(x: number("x1"), y: number("y1")), (x: number("x2"), y: number("y2"))]
      shapes.append(.line(points, color: stroke, width: strokeWidth, dash: isDashed))
    case "polyline":
      guard let stroke else { return }
      shapes.append(.line(Self.points(attributes["points"]), color: stroke, width: strokeWidth, dash: isDashed))
    case "polygon":
      if let fill { shapes.append(.area(Self.points(attributes["points"]), color: fill)) }
    case "rect":
      guard let fill else { return }
      let right = attributes["width"] == "100%" ? width : number("x") + number("width")
      let bottom = attributes["height"] == "100%" ? height : number("y") + number("height")
      let (x, y) = (number("x"), number("y"))
      shapes.append(.area([(x, y), (right, y), (right, bottom), (x, bottom)], color: fill))
    case "circle":
      guard let fill else { return }
      shapes.append(.ellipse(x: number("cx"), y: number("cy"), radius: number("r"), color: fill, ring: stroke))
    default: break
    }
  }

  /// A text's words stand between its tags, after the tip that it may have.
  private mutating func read(text attributes: [String: String], _ rest: inout Substring) {
    if rest.hasPrefix("<title>"), let end = Self.end(of: "</title>", in: rest) { rest = rest[end...] }
    let words = rest.prefix { $0 != "<" }
    guard let color = Self.color(attributes["fill"], opacity: nil) else { return }
    shapes.append(
      .text(
        Self.unescaped(words), x: Double(attributes["x"] ?? "") ?? 0, y: Double(attributes["y"] ?? "") ?? 0,
        size: Double(attributes["font-size"] ?? "") ?? 12, color: color, anchor: attributes["text-anchor"] ?? "start",
        weight: Int(attributes["font-weight"] ?? "") ?? 400))
  }

  private static func end(of word: String, in text: Substring) -> Substring.Index? {
    var at = text.startIndex
    while at < text.endIndex {
      if text[at...].hasPrefix(word) { return text.index(at, offsetBy: word.count) }
      at = text.index(after: at)
    }
    return nil
  }

  private static func attributes(_ tag: Substring) -> [String: String] {
    var result: [String: String] = [:]
    var rest = tag.drop { !$0.isWhitespace }
    while let equals = rest.firstIndex(of: "=") {
      let name = String(rest[..<equals].filter { !$0.isWhitespace })
      guard let open = rest[equals...].firstIndex(of: "\""),
        let close = rest[rest.index(after: open)...].firstIndex(of: "\"")
      else { break }
      result[name] = unescaped(rest[rest.index(after: open)..<close])
      rest = rest[rest.index(after: close)...]
    }
    return result
  }

  private static func points(_ text: String?) -> [(x: Double, y: Double)] {
    (text ?? "").split(separator: " ").compactMap { pair in
      let parts = pair.split(separator: ",").compactMap { Double($0) }
      return parts.count == 2 ? (parts[0], parts[1]) : nil
    }
  }

  /// `#rrggbb` over white paper as 0xBBGGRR, what metafiles take; nil where nothing is painted.
  private static func color(_ text: String?, opacity: String?) -> UInt32? {
    guard let text, text.hasPrefix("#"), text.count == 7, let value = UInt32(text.dropFirst(), radix: 16) else {
      return nil
    }
    let share = min(1, max(0, Double(opacity ?? "1") ?? 1))
    func part(_ shift: UInt32) -> UInt32 {
      UInt32((Double(value >> shift & 0xFF) * share + 255 * (1 - share)).rounded())
    }
    return part(0) << 16 | part(8) << 8 | part(16)
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.contains("&") else { return String(text) }
    return String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }
}
