import Foundation
import Lintasan

/// Coefficients with their confidence intervals as SVG: one row a term, models in colours, zero marked.
enum RegressPlot {
  private static let colours = ["#1b4f72", "#b03a2e", "#1e8449", "#7d3c98", "#b9770e", "#566573"]

  static func svg(_ fits: [RegressionFit]) -> String {
    var terms: [String] = []
    for fit in fits {
      for one in fit.coefficients where one.name != "(Intercept)" && !terms.contains(one.name) {
        terms.append(one.name)
      }
    }
    let all = fits.flatMap(\.coefficients).filter { $0.name != "(Intercept)" }
    let low = min(0, all.map { $0.lower ?? $0.estimate }.min() ?? 0)
    let high = max(0, all.map { $0.upper ?? $0.estimate }.max() ?? 1)
    let span = high > low ? high - low : 1
    let label = 12 + 7.2 * Double(terms.map(\.count).max() ?? 4)
    let width = label + 460
    let step = 14.0 * Double(fits.count) + 12
    let height = 64 + step * Double(terms.count) + 16 * Double(fits.count)
    func x(_ value: Double) -> String { number(label + 20 + (value - low) / span * 420) }
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(number(width)) \(number(height))" width="\(number(width))" \
      height="\(number(height))" font-family="sans-serif" font-size="12" role="img">
      <title>Coefficients with confidence intervals</title>
      <rect width="100%" height="100%" fill="#fff"/>
      <line x1="\(x(0))" y1="20" x2="\(x(0))" y2="\(number(28 + step * Double(terms.count)))" stroke="#999" \
      stroke-dasharray="3 3"/>\n
      """
    for (row, term) in terms.enumerated() {
      let top = 24 + step * Double(row)
      text +=
        "<text x=\"\(number(label))\" y=\"\(number(top + step / 2))\" text-anchor=\"end\">\(escaped(term))</text>\n"
      for (index, fit) in fits.enumerated() {
        guard let one = fit.coefficient(term) else { continue }
        let y = number(top + 10 + 14 * Double(index))
        let colour = colours[index % colours.count]
        if let lower = one.lower, let upper = one.upper {
          text +=
            "<line x1=\"\(x(lower))\" y1=\"\(y)\" x2=\"\(x(upper))\" y2=\"\(y)\" stroke=\"\(colour)\" stroke-width=\"2\"/>\n"
        }
        text += "<circle cx=\"\(x(one.estimate))\" cy=\"\(y)\" r=\"4\" fill=\"\(colour)\"/>\n"
      }
    }
    let base = 44 + step * Double(terms.count)
    for value in [low, 0, high] where value != 0 || (low < -span / 8 && high > span / 8) || low == 0 || high == 0 {
      text +=
        "<text x=\"\(x(value))\" y=\"\(number(base))\" text-anchor=\"middle\">"
        + NumberText.rounded(value, significantDigits: 3) + "</text>\n"
    }
    for (index, fit) in fits.enumerated() {
      text +=
        "<text x=\"12\" y=\"\(number(base + 14 + 16 * Double(index)))\" fill=\"\(colours[index % colours.count])\">"
        + escaped("(\(index + 1)) \(fit.formula), \(fit.covariance.name), \(Int((fit.level * 100).rounded()))%")
        + "</text>\n"
    }
    return text + "</svg>\n"
  }

  private static func number(_ value: Double) -> String { NumberText.fixed(value, decimals: 1) }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
  }
}
