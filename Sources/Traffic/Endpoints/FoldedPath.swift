/// A path whose variable segments are folded to placeholders, so that requests of one endpoint have one path.
///
///     /v1/items/1234567890                                  /v1/items/{number}
///     /users/550e8400-e29b-41d4-a716-446655440000/photo.png /users/{uuid}/photo.png
///     /commits/da39a3ee5e6b4b0d3255bfef95601890afd80709     /commits/{hash}
///     /days/2026-11-30/items/17.json                        /days/{date}/items/{number}.json
///
/// ``SegmentKind`` says what is folded. What is not folded is normalized: percent-encoding is undone where a character
/// needs none, and in upper case where it does (RFC 3986, sections 6.2.2.1 and 6.2.2.2), so that the path is printable
/// ASCII and has no braces but those of placeholders. A segment's parameters (`;jsessionid=…`) are left off, since they
/// carry state and not an address; so are empty segments, a slash at the end, and segments of dots (RFC 3986, section
/// 5.2.4). One pass, linear in the path's length.
public struct FoldedPath: Hashable, Sendable, CustomStringConvertible {
  /// The path; `/` where nothing is left.
  public let text: String

  public var description: String { text }

  /// Folds a path as it is written in a URL, without query and fragment.
  public init(_ path: some Collection<UInt8>) {
    var segments: [String] = []
    for written in path.split(separator: UInt8(ascii: "/")) {
      let segment = Self.decoded(written.prefix { $0 != UInt8(ascii: ";") })
      if segment.isEmpty || segment == [UInt8(ascii: ".")] { continue }
      if segment == Array("..".utf8) {
        _ = segments.popLast()
        continue
      }
      segments.append(Self.folded(segment))
    }
    text = "/" + segments.joined(separator: "/")
  }

  /// The longest segment that is kept as it is, in bytes.
  private static let longestName = 64

  private static func folded(_ segment: [UInt8]) -> String {
    if let kind = SegmentKind(segment[...]) { return kind.placeholder }
    if let stem = stem(of: segment), let kind = SegmentKind(segment[..<stem]) {
      return kind.placeholder + encoded(segment[stem...])
    }
    return segment.count > longestName ? SegmentKind.text.placeholder : encoded(segment[...])
  }

  /// Where the extension of a file's name begins: a point, a letter, and up to seven letters and digits.
  private static func stem(of segment: [UInt8]) -> Int? {
    guard let point = segment.lastIndex(of: UInt8(ascii: ".")), point > 0 else { return nil }
    let word = segment[(point + 1)...]
    guard (1...8).contains(word.count), let first = word.first, ASCII.isLetter(first),
      word.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) })
    else { return nil }
    return point
  }

  /// A segment with its percent-encoding undone; a percent sign without two digits stays.
  private static func decoded(_ segment: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(segment.count)
    var rest = segment[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      let digits = rest.prefix(2).compactMap(ASCII.hexValue)
      if digits.count == 2 {
        result.append(digits[0] << 4 | digits[1])
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// A segment with whatever needs it percent-encoded.
  private static func encoded(_ segment: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(segment.count)
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in segment {
      if ASCII.isInSegment(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
