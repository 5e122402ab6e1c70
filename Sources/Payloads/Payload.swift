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
  /// The schema of the records.
  package let schema: RecordSchema
  /// The records that carry the bodies, in their order.
  package let records: [DynamicRecord]
  /// What the bodies say, in their order.
  package let documents: [JSONValue]
  /// The Avro schema of the documents as they stand; `nil` where there is a `.proto` for them.
  package let avro: AvroSchema?
  /// The schema, as it is printed.
  package let schemaText: String
}

extension Payload {
  /// What a result says of the bodies.
  var description: ResultDocument.MeasuredBodies {
    let count = Double(bodies.kept.count)
    let wrapped = documents.count { if case .object = $0 { false } else { true } }
    let length = bodies.texts.reduce(0) { $0 + $1.count }
    let lengthWithSpace = bodies.kept.reduce(0) { $0 + $1.bytes.count }
    return ResultDocument.MeasuredBodies(
      origin: bodies.origin, source: bodies.source, count: bodies.count,
      measuredCount: bodies.kept.count, sampleSeed: bodies.seed, meanBytes: Double(length) / count,
      meanWhiteSpaceBytes: lengthWithSpace > length
        ? Double(lengthWithSpace - length) / count : nil,
      wrappedCount: wrapped > 0 ? wrapped : nil)
  }
}
