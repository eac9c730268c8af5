import LintasanTables

/// A report as LaTeX to be included in a paper: tables in the style of booktabs, no preamble.
package struct LaTeXFormat: ReportFormat {
  package let name = "latex"
  /// What callers have to know of its files.
  package var traits: FormatTraits { .forPeople }
  package let fileExtension = "tex"
  package let summary = "for papers: booktabs tables, to be used with \\input"

  /// The format.
  package init() {}

  package func render(_ report: Report, options: RenderOptions) throws(ReportError) -> [Artifact] {
    try ReportFormats.checkNames(of: report)
    var parts = ["% \\usepackage{booktabs,longtable,graphicx,hyperref}"]
    if !report.title.isEmpty { parts.append("\\section*{\(Self.escaped(report.title))}") }
    for block in report.blocks { parts.append(text(of: block, language: report.language, options: options)) }
    return [Artifact(path: "\(report.name).tex", text: parts.joined(separator: "\n\n") + "\n")]
  }

  private func text(of block: Block, language: Language, options: RenderOptions) -> String {
    switch block {
    case .heading(let level, let words):
      let command = level <= 2 ? "subsection*" : level == 3 ? "subsubsection*" : "paragraph"
      return "\\\(command){\(Self.escaped(words))}"
    case .paragraph(let inlines):
      return words(inlines, language)
    case .note(let inlines):
      return
        "\\begin{quote}\\small\\sloppy \\textbf{\(LocalizedString.note.text(in: language)).} \(words(inlines, language))\\end{quote}"
    case .list(let items, let isNumbered):
      let kind = isNumbered ? "enumerate" : "itemize"
      let lines = items.map { "  \\item \(words($0, language))" }.joined(separator: "\n")
      return "\\begin{\(kind)}\n\(lines)\n\\end{\(kind)}"
    case .table(let table):
      return self.table(table, language)
    case .figure(let figure):
      return """
        \\begin{figure}[htbp]
          \\centering
          % the picture: \(Self.comment(ReportFormats.path(of: figure, options: options))), converted to PDF
          \\caption{\(Self.escaped(figure.caption))}
          \\label{fig:\(Self.label(figure.name))}
        \\end{figure}
        """
    case .code(let code):
      let lines = code.split(separator: "\n", omittingEmptySubsequences: false)
        .map { "\\texttt{\(Self.escaped(String($0)))}" }
      return "\\begin{flushleft}\\small\n\(lines.joined(separator: "\\\\\n"))\n\\end{flushleft}"
    }
  }

  /// A floating table up to 40 rows, a table that runs over pages beyond.
  private func table(_ table: ReportTable, _ language: Language) -> String {
    let columns = table.shown
    guard !columns.isEmpty else { return "" }
    let letters = columns.map { style, column in
      switch style.alignment(of: column) {
      case .leading: "l"
      case .trailing: "r"
      case .center: "c"
      }
    }.joined()
    let header = columns.map { Self.escaped($0.style.title) }.joined(separator: " & ") + " \\\\"
    let rows = (0..<table.table.rowCount).map { row in
      columns.map { style, column in
        let words = style.text(column[row], in: language)
        // Blanks at the beginning are lost in LaTeX: a step in from the row above.
        return (words.hasPrefix("  ") ? "\\quad " : "") + Self.escaped(words)
      }.joined(separator: " & ") + " \\\\"
    }
    // Without a caption there is no number to refer to either.
    let caption =
      table.caption.isEmpty ? nil : "\\caption{\(Self.escaped(table.caption))}\\label{tab:\(Self.label(table.name))}"
    let width = self.width(of: columns, rows: table.table.rowCount, language)
    // A wide table can be shrunk only in one piece; shrunk, more rows fit a page.
    if rows.count > (width > 80 ? 60 : 40) {
      return
        ([
          "\\begin{longtable}{\(letters)}", caption.map { "\($0) \\\\" }, "\\toprule", header, "\\midrule",
          "\\endfirsthead",
          "\\toprule", header, "\\midrule", "\\endhead", "\\bottomrule", "\\endfoot",
        ].compactMap(\.self) + rows + ["\\end{longtable}"])
        .joined(separator: "\n")
    }
    let tabular =
      ["\\begin{tabular}{\(letters)}", "\\toprule", header, "\\midrule"] + rows
      + ["\\bottomrule", "\\end{tabular}"]
    return
      (["\\begin{table}[htbp]", "\\centering", caption].compactMap(\.self)
      + fitted(tabular, width: width) + ["\\end{table}"])
      .joined(separator: "\n")
  }

  /// A table wider than the page is set smaller, and beyond that shrunk to the width of the text.
  private func fitted(_ lines: [String], width: Double) -> [String] {
    guard width > 62 else { return lines }
    let smaller = ["\\footnotesize", "\\setlength{\\tabcolsep}{3pt}"]
    guard width > 80 else { return smaller + lines }
    return smaller + ["\\resizebox{\\ifdim\\width>\\linewidth \\linewidth\\else\\width\\fi}{!}{%"]
      + lines.dropLast() + [(lines.last ?? "") + "}"]
  }

  /// The letters of the longest row, columns set apart by two.
  private func width(of columns: [(style: ColumnStyle, column: Column)], rows: Int, _ language: Language) -> Double {
    columns.reduce(0) { sum, one in
      var widest = TextMeasure.width(one.style.title, size: 1)
      for row in 0..<rows {
        widest = max(widest, TextMeasure.width(one.style.text(one.column[row], in: language), size: 1))
      }
      return sum + widest / 0.6 + 2
    }
  }

  private func words(_ inlines: [Inline], _ language: Language) -> String {
    inlines.map { inline in
      let plain = Self.escaped(inline.plainText(in: language))
      switch inline {
      case .text, .number: return plain
      case .strong, .strongNumber: return "\\textbf{\(plain)}"
      case .link(_, let address):
        return LinkAddress.isSafe(address) ? "\\href{\(Self.address(address))}{\(plain)}" : plain
      case .code: return "\\texttt{\(plain)}"
      }
    }.joined()
  }

  /// A text none of whose letters TeX takes for a command.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in TerminalTable.oneLine(text) {
      switch character {
      case "\\": result += "\\textbackslash{}"
      case "&", "%", "$", "#", "_", "{", "}": result += "\\\(character)"
      case "~": result += "\\textasciitilde{}"
      case "^": result += "\\textasciicircum{}"
      case "<": result += "\\textless{}"
      case ">": result += "\\textgreater{}"
      case "|": result += "\\textbar{}"
      case "\"": result += "\\symbol{34}"
      case "[", "]", "*": result += "{\(character)}"
      case "−": result += "$-$"
      case _ where Self.symbols[character] != nil: result += "$\\\(Self.symbols[character] ?? "")$"
      case "…": result += "\\ldots{}"
      default: result.append(character)
      }
    }
    return result
  }

  /// Letters of mathematics that no text font of LaTeX has.
  private static let symbols: [Character: String] = [
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "Δ": "Delta", "θ": "theta", "κ": "kappa", "λ": "lambda",
    "μ": "mu", "π": "pi", "ρ": "rho", "σ": "sigma", "Σ": "Sigma", "τ": "tau", "φ": "varphi", "χ": "chi", "ω": "omega",
    "∞": "infty", "∪": "cup", "≤": "le", "≥": "ge", "≠": "ne", "≈": "approx", "→": "rightarrow", "←": "leftarrow",
    "×": "times", "√": "surd",
  ]

  private static func label(_ name: String) -> String {
    String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
  }

  private static func comment(_ text: String) -> String { TerminalTable.oneLine(text) }

  private static func address(_ address: String) -> String {
    address.replacing("\\", with: "/").replacing("%", with: "\\%").replacing("#", with: "\\#")
      .replacing("{", with: "\\%7B").replacing("}", with: "\\%7D").replacing("\n", with: "")
  }
}
