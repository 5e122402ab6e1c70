import Formats

/// The ending of a file's name, where it names a format.
enum FileEnding {
  /// The endings of formats that people expect when they name a file so. Other endings, such as `.bak` or `.2026-11-25`,
  /// name none.
  private static let known = others.union(SerializationFormat.all.flatMap(\.fileEndings))

  /// The endings of files that hold no payloads.
  private static let others: Set = [
    "avsc", "bmp", "br", "bz2", "csv", "db", "doc", "docx", "eps", "gif", "gz",
    "htm", "html", "jpeg",
    "jpg", "log", "markdown", "md", "odp", "ods", "odt", "parquet",
    "pdf", "png", "ppt",
    "pptx", "proto", "ps", "rst", "rtf", "sqlite", "svg", "swift", "tar", "tex", "text",
    "tiff", "toml", "tsv",
    "webp", "xhtml", "xls", "xlsx", "xsd", "xz", "yaml", "yml", "zip", "zst",
  ]

  /// The ending of a path in small letters, without its dot; `nil` where it names no format.
  static func of(_ path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return known.contains(ending) ? ending : nil
  }

  /// The endings as an error lists them: `.html, .csv or .txt`.
  static func list(_ endings: [String]) -> String {
    let names = endings.map { ".\($0)" }
    guard names.count > 1 else { return names.joined() }
    return names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
  }
}
