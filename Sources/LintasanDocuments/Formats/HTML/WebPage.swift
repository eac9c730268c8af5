/// A self-contained page with a script of its own: style, script and data inside, nothing fetched.
///
/// The page may run and be styled by exactly what it is given here; pictures come from itself only.
package struct WebPage: Sendable {
  /// The title.
  package var title: String
  /// The language of the words that stand in it before its script runs.
  package var language: Language
  /// Rules beside those that every page has.
  package var style: String
  /// The script, run after the body.
  package var script: String
  /// Values that the script reads, by the identifier of their element.
  package var data: [(id: String, value: JSONValue)]
  /// The body: markup, not escaped.
  package var body: String

  /// A page.
  package init(
    title: String, language: Language, style: String, script: String, data: [(id: String, value: JSONValue)], body: String
  ) {
    self.title = title
    self.language = language
    self.style = style
    self.script = script
    self.data = data
    self.body = body
  }

  /// The page as text.
  package var text: String {
    let sheet = "\n\(HTMLStyle.sheet)\n\(style)\n"
    let program = "\n\(script)\n"
    let blocks = data.map { "<script type=\"application/json\" id=\"\($0.id)\">\($0.value.blockText)</script>" }
    return """
      <!doctype html>
      <html lang="\(language.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data: blob:; \
      style-src '\(HTMLPage.hash(of: sheet))'; script-src '\(HTMLPage.hash(of: program))'">
      <title>\(XMLText.escaped(title))</title>
      <style>\(sheet)</style>
      </head>
      <body>
      \(body)
      \(blocks.joined(separator: "\n"))
      <script>\(program)</script>
      </body>
      </html>

      """
  }

  /// Text as it may stand in markup and in its attributes.
  package static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
