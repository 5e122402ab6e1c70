import NativeCodecs
import RecordModel

/// Reads the values of a HAR file off a tokenizer, and knows which member it is in when something is wrong.
final class HARMembers {
  /// The names and positions that lead to the value that is being read.
  private var steps: [String] = []

  /// The path of the member that was being read: `response.headers[3].value`.
  var path: String {
    steps.reduce(into: "") { path, step in
      path += path.isEmpty || step.hasPrefix("[") ? step : ".\(step)"
    }
  }

  /// Hands over the name of every member of the object that begins next; `read` reads its value and says so, or it is
  /// passed over.
  ///
  /// - Returns: whether there was an object, and not `null`.
  @discardableResult func object(
    _ tokens: inout JSONTokenizer,
    _ read: (String, inout JSONTokenizer) throws(DecodingFailure) -> Bool
  ) throws(DecodingFailure) -> Bool {
    try object(try tokens.next(), &tokens, read)
  }

  /// The same for the object that a token began.
  @discardableResult func object(
    _ first: JSONToken?, _ tokens: inout JSONTokenizer,
    _ read: (String, inout JSONTokenizer) throws(DecodingFailure) -> Bool
  ) throws(DecodingFailure) -> Bool {
    guard try begins(first, .beginObject, "an object", tokens) else { return false }
    while case .name(let name)? = try tokens.next() {
      steps.append(Self.shown(name))
      if try !read(name, &tokens) { try tokens.skipValue() }
      steps.removeLast()
    }
    return true
  }

  /// Has `read` read every element of an array, whose first token it gets; `null` is an empty array.
  func array(
    _ tokens: inout JSONTokenizer,
    _ read: (JSONToken, inout JSONTokenizer) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    guard try begins(try tokens.next(), .beginArray, "an array", tokens) else { return }
    var index = 0
    while let first = try tokens.next(), first != .endArray {
      steps.append("[\(index)]")
      try read(first, &tokens)
      steps.removeLast()
      index += 1
    }
  }

  /// A text; `nil` for `null`.
  func text(_ tokens: inout JSONTokenizer) throws(DecodingFailure) -> String? {
    switch try tokens.next() {
    case .string(let text): return text
    case .null: return nil
    case let other: throw Self.unexpected(other, "a text", tokens)
    }
  }

  /// A count of bytes, or a status; `nil` for `null` and for numbers below zero, which stand for what is not known.
  func count(_ tokens: inout JSONTokenizer) throws(DecodingFailure) -> Int? {
    switch try tokens.next() {
    case .null: return nil
    case .number(let number):
      if number.text.hasPrefix("-") { return nil }
      guard let value = number.int64, value <= 1 << 53 else {
        throw tokens.failure(.malformed("expected a whole number of at most 2^53"))
      }
      return Int(value)
    case let other: throw Self.unexpected(other, "a number", tokens)
    }
  }

  /// What a value of any kind is, which is passed over: for members of exporters' own, which no specification describes.
  func outline(_ tokens: inout JSONTokenizer) throws(DecodingFailure) -> Outline {
    var token = try tokens.next()
    var outline = Outline(first: token)
    var depth = 0
    repeat {
      switch token {
      case .endObject, .endArray: depth -= 1
      case .name(let name):
        if depth == 1 { outline.names.append(name) }
      default:
        if depth == 1 { outline.elements += 1 }
        if token == .beginObject || token == .beginArray { depth += 1 }
      }
      if depth > 0 { token = try tokens.next() }
    } while depth > 0
    return outline
  }

  /// A value, as far as it is looked at.
  struct Outline {
    /// Its first token.
    let first: JSONToken?
    /// How many values are directly in it.
    fileprivate(set) var elements = 0
    /// The names of its members, where it is an object.
    fileprivate(set) var names: [String] = []
  }

  private func begins(
    _ token: JSONToken?, _ opening: JSONToken, _ expected: String,
    _ tokens: borrowing JSONTokenizer
  ) throws(DecodingFailure) -> Bool {
    switch token {
    case opening: return true
    case .null: return false
    default: throw Self.unexpected(token, expected, tokens)
    }
  }

  private static func unexpected(
    _ token: JSONToken?, _ expected: String, _ tokens: borrowing JSONTokenizer
  ) -> DecodingFailure {
    let found =
      switch token {
      case .beginObject: "an object"
      case .beginArray: "an array"
      case .string: "a text"
      case .number: "a number"
      case .bool: "true or false"
      case .null: "null"
      case .endObject, .endArray, .name, nil: "nothing"
      }
    return tokens.failure(.malformed("expected \(expected), found \(found)"))
  }

  /// A name as a message quotes it: short, and without what a terminal would obey.
  private static func shown(_ name: String) -> String {
    let plain = name.unicodeScalars.map { (" "..."~").contains($0) ? Character($0) : "?" }
    return plain.count <= 40 ? String(plain) : String(plain.prefix(40)) + "…"
  }
}
