/// What every page is made of around its own: one file that needs nothing but itself, well-formed as XML and as HTML.
struct PageShell {
  let title: String
  /// Rules of the page's own, behind those of all pages.
  var css = ""
  /// Markup: a heading, the answer, what the reader must know.
  let header: String
  /// Markup: the sections.
  let main: String

  /// The page.
  var html: String {
    """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <link rel="icon" href="data:,"/>
    <title>serbench: \(Markup.escaped(title))</title>
    <style>
    \([PageAsset.pageStyle, css].filter { !$0.isEmpty }.joined(separator: "\n"))
    </style></head><body>
    <header>\(header)</header>
    <main>
    \(main)</main>
    <script>
    \(PageAsset.pageScript)
    </script></body></html>

    """
  }
}
