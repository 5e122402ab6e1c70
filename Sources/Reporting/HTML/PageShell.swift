/// What every page is made of around its own: one self-contained file, well-formed as XML and as HTML.
struct PageShell {
  let title: String
  /// Rules of the page's own, after those of all pages.
  var css = ""
  /// Markup: a heading, the answer, what the reader must know.
  let header: String
  /// Markup: the sections.
  let main: String
  /// A script of the page's own, after that of all pages.
  var script: String?

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
    \([PageAsset.pageScript, script].compactMap(\.self).map(Self.element).joined(separator: "\n"))</body></html>

    """
  }

  /// A script as it is, which XML takes for markup where it has a `<` or an `&`; so it is a CDATA section, which to HTML is
  /// a comment of the script's.
  private static func element(_ script: String) -> String {
    "<script>/*<![CDATA[*/\n\(script)\n/*]]>*/</script>"
  }
}
