/// The frame of a page: head, style, contents, script.
struct HTMLPage {
  let title: String
  let language: Language
  let contents: [(id: String, title: String)]
  let body: String

  var text: String {
    """
    <!doctype html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
    script-src 'unsafe-inline'; img-src data:">
    <title>\(XMLText.escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <a class="skip" href="#content">\(Phrase.skipToContent.text(in: language))</a>
    <main id="content">
    <h1>\(XMLText.escaped(title))</h1>
    \(navigation)\(body)
    </main>
    <script>
    \(HTMLScript.tables)
    </script>
    </body>
    </html>

    """
  }

  private var navigation: String {
    guard contents.count > 3 else { return "" }
    let links = contents.map { "<li><a href=\"#\($0.id)\">\(XMLText.escaped($0.title))</a></li>" }
    return "<nav aria-label=\"\(Phrase.contents.text(in: language))\"><ul>\(links.joined())</ul></nav>\n"
  }
}
