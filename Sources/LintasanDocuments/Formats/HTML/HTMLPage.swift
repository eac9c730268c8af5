import LintasanTables

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The frame of a page: head, style, contents, script.
struct HTMLPage {
  let title: String
  let language: Language
  let contents: [(id: String, title: String)]
  let body: String
  var isCompact = false

  var text: String {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(Self.hash(of: style))'; \
    script-src '\(Self.hash(of: script))'">
    <title>\(XMLText.escaped(title))</title>
    <style>\(style)</style>
    </head>
    <body\(isCompact ? " class=\"compact\"" : "")>
    <a class="skip" href="#content">\(LocalizedString.skipToContent.text(in: language))</a>
    <main id="content">
    <h1>\(XMLText.escaped(title))</h1>
    \(navigation)\(body)
    </main>
    <script>\(script)</script>
    </body>
    </html>

    """
  }

  private var style: String { "\n\(HTMLStyle.sheet)\n" }
  private var script: String { "\n\(HTMLScript.tables)\n" }

  /// What the page may run and be styled by: our own text and nothing else, whatever got into the page.
  static func hash(of text: String) -> String {
    let digits = Array(Digest.sha256(text.utf8))
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    return "sha256-" + Data(bytes).base64EncodedString()
  }

  private var navigation: String {
    guard contents.count > 3 else { return "" }
    let links = contents.map { "<li><a href=\"#\($0.id)\">\(XMLText.escaped($0.title))</a></li>" }
    return "<nav aria-label=\"\(LocalizedString.contents.text(in: language))\"><ul>\(links.joined())</ul></nav>\n"
  }
}
