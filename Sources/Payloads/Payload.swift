import Documents
import Measurement
import SerializationCodecs

/// Bodies of a user's, the records that carry them, and the schemas that they are measured under.
package struct Payload {
  /// A user's own file may be larger than what a service would accept.
  package static let limits = DecodingLimits(
    inputBytes: 1 << 30, elements: 50_000_000, stringBytes: 1 << 28)

  /// The bodies.
  package let bodies: Bodies
  /// The bytes of the bodies as they are sent and measured, in their order: json/document.
  package let texts: [[UInt8]]
  /// What they say.
  package let documents: [JSONValue]
  /// The records that carry them.
  package let records: [DynamicRecord]
  /// The schema of the records.
  package let schema: RecordSchema
  /// The Avro schema of the documents as they stand; `nil` where there is a `.proto` for them.
  package let avro: AvroSchema?
  /// Where the schema comes from: `found from the bodies`, `order.proto, message Order`, `event.avsc`.
  package let schemaOrigin: String
  /// The schema, as it is printed.
  package let schemaText: String
}

extension Payload {
  /// What a result says of the bodies.
  var description: ResultDocument.MeasuredBodies {
    let count = Double(bodies.kept.count)
    let length = texts.reduce(0) { $0 + $1.count }
    let measured = bodies.kept.reduce(0) { $0 + $1.bytes.count }
    let whole = bodies.kept.reduce(0) { $0 + $1.wholeLength }
    let scale = measured > 0 ? Double(whole) / Double(measured) : 1
    let wrapped = documents.count { if case .object = $0 { false } else { true } }
    return ResultDocument.MeasuredBodies(
      origin: bodies.origin, source: bodies.source, count: bodies.count,
      isCountEstimated: bodies.isCountEstimated ? true : nil, measuredCount: bodies.kept.count,
      sampleSeed: bodies.seed, readBytes: bodies.readBytes,
      meanBytes: Double(length) * scale / count,
      meanWhiteSpaceBytes: leftOut > 0 ? Double(leftOut) * scale / count : nil,
      wrappedCount: wrapped > 0 ? wrapped : nil,
      excerpt: measured < whole ? .init(measuredBytes: measured, wholeBytes: whole) : nil,
      schema: schemaOrigin)
  }

  /// How much white space was left out of the bodies, in bytes.
  private var leftOut: Int {
    bodies.keepsWhiteSpace
      ? 0
      : zip(bodies.kept, texts).reduce(0) { sum, pair in
        // Of a body's beginning, what closes its brackets was added.
        sum + max(0, pair.0.bytes.count - pair.1.count)
      }
  }
}
