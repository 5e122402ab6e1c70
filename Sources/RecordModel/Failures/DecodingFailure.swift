/// Why an input is not a record: what is wrong, in which field, and where in the input.
///
/// A decoder that throws returns nothing: no half-filled record.
public struct DecodingFailure: Error, Sendable, CustomStringConvertible {
  /// What is wrong with the input.
  public enum Reason: Sendable, Hashable {
    /// The input is longer than ``DecodingLimits/inputBytes``; both counts in bytes.
    case inputTooLong(count: Int, limit: Int)
    /// Records nest deeper than ``DecodingLimits/depth``.
    case nestingTooDeep(limit: Int)
    /// A collection has more elements than ``DecodingLimits/elements``.
    case tooManyElements(limit: Int)
    /// A string or bytes value is longer than ``DecodingLimits/stringBytes``; both counts in bytes.
    case stringTooLong(count: Int, limit: Int)
    /// The fields that the schema does not have are longer together than ``DecodingLimits/unknownFieldBytes``.
    case tooManyUnknownBytes(limit: Int)
    /// The input does not have the field, which the schema requires.
    case missingField
    /// The input ends in the middle of a value.
    case truncated
    /// The record is complete and this many bytes follow it.
    case trailingBytes(count: Int)
    /// A varint goes on past 64 bits.
    case malformedVarint
    /// Text is not UTF-8.
    case invalidUTF8
    /// A Protobuf tag has field number 0 or a wire type that does not exist.
    case invalidTag(UInt64)
    /// The value is of another type than the schema's.
    case wrongType(expected: String, found: String)
    /// The number does not fit the schema's type.
    case outOfRange(expected: String, found: String)
    /// The schema's enum has no such name or position.
    case unknownEnumCase(String)
    /// The input has the field and, of the same oneof, the field with this number too. The name of that one is known
    /// once the failure has left the codec.
    case exclusiveMembers(Int, name: String? = nil)
    /// The schema has no member of this name, and the reader was told to refuse such.
    case unknownMember(String)
    /// The member comes a second time, and the reader was told to refuse that.
    case repeatedMember
    /// The member is missing or null, which is not optional, and the reader was told to refuse that.
    case missingMember
    /// The input breaks the format's grammar; the text says how.
    case malformed(String)
  }

  /// What is wrong.
  public var reason: Reason { details.reason }
  /// The field it is wrong in; empty when no field was begun.
  public var path: FieldPath { details.path }
  /// Where in the input, in bytes from its start, if the codec's implementation can tell.
  public var offset: Int? { details.offset }
  /// Where in the input, as a line from 1, for text formats whose implementation can tell.
  public var line: Int? { details.line }
  /// The codec that refused the input, once the failure has left it.
  public var codec: CodecIdentity? { details.codec }

  // One reference, so that a typed throw costs the success path a register.
  private var details: Details

  /// States a failure; the field it is in is the last step known, and the levels around it add theirs.
  public init(
    _ reason: Reason, in path: FieldPath = FieldPath(), offset: Int? = nil, line: Int? = nil
  ) {
    details = Details(reason: reason, path: path, offset: offset, line: line, codec: nil)
  }

  /// The same failure seen from one level further out.
  public func inside(_ step: FieldPath.Step) -> DecodingFailure {
    var path = self.path
    path.prepend(step)
    return with(path: path, codec: codec)
  }

  /// The same failure as it leaves a codec: with the codec's name, and the field names of its schema.
  public func leaving(_ codec: CodecIdentity, _ schema: RecordSchema) -> DecodingFailure {
    with(path: path.named(by: schema), codec: codec, reason: reason.named(by: path, in: schema))
  }

  /// The same failure of bytes that begin at this offset of a longer input, in which its place is so many bytes later.
  package func counted(from start: Int) -> DecodingFailure {
    with(path: path, codec: codec, offset: offset.map { start + $0 })
  }

  /// The same failure of bytes that are not the input's own but made of those from this offset on, which is its place.
  package func located(at start: Int) -> DecodingFailure {
    with(path: path, codec: codec, offset: start)
  }

  private func with(
    path: FieldPath, codec: CodecIdentity?, reason: Reason? = nil, offset: Int? = nil
  ) -> DecodingFailure {
    var result = self
    result.details = Details(
      reason: reason ?? self.reason, path: path, offset: offset ?? self.offset, line: line,
      codec: codec)
    return result
  }

  private final class Details: Sendable {
    let reason: Reason
    let path: FieldPath
    let offset: Int?
    let line: Int?
    let codec: CodecIdentity?

    init(reason: Reason, path: FieldPath, offset: Int?, line: Int?, codec: CodecIdentity?) {
      self.reason = reason
      self.path = path
      self.offset = offset
      self.line = line
      self.codec = codec
    }
  }

  public var description: String {
    var text = codec.map { "\($0): " } ?? ""
    if !path.steps.isEmpty { text += "\(path): " }
    text += "\(reason)"
    if let offset { text += " (at byte \(offset))" }
    if let line { text += " (line \(line))" }
    return text
  }
}

extension DecodingFailure.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .inputTooLong(let count, let limit):
      "the input is \(count) bytes long, over the limit of \(limit); raise DecodingLimits.inputBytes to allow it"
    case .nestingTooDeep(let limit):
      "records nest deeper than the limit of \(limit); raise DecodingLimits.depth to allow it"
    case .tooManyElements(let limit):
      "a collection has more elements than the limit of \(limit); raise DecodingLimits.elements to allow it"
    case .stringTooLong(let count, let limit):
      "a string is \(count) bytes long, over the limit of \(limit); raise DecodingLimits.stringBytes to allow it"
    case .tooManyUnknownBytes(let limit):
      "the fields that the schema does not have are longer than the limit of \(limit) bytes; raise DecodingLimits.unknownFieldBytes to keep them, or drop them"
    case .missingField: "the field is missing, and the schema requires it"
    case .truncated: "the input ends in the middle of a value"
    case .trailingBytes(let count): "\(count) bytes follow the end of the record"
    case .malformedVarint: "a varint goes on past 64 bits"
    case .invalidUTF8: "text is not valid UTF-8"
    case .invalidTag(let tag) where tag & 7 == 4 && tag > 7:
      "\(tag) is the tag that ends group \(tag >> 3), and no such group has begun here"
    case .invalidTag(let tag):
      "\(tag) is not a tag: its field number or its wire type does not exist"
    case .wrongType(let expected, let found): "expected \(expected), found \(found)"
    case .outOfRange(let expected, let found): "\(found) does not fit \(expected)"
    case .unknownEnumCase(let name): "the enum has no case \(Self.excerpt(name))"
    case .exclusiveMembers(let number, let name):
      "\(name ?? "field \(number)") is there too, and a oneof holds one of them; keep one"
    case .unknownMember(let name):
      "the schema has no member \"\(Self.excerpt(name))\" here; correct the name, or let unknown members pass"
    case .repeatedMember: "the member comes twice; keep one"
    case .missingMember: "the member is missing, and it is not optional; add it"
    case .malformed(let message): message
    }
  }

  /// A text of the input as messages have it: shortened where it is long.
  private static func excerpt(_ text: String) -> String {
    text.utf8.count <= 60 ? text : text.prefix(60) + "…"
  }
}

extension DecodingFailure.Reason {
  /// The same reason with the names of the schema that a path starts from.
  fileprivate func named(by path: FieldPath, in schema: RecordSchema) -> Self {
    guard case .exclusiveMembers(let number, nil) = self else { return self }
    let name = path.record(in: schema)?.field(numbered: number)?.name
    return .exclusiveMembers(number, name: name)
  }
}
