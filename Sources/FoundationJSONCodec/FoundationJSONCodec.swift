#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
@_exported public import RecordModel

/// JSON by Foundation's `JSONEncoder` and `JSONDecoder`.
public struct FoundationJSONCodec<Value: RecordValue>: Codec {
  public static var identity: CodecIdentity {
    CodecIdentity(format: "json", implementation: "foundation")
  }

  public let schema: RecordSchema
  /// What the codec refuses to read; its depth holds for writing too.
  public let limits: DecodingLimits
  @usableFromInline let plans: [RecordPlan]
  @usableFromInline let foundation = FoundationJSON()

  /// The codec of a schema.
  public init(schema: RecordSchema, limits: DecodingLimits = .standard) {
    self.schema = schema
    self.limits = limits
    plans = RecordPlan.plans(of: schema)
  }

  @inlinable
  public func encode(_ value: Value, into buffer: inout ByteBuffer) throws(EncodingFailure) {
    let (plans, limit) = (plans, min(limits.depth, FoundationJSON.nestingLimit))
    do {
      try foundation.encode(into: &buffer) { encoder in
        var visitor = FoundationJSONEncoder(encoder, plans: plans, depthLimit: limit)
        try value.encode(to: &visitor)
      }
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }

  @inlinable
  public func decode(_ bytes: RawSpan) throws(DecodingFailure) -> Value {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      var value = Value(schema: schema)
      try foundation.decode(bytes) { decoder in
        var visitor = try FoundationJSONDecoder(decoder, plans: plans, limits: limits)
        try value.decode(from: &visitor)
      }
      return value
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}

extension FoundationJSONCodec where Value: Record {
  /// The codec of a compiled record.
  public init(limits: DecodingLimits = .standard) {
    self.init(schema: Value.schema, limits: limits)
  }
}
