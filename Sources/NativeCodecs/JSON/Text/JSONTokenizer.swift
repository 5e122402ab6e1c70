import Bytes
public import RecordModel

/// Reads any JSON document piece by piece, without knowing what is in it.
///
///     try JSONTokenizer.reading(bytes) { tokens throws(DecodingFailure) in
///       while let token = try tokens.next() {
///         if case .name(let name) = token { print(name) }
///       }
///     }
///
/// A token is checked before it is handed out, and the last one is followed by `nil` only when nothing but white space is
/// left. Names come in the order of the document, those that come twice as well. Arrays and objects may nest as deep as
/// ``DecodingLimits/depth``; the depth costs no call stack.
///
/// Source: RFC 8259, strictly.
public struct JSONTokenizer: ~Copyable {
  private var reader: JSONReader
  private var grammar = JSONGrammar()

  private init(_ reader: consuming ByteReader, limits: DecodingLimits) {
    self.reader = JSONReader(reader, limits: limits)
  }

  /// Lends `body` a tokenizer of a document.
  public static func reading<Result>(
    _ document: RawSpan, limits: DecodingLimits = .standard,
    _ body: (inout JSONTokenizer) throws(DecodingFailure) -> Result
  ) throws(DecodingFailure) -> Result {
    try limits.check(inputBytes: document.byteCount)
    return try ByteReader.reading(document) { reader throws(DecodingFailure) -> Result in
      var tokenizer = JSONTokenizer(reader, limits: limits)
      return try body(&tokenizer)
    }
  }

  /// Where the tokenizer stands, in bytes from the start of the document: behind the token that came last.
  public var offset: Int { reader.bytes.offset }

  /// The line on which the token that came last ends, from 1. Counted anew at each call.
  public var line: Int { reader.bytes.line }

  /// The next token; `nil` behind the last one.
  public mutating func next() throws(DecodingFailure) -> JSONToken? {
    if grammar.isComplete {
      try reader.readEnd()
      return nil
    }
    switch try grammar.next(&reader) {
    case .beginObject: return .beginObject
    case .endObject: return .endObject
    case .beginArray: return .beginArray
    case .endArray: return .endArray
    case .name:
      let name = try reader.readString()
      try reader.readColon()
      return .name(name)
    case .string: return .string(try reader.readString())
    case .number:
      let literal = try reader.readDecimal()
      return .number(
        JSONNumber(
          text: reader.text(of: literal), isInteger: literal.isInteger,
          int64: literal.exactly(Int64.self), uint64: literal.exactly(UInt64.self)))
    case .true: return .bool(true)
    case .false: return .bool(false)
    case .null: return .null
    }
  }

  /// Passes over the value that begins with the next token: after a name, the whole of its member.
  ///
  /// - Precondition: the next token begins a value; after ``next()`` returned a name, it does.
  public mutating func skipValue() throws(DecodingFailure) {
    var depth = 0
    repeat {
      switch try next() {
      case .beginObject, .beginArray: depth += 1
      case .endObject, .endArray: depth -= 1
      default: break
      }
    } while depth > 0
  }

  /// A failure of the caller's, at the place where the tokenizer stands.
  public func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    reader.failure(reason)
  }
}
