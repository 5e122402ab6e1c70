import Bytes
public import NativeCodecs
public import RecordModel

/// Writes JSON documents in Avro's binary encoding under a schema of any shape, and reads them back.
///
///     let schema = try AvroSchema(json: text, allowsAnyName: true)
///     let codec = try AvroDocumentCodec(schema: schema)
///     let bytes = try codec.encode(document)
///     let same = try codec.decode(bytes)
///
/// | Avro | JSON |
/// |---|---|
/// | null, boolean, string | `null`, `true` or `false`, a string |
/// | int, long | a number that is a whole one in range, however it is written |
/// | float, double | a number, rounded to the nearest; the strings `NaN`, `Infinity`, `-Infinity` |
/// | bytes, fixed | a string, see ``AvroDocumentForm/Bytes`` |
/// | enum | the symbol |
/// | array, map | an array, an object; maps keep their order |
/// | record | an object with a member for each field; members in any order, found by name or alias |
/// | union | a value of one of the branches |
/// | decimal | a number, exactly; a string that spells one is read; a string of its bytes under ``AvroDocumentForm/Bytes/latin1`` |
/// | date, time, timestamp, local timestamp | ISO 8601 text or the number, see ``AvroDocumentForm/Times`` |
/// | uuid | a string |
/// | duration | ISO 8601 text, such as `P1Y2M3DT4H5M6.007S` |
///
/// **Names.** A field or a symbol whose name has an escape of ``NameEscape`` stands for the name that it spells.
///
/// **Unions.** A value is written as the branch that fits it best: first one of its own kind that holds it exactly, then
/// one that it can be read as; of equals the first in the schema. A record fits an object that has no other members and
/// none too few. Where no branch fits, an object with one member, named as a branch in Avro's own JSON encoding
/// (`{"string": "x"}`), stands for that branch. On reading, a value is written so if it alone would be taken for another
/// branch.
///
/// **Another schema.** Bytes that were written under another schema are read as documents of this one, see
/// ``init(schema:writer:limits:form:)``.
///
/// **What comes back equal.** A document decoded from its encoding is the same document, but for members that were missing
/// and have a default or may be `null`, which are filled in; numbers, which are the same and may be spelled differently;
/// digits that a `float` or `double` does not hold; times with another offset than `Z`, or more or fewer zeros than
/// necessary; durations with parts too large, UUIDs in capitals in a fixed, and tags that a union would not need.
///
/// Source: Apache Avro 1.12 specification, "Binary Encoding", "JSON Encoding" and "Logical Types".
public struct AvroDocumentCodec: Sendable {
  /// The schema of the documents.
  public let schema: AvroSchema
  /// What is refused.
  public let limits: DecodingLimits
  /// How JSON spells what it has no type for.
  public let form: AvroDocumentForm
  let plan: AvroDocumentPlan
  private let transfer: AvroTransferPlan?

  /// Makes a codec.
  ///
  /// - Parameters:
  ///   - schema: the schema; field names may be any text.
  ///   - writer: the schema that the bytes to decode were written under, where it is another one. Fields that the writer
  ///     lacks have their defaults, those that the reader lacks are passed over, and what has another type is converted.
  ///     Decimals of another precision or scale, and times in other units, are refused. Source: Apache Avro 1.12
  ///     specification, "Schema Resolution".
  ///   - limits: what to refuse, on writing how deep records, arrays and maps nest and how long the encoding is.
  ///   - form: how JSON spells what it has no type for.
  /// - Throws: ``DocumentFailure`` where the schema mentions a type that it does not define, or the writer's schema cannot
  ///   be read as the other.
  public init(
    schema: AvroSchema, writer: AvroSchema? = nil, limits: DecodingLimits = .standard,
    form: AvroDocumentForm = .init()
  ) throws(DocumentFailure) {
    self.schema = schema
    self.limits = limits
    self.form = form
    plan = try AvroDocumentPlan(schema)
    guard let writer, writer != schema else {
      transfer = nil
      return
    }
    do throws(AvroResolutionFailure) {
      transfer = try AvroTransferResolver.plan(
        writer: writer, reader: schema, depthLimit: limits.depth)
    } catch {
      throw DocumentFailure(.malformed("\(error)"))
    }
  }

  /// Whether documents take no bytes where they are read from.
  private var takesNothing: Bool {
    transfer.map { $0.isEmpty($0.root) } ?? plan.isEmpty(plan.root)
  }

  /// Appends a document's encoding to a buffer; after a failure the buffer holds what it held before.
  public func encode(
    _ document: JSONValue, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    let start = buffer.count
    let encoder = AvroDocumentEncoder(plan, limits: limits, form: form, start: start)
    do throws(DocumentFailure) {
      try encoder.encode(document, as: plan.root, depth: 0, into: &buffer)
    } catch {
      buffer.truncate(to: start)
      throw error
    }
  }

  /// A document's encoding.
  public func encode(_ document: JSONValue) throws(DocumentFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try encode(document, into: &buffer)
    return buffer.bytes()
  }

  /// The document that an encoding stands for, which must be all there is.
  public func decode(_ bytes: RawSpan) throws(DocumentFailure) -> JSONValue {
    try decoding(bytes) { decoder throws(DocumentFailure) in
      let document = try decoder.decode()
      try decoder.end()
      return document
    }
  }

  /// The document that an encoding stands for, which must be all there is.
  public func decode(_ bytes: [UInt8]) throws(DocumentFailure) -> JSONValue {
    try decode(bytes.rawSpan)
  }

  /// Hands over the documents whose encodings follow one another, one by one.
  ///
  /// Bytes that are none are one document where the schema's documents take none, and no document otherwise.
  public func decode(
    all bytes: RawSpan, _ body: (JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    if bytes.isEmpty, !takesNothing { return }
    try decoding(bytes) { decoder throws(DocumentFailure) in
      repeat {
        let before = decoder.offset
        try body(try decoder.decode())
        // Otherwise there would be no end.
        if decoder.offset == before { try decoder.end() }
      } while !decoder.isAtEnd
    }
  }

  /// Hands over a number of documents whose encodings follow one another, and nothing else does.
  func decode(
    _ count: Int, from bytes: RawSpan, _ body: (JSONValue) throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    try decoding(bytes) { decoder throws(DocumentFailure) in
      for _ in 0..<count { try body(try decoder.decode()) }
      try decoder.end()
    }
  }

  private func decoding<Result>(
    _ bytes: RawSpan,
    _ body: (inout AvroDocumentDecoder) throws(DocumentFailure) -> Result
  ) throws(DocumentFailure) -> Result {
    do throws(DecodingFailure) {
      try limits.check(inputBytes: bytes.byteCount)
    } catch {
      throw DocumentFailure(.malformed(error.reason.finding))
    }
    return try ByteReader.reading(bytes) { reader throws(DocumentFailure) in
      var decoder = AvroDocumentDecoder(
        plan, limits: limits, form: form, reader: AvroReader(reader, limits: limits),
        transfer: transfer)
      return try body(&decoder)
    }
  }
}
