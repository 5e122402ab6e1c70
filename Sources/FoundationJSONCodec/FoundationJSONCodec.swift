#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
@_exported public import RecordModel

/// JSON by Foundation's `JSONEncoder` and `JSONDecoder`.
///
/// A record is handed to Foundation's keyed containers member by member, as a `Codable` type hands itself; Foundation
/// does what it does for such types, and costs what it costs for them.
///
///     let codec = FoundationJSONCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Objects have their members, and maps their entries, in the order of the names' UTF-8 bytes: the one fixed order that
/// Foundation has. Members are read in any order.
///
/// **Refused**, beyond what is not JSON: values of another type; numbers that the field's type does not have, among them
/// fractions in an integer, and reals that overflow or vanish; text that is not UTF-8, has a lone surrogate or a bare
/// control character; base64 without its padding or with other characters in it; names that the enum does not have;
/// `null` in an array or a map; more than 512 arrays and objects around each other, whatever ``DecodingLimits/depth`` is.
///
/// **Let through** by Foundation although RFC 8259 does not allow it, or leaves it open:
/// - a comma behind the last member or element;
/// - a byte order mark, and UTF-16 and UTF-32;
/// - of members with the same name the first counts, whatever ``ReadingRules/repeatedMembers`` says, and names that differ only in how their accents are composed are
///   the same; such names are refused in a schema, and when a map with both is written;
/// - of members that the schema does not know only the outline is checked, not what is in their strings and numbers;
/// - a fraction of an integer beyond ±2⁵³ is cut off (`9007199254740993.5` is read as 9007199254740993), and the least
///   `int64` is refused where it is written with a fraction or an exponent.
///
/// Foundation parses the whole input before the first field is read, and makes an object's members before the record
/// sees one. So ``DecodingLimits/inputBytes`` bounds what an input costs, to a multiple of it; depth and elements are
/// checked before the record takes memory for them, strings once Foundation has made them.
///
/// A failure names its field. It tells the byte and the line where a value could not be parsed; where the input as a
/// whole is not JSON, Foundation does not say where.
///
/// Source: RFC 8259; Protocol Buffers, *ProtoJSON Format*, for the mapping of types.
public struct FoundationJSONCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "json", implementation: "foundation")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  /// What is done with members that are not those of the schema; Foundation does not tell which come more than once.
  public let reading: ReadingRules
  @usableFromInline let plans: [RecordPlan]
  /// Why records of the schema are refused, if they are.
  @usableFromInline let obstacle: String?
  @usableFromInline let foundation = FoundationJSON()

  /// The codec of a schema.
  ///
  /// - Parameters:
  ///   - schema: the schema of every record.
  ///   - reading: what is done with members that are not those of the schema.
  ///   - limits: what is refused.
  public init(
    schema: RecordSchema, reading: ReadingRules = .standard, limits: DecodingLimits = .standard
  ) {
    self.schema = schema
    self.reading = reading
    self.limits = limits
    plans = RecordPlan.plans(of: schema)
    obstacle = RecordPlan.obstacle(in: schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let (plans, limit) = (plans, min(limits.depth, FoundationJSON.nestingLimit))
    do throws(EncodingFailure) {
      if let obstacle { throw EncodingFailure(.unrepresentable(obstacle)) }
      try foundation.encode(into: &buffer) { encoder in
        var visitor = FoundationJSONEncoder(encoder, plans: plans, depthLimit: limit)
        try schema.encode(root: value, to: &visitor)
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do throws(DecodingFailure) {
      if let obstacle { throw DecodingFailure(.malformed(obstacle)) }
      try limits.check(inputBytes: bytes.byteCount)
      var value = Value(schema: schema)
      try foundation.decode(bytes) { decoder in
        var visitor = try FoundationJSONDecoder(
          decoder, plans: plans, rules: reading, limits: limits)
        try visitor.checkUnknown()
        try schema.decode(root: &value, from: &visitor)
      }
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension FoundationJSONCodec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Parameters:
  ///   - reading: what is done with members that are not those of the schema.
  ///   - limits: what is refused.
  public init(reading: ReadingRules = .standard, limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, reading: reading, limits: limits)
  }
}
