public import Bytes
@_exported public import RecordModel

/// JSON in Swift.
///
/// Writes members in the order of the schema, without white space: every implicit, repeated and map field, empty ones
/// too, and the optional ones that are there; map entries in the order of their keys (`KeyOrder`), which are text
/// whatever they are: `"12"`, `"true"`. ``JSONForm`` chooses
/// other forms, such as that of Google's libraries.
///
/// Reads members in any order, by their names in JSON and by the fields' own, and skips those that the schema does not
/// have. A member that is `null` counts as missing: the field keeps its default. Of a member that comes twice the last one
/// counts; a record is read into what the first one left. ``ReadingRules`` refuses such members. Two members of one
/// oneof are refused, and `null` in an array or a map.
///
/// All forms of ProtoJSON are read, whatever form is written: numbers as text, integers with an exponent or a fraction of
/// zeros, base64 in either alphabet with padding or without, enums by name and number, and what records stand for
/// (`RecordMeaning`). A moment, a span of time, a field mask, a wrapped value and a record of any type are read as objects of their fields too.
///
///     let codec = JSONCodec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: RFC 8259, strictly; for what it leaves open Protocol Buffers, *ProtoJSON Format*.
public struct JSONCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "json", implementation: "swift")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let plan: JSONPlan

  /// The codec of a schema.
  ///
  /// - Parameters:
  ///   - schema: the schema of every record.
  ///   - form: how records are written.
  ///   - reading: what is done with members that are not those of the schema.
  ///   - types: the schemas of what records of any type hold (Google's `Any`), by their full names in Protobuf.
  ///   - limits: what is refused.
  public init(
    schema: RecordSchema, form: JSONForm = .plain, reading: ReadingRules = .standard,
    types: [String: RecordSchema] = [:], limits: DecodingLimits = .standard
  ) {
    self.schema = schema
    self.limits = limits
    plan = JSONPlan(schema, form: form, rules: reading, types: types)
  }

  /// How records are written.
  public var form: JSONForm { plan.form }
  /// What is done with members that are not those of the schema.
  public var reading: ReadingRules { plan.rules }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let start = buffer.count
    var encoder = JSONRecordEncoder(buffer: buffer, plan: plan, depthLimit: limits.depth)
    do {
      try schema.checkRequiredFields(ofEncoded: value)
      try encoder.writeDocument(value)
      buffer = encoder.finish()
    } catch {
      buffer = encoder.finish()
      buffer.truncate(to: start)
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      // Without a closure, which would keep the compiler from specialising what it calls.
      var memory = StackMemory()
      defer { withExtendedLifetime(memory) {} }
      var decoder = JSONRecordDecoder(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, limits: limits,
        elements: ElementStack(unsafeOn: &memory, atLeast: bytes.byteCount))
      var value = Value(schema: schema)
      try decoder.readDocument(&value)
      try schema.checkRequiredFields(ofDecoded: value)
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension JSONCodec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Parameters:
  ///   - form: how records are written.
  ///   - reading: what is done with members that are not those of the schema.
  ///   - types: the schemas of what records of any type hold (Google's `Any`), by their full names in Protobuf.
  ///   - limits: what is refused.
  public init(
    form: JSONForm = .plain, reading: ReadingRules = .standard,
    types: [String: RecordSchema] = [:], limits: DecodingLimits = .standard
  ) {
    self.init(schema: Value.schema, form: form, reading: reading, types: types, limits: limits)
  }
}
