import LintasanTables

/// A sheet that charts draw on. Colours are attributes, so that every reader of SVG shows them; classes let a page in
/// dark mode repaint them.
struct SVGCanvas {
  let width: Double
  let height: Double
  let title: String
  let description: String
  private var body: [String] = []

  init(width: Double, height: Double, title: String, description: String) {
    self.width = width
    self.height = height
    self.title = title
    self.description = description
  }

  enum Anchor: String {
    case start
    case middle
    case end
  }

  enum Weight: String {
    case normal = "400"
    case medium = "600"
    case bold = "700"
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, color: Palette.Color, width: Double = 1,
    dash: String? = nil,
    opacity: Double = 1, cap: String? = nil
  ) {
    var text =
      "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" \(stroke(color, width, dash, opacity))"
    if let cap { text += " stroke-linecap=\"\(cap)\"" }
    body.append(text + "/>")
  }

  mutating func polyline(
    _ points: [(x: Double, y: Double)], color: Palette.Color, width: Double, dash: String? = nil, opacity: Double = 1
  ) {
    guard points.count > 1 else { return }
    let path = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
    body.append(
      "<polyline points=\"\(path)\" fill=\"none\" \(stroke(color, width, dash, opacity)) stroke-linejoin=\"round\" "
        + "stroke-linecap=\"round\"/>")
  }

  mutating func polygon(_ points: [(x: Double, y: Double)], color: Palette.Color, opacity: Double = 1) {
    let path = points.map { "\(n($0.x)),\(n($0.y))" }.joined(separator: " ")
    body.append("<polygon points=\"\(path)\" \(fill(color, opacity))/>")
  }

  mutating func circle(
    _ x: Double, _ y: Double, radius: Double, color: Palette.Color, ring: Palette.Color? = nil, tip: String? = nil
  ) {
    var text = "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" "
    if let ring {
      text +=
        "class=\"f-\(color.name) s-\(ring.name)\" fill=\"\(color.hex)\" stroke=\"\(ring.hex)\" stroke-width=\"1.5\""
    } else {
      text += fill(color, 1)
    }
    body.append(text + closing("circle", tip))
  }

  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, color: Palette.Color, opacity: Double = 1,
    corner: Double = 0, tip: String? = nil
  ) {
    var text =
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" height=\"\(n(max(0, height)))\" \(fill(color, opacity))"
    if corner > 0 { text += " rx=\"\(n(corner))\"" }
    body.append(text + closing("rect", tip))
  }

  mutating func text(
    _ string: String, _ x: Double, _ y: Double, size: Double, color: Palette.Color = Palette.ink,
    anchor: Anchor = .start,
    weight: Weight = .normal, tip: String? = nil, halo: Bool = false
  ) {
    var text = "<text x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\" \(fill(color, 1))"
    if anchor != .start { text += " text-anchor=\"\(anchor.rawValue)\"" }
    if weight != .normal { text += " font-weight=\"\(weight.rawValue)\"" }
    if halo {
      text += " stroke=\"\(Palette.paper.hex)\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
    }
    let tipText = tip.map { "<title>\(XMLText.escaped($0))</title>" } ?? ""
    body.append(text + ">\(tipText)\(XMLText.escaped(string))</text>")
  }

  /// Begins a group: pointing at any part of it shows the same words.
  mutating func beginGroup(tip: String) { body.append("<g><title>\(XMLText.escaped(tip))</title>") }

  mutating func endGroup() { body.append("</g>") }

  /// The document.
  var document: String {
    """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(n(width)) \(n(height))" width="\(n(width))" \
    height="\(n(height))" role="img" font-family="\(Self.fonts)">
    <title>\(XMLText.escaped(title))</title>
    <desc>\(XMLText.escaped(description))</desc>
    <rect class="\(Palette.paper.name)" width="100%" height="100%" rx="6" fill="\(Palette.paper.hex)"/>
    \(body.joined(separator: "\n"))
    </svg>

    """
  }

  private static let fonts = "'Segoe UI', 'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"

  private func closing(_ element: String, _ tip: String?) -> String {
    tip.map { "><title>\(XMLText.escaped($0))</title></\(element)>" } ?? "/>"
  }

  private func fill(_ color: Palette.Color, _ opacity: Double) -> String {
    "class=\"f-\(color.name)\" fill=\"\(color.hex)\"" + (opacity < 1 ? " fill-opacity=\"\(n(opacity))\"" : "")
  }

  private func stroke(_ color: Palette.Color, _ width: Double, _ dash: String?, _ opacity: Double) -> String {
    "class=\"s-\(color.name)\" stroke=\"\(color.hex)\" stroke-width=\"\(n(width))\""
      + (dash.map { " stroke-dasharray=\"\($0)\"" } ?? "") + (opacity < 1 ? " stroke-opacity=\"\(n(opacity))\"" : "")
  }

  /// A coordinate with at most two decimals: the same on every machine, and finer than any screen.
  private func n(_ value: Double) -> String {
    let hundredths = (value * 100).rounded()
    return NumberText.shortest(hundredths == 0 ? 0 : hundredths / 100)
  }
}
