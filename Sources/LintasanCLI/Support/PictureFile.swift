import CSystem
import Lintasan

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A chart's SVG as the file that an ending asks for: itself, or a PNG or PDF of it through librsvg.
enum PictureFile {
  /// The endings that pictures may have.
  static let endings = ["svg", "png", "pdf"]

  /// Whether a file's name ends as a picture's.
  static func isName(_ path: String) -> Bool { endings.contains { path.lowercased().hasSuffix("." + $0) } }

  /// Writes a picture in the form that its file's name asks for.
  static func write(_ svg: String, to path: String) throws {
    try OutputFile.write(bytes(of: svg, for: path), to: path)
  }

  /// The bytes of a picture.
  ///
  /// - Throws: exit code 69 where librsvg is not installed.
  static func bytes(of svg: String, for path: String) throws(CommandFailure) -> [UInt8] {
    let ending = endings.first { path.lowercased().hasSuffix("." + $0) } ?? "svg"
    guard ending != "svg" else { return Array(svg.utf8) }
    // 300 dots an inch for a PNG; points for a PDF: a unit of an SVG is a ninety-sixth of an inch.
    let scale = ending == "pdf" ? 72.0 / 96 : 300.0 / 96
    let size = size(of: svg)
    var length = 0
    var problem: Int32 = 0
    let text = Array(svg.utf8)
    let drawn = unsafe text.withUnsafeBufferPointer { text -> UnsafeMutablePointer<UInt8>? in
      guard let start = text.baseAddress else { return nil }
      return unsafe lintasan_picture(
        start, text.count, size.width, size.height, scale, ending == "pdf", &length, &problem)
    }
    guard let drawn = unsafe drawn else {
      throw Int(problem) == LINTASAN_PICTURE_NO_LIBRARY
        ? CommandFailure(
          .unavailable,
          "\(path): \(ending.uppercased()) takes librsvg, which is not installed: apt-get install librsvg2-2 "
            + "fonts-dejavu-core; or give a file that ends in .svg")
        : CommandFailure(.unavailable, "\(path): librsvg could not draw the picture; give a file that ends in .svg")
    }
    defer { unsafe free(drawn) }
    if Int(problem) == LINTASAN_PICTURE_NO_FONTS {
      Console.notice("\(path): no font is installed, so the letters are missing: apt-get install fonts-dejavu-core")
    }
    return unsafe Array(UnsafeBufferPointer(start: drawn, count: length))
  }

  /// The width and height that the root of an SVG names.
  private static func size(of svg: String) -> (width: Double, height: Double) {
    let root = svg.prefix { $0 != ">" }
    func number(_ name: String) -> Double? {
      let parts = root.split(separator: " ").first { $0.hasPrefix(name + "=\"") }
      return parts.flatMap { Double($0.dropFirst(name.count + 2).prefix { $0 != "\"" }) }
    }
    return (number("width") ?? 760, number("height") ?? 400)
  }
}
