import Bytes
import RecordModel

/// A JSON value that knows where it stands in the text, so that what is wrong with it can be shown.
struct LocatedJSON {
  /// Where the value's first token ends, in bytes from the start of the text.
  let offset: Int
  let content: Content

  enum Content {
    case scalar(JSONValue)
    case array([LocatedJSON])
    case object([(name: String, value: LocatedJSON)])
  }

  /// Reads a whole text. Nesting is bounded by the limits, and so is the recursion.
  static func reading(
    _ text: RawSpan, limits: DecodingLimits
  ) throws(DecodingFailure) -> LocatedJSON {
    try JSONTokenizer.reading(text, limits: limits) { tokens throws(DecodingFailure) in
      guard let first = try tokens.next() else { throw tokens.failure(.truncated) }
      let value = try LocatedJSON(first, &tokens)
      _ = try tokens.next()
      return value
    }
  }

  private init(_ token: JSONToken, _ tokens: inout JSONTokenizer) throws(DecodingFailure) {
    offset = tokens.offset
    switch token {
    case .beginArray:
      var elements: [LocatedJSON] = []
      while let next = try tokens.next(), next != .endArray {
        elements.append(try LocatedJSON(next, &tokens))
      }
      content = .array(elements)
    case .beginObject:
      var members: [(name: String, value: LocatedJSON)] = []
      var names: Set<ExactText> = []
      while case .name(let name)? = try tokens.next() {
        guard names.insert(ExactText(name)).inserted else {
          throw tokens.failure(.malformed("the object has two members named \(name)"))
        }
        guard let next = try tokens.next() else { throw tokens.failure(.truncated) }
        members.append((name, try LocatedJSON(next, &tokens)))
      }
      content = .object(members)
    case .string(let text): content = .scalar(.string(text))
    case .number(let number): content = .scalar(.number(number.text))
    case .bool(let value): content = .scalar(.bool(value))
    case .null, .name, .endArray, .endObject: content = .scalar(.null)
    }
  }

  /// The value without its places.
  var value: JSONValue {
    switch content {
    case .scalar(let value): value
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(members.map { .init($0.name, $0.value.value) })
    }
  }

  /// The text, if it is one.
  var text: String? {
    if case .scalar(.string(let text)) = content { text } else { nil }
  }

  /// The elements, if it is an array.
  var elements: [LocatedJSON]? {
    if case .array(let elements) = content { elements } else { nil }
  }

  /// The integer, if it is one.
  var integer: Int? {
    if case .scalar(.number(let text)) = content { Int(text) } else { nil }
  }

  /// A member of an object.
  subscript(name: String) -> LocatedJSON? {
    guard case .object(let members) = content else { return nil }
    return members.first { $0.name == name }?.value
  }
}
