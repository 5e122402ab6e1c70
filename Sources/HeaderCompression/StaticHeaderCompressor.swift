/// The HPACK encoder of nginx, which never refers to the dynamic table (RFC 7541): header blocks of responses.
///
/// The status codes of the static table are an index. Five names are an index and their value: the other status codes,
/// `server`, `date`, `content-type`, `content-length`; and so is the `vary: Accept-Encoding` of nginx's own gzip. Every
/// other name is written out. Strings are in Huffman code where that is shorter, but for the digits of a status and a
/// length. That is what nginx 1.22 sends of a response that it passes on; a file's `last-modified` would be an index too.
public struct StaticHeaderCompressor {
  /// Where libnghttp2 writes the strings; it has no table to remember anything in.
  private let strings = HeaderCompressor(tableBytes: 0)

  /// Names that are written by their index in the static table (RFC 7541, Appendix A).
  private static let nameIndexes: [String: UInt8] = [
    ":status": 8, "content-length": 28, "content-type": 31, "date": 33, "server": 54,
  ]
  private static let varyIndex: UInt8 = 59
  /// No length that a server states has more.
  private static let mostDigits = 20
  private static let statusIndexes: [String: UInt8] = [
    "200": 8, "204": 9, "206": 10, "304": 11, "400": 12, "404": 13, "500": 14,
  ]

  /// Prepares to write header blocks.
  public init() {
    // The first block says how large the table is.
    _ = strings.compressed([])
  }

  /// The header block of a response.
  public func compressed(_ fields: [HeaderField]) -> [UInt8] {
    fields.flatMap(compressed)
  }

  private func compressed(_ field: HeaderField) -> [UInt8] {
    if field.name == ":status", let index = Self.statusIndexes[field.value] {
      return [0x80 | index]
    }
    let isOwnVary = field.name == "vary" && field.value == "Accept-Encoding"
    guard let index = isOwnVary ? Self.varyIndex : Self.nameIndexes[field.name] else {
      return [0x00] + string(field.name) + string(field.value)
    }
    let isNumber =
      (field.name == ":status" || field.name == "content-length")
      && field.value.utf8.count <= Self.mostDigits
    return [0x40 | index] + (isNumber ? Self.plain(field.value) : string(field.value))
  }

  /// A string literal, in Huffman code where that is shorter (RFC 7541, section 5.2).
  ///
  /// It is what libnghttp2 writes as the value of a field whose name is not in the static table.
  private func string(_ text: String) -> [UInt8] {
    Array(strings.compressed([HeaderField("!", text)]).dropFirst(3))
  }

  /// A string literal as it is, with a length of one byte.
  private static func plain(_ digits: String) -> [UInt8] {
    [UInt8(digits.utf8.count)] + digits.utf8
  }
}
