/// The colours of all charts. The series colours are those of Okabe and Ito (2008), told apart by readers with any of the
/// common kinds of colour blindness; dashes, positions and labels never leave a meaning to colour alone.
enum Palette {
  /// A colour with the name of its class.
  struct Color: Hashable, Sendable {
    let name: String
    let hex: String
  }

  static let paper = Color(name: "paper", hex: "#ffffff")
  static let ink = Color(name: "ink", hex: "#1a1a1a")
  static let muted = Color(name: "muted", hex: "#5c6670")
  static let grid = Color(name: "grid", hex: "#e3e7eb")
  static let axis = Color(name: "axis", hex: "#9aa4ad")
  static let shade = Color(name: "shade", hex: "#f5f7f9")
  static let quiet = Color(name: "quiet", hex: "#b9c1c9")

  static let blue = Color(name: "blue", hex: "#0072b2")
  static let vermilion = Color(name: "vermilion", hex: "#d55e00")
  static let green = Color(name: "green", hex: "#00795a")
  static let orange = Color(name: "orange", hex: "#b87a00")
  static let purple = Color(name: "purple", hex: "#a8527f")
  static let sky = Color(name: "sky", hex: "#2f8fcb")
  static let black = Color(name: "black", hex: "#444444")
  static let brown = Color(name: "brown", hex: "#7f5a3a")

  /// Letters on shades that stay as they are in dark mode.
  static let white = Color(name: "fixed", hex: "#ffffff")
  static let dark = Color(name: "fixed", hex: "#1a1a1a")

  /// Classes from high to low, told apart by lightness as well as by hue.
  static let classes: [Color] = ["#08306b", "#2171b5", "#6baed6", "#c6dbef", "#fdd0a2", "#d94801"]
    .enumerated().map { Color(name: "class\($0 + 1)", hex: $1) }

  static let band95 = Color(name: "band95", hex: "#d6e7f3")
  static let band80 = Color(name: "band80", hex: "#9ec8e3")

  /// The colours of several lines, in the order of their use.
  static let series: [Color] = [blue, vermilion, green, purple, orange, sky, black, brown]
}
