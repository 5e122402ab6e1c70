@_exported public import RecordModel

/// XML through libxml2's text writer and pull reader.
///
/// The root element is named as the schema; each field is a child element of its name, a repeated field one element for
/// each value, and a map entry an element with the attribute `key`. Values have the lexical forms of XML Schema 1.0. No
/// document tree is built.
///
///     let codec = LibXML2Codec<UserProfile>()
///     let bytes = try codec.encode(profile)
///     let same = try codec.decode(bytes)
///
/// Source: *Extensible Markup Language (XML) 1.0*, fifth edition, and *XML Schema Part 2: Datatypes*, second edition.
public struct LibXML2Codec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "xml", implementation: "libxml2")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth and string length hold for writing too.
  ///
  /// Where libxml2's own limits are lower, these are theirs: 255 levels, 10,000,000 bytes of text, 2 GiB of input.
  public let limits: DecodingLimits
  /// What is done with elements and attributes that are not those of the schema.
  public let reading: ReadingRules
  /// The most attributes of one element that is read, declarations of namespaces included. The codec itself writes one at
  /// most; libxml2 takes time for them that grows with their square.
  public let attributesPerElement: Int
  @usableFromInline let plan: XMLPlan

  /// The codec of a schema.
  ///
  /// - Parameters:
  ///   - schema: the schema of every record.
  ///   - reading: what is done with elements and attributes that are not those of the schema.
  ///   - limits: what is refused.
  ///   - attributesPerElement: the most attributes of one element that is read.
  public init(
    schema: RecordSchema, reading: ReadingRules = .standard, limits: DecodingLimits = .standard,
    attributesPerElement: Int = 256
  ) {
    XMLLibrary.start()
    self.reading = reading
    self.schema = schema
    self.limits = limits.boundedByLibXML2
    self.attributesPerElement = attributesPerElement
    plan = XMLPlan(schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    do {
      var encoder = try LibXML2Encoder(plan: plan, depthLimit: limits.depth)
      try encoder.start()
      try schema.encode(root: value, to: &encoder)
      try encoder.finish(into: &buffer)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      return try bytes.withUnsafeBytes { bytes throws(DecodingFailure) -> Value in
        var decoder = try LibXML2Decoder(
          bytes, plan: plan, rules: reading, limits: limits,
          attributesPerElement: attributesPerElement)
        try decoder.start()
        var value = Value(schema: schema)
        try schema.decode(root: &value, from: &decoder)
        try decoder.finish()
        return value
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension LibXML2Codec where Value: Record {
  /// The codec of a compiled record.
  ///
  /// - Parameters:
  ///   - reading: what is done with elements and attributes that are not those of the schema.
  ///   - limits: what is refused.
  ///   - attributesPerElement: the most attributes of one element that is read.
  public init(
    reading: ReadingRules = .standard, limits: DecodingLimits = .standard,
    attributesPerElement: Int = 256
  ) {
    self.init(
      schema: Value.schema, reading: reading, limits: limits,
      attributesPerElement: attributesPerElement)
  }
}
