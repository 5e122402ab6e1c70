import Bytes
import Documents
import Measurement
import SerializationCodecs

/// The user's documents themselves as something to measure: trees of JSON values, not records.
///
/// Records have no array in an array and no value of several types, so what the record codecs write of such documents
/// has objects in between. These subjects are what the user has: the very bytes that are sent today, and Avro under a
/// schema of any shape. A tree is slower than a record, so their times are comparable with each other alone.
package struct DocumentSubjects {
  /// The documents as JSON.
  package static let json = BenchmarkSuite.Codec(
    name: BenchmarkSuite.Codec.ownBodies, kind: .codec,
    summary:
      "The bodies' own bytes, as they are sent, read into a tree of values and written from it.")
  /// The documents as Avro, under a schema of any shape.
  package static let avro = BenchmarkSuite.Codec(
    name: "avro/document", kind: .codec,
    summary: "Avro under the documents' own schema, from and to a tree of JSON values.")

  private let documents: [JSONValue]
  /// The bodies' own bytes.
  private let texts: [[UInt8]]
  private let workload: String
  private let limits: DecodingLimits

  init(_ payload: Payload, limits: DecodingLimits) {
    documents = payload.documents
    texts = payload.texts
    workload = payload.bodies.name
    self.limits = limits
  }

  /// The documents as JSON, one by one and, where there are several, in an array.
  ///
  /// Sizes are those of the bodies' own bytes, which are decoded, too; what is encoded has the same values in the shortest
  /// spelling of their texts.
  func asJSON() throws -> [BenchmarkSubject] {
    try subjects(of: Self.json) { form in
      Writing(
        encodings: form == .one ? texts : [Self.array(of: texts)],
        write: { document, buffer in buffer.append(json: document) },
        read: { bytes in try JSONValue(reading: bytes, limits: limits) },
        isSame: { $0.says($1) })
    }
  }

  /// The documents as Avro, one by one and, where there are several, in an array.
  func asAvro(_ schema: AvroSchema) throws -> [BenchmarkSubject] {
    try subjects(of: Self.avro) { form in
      let codec = try AvroDocumentCodec(
        schema: form == .one ? schema : .array(schema), limits: limits)
      return Writing(
        encodings: nil,
        write: { document, buffer in try codec.encode(document, into: &buffer) },
        read: { bytes in try codec.decode(bytes) },
        // A member with a default may have been missing, and is there now; it is written as it was.
        isSame: { try codec.encode($0) == codec.encode($1) })
    }
  }

  private enum Form: String {
    case one, batch
  }

  /// A way to write documents, and to read them.
  private struct Writing {
    /// What is read, where it is not what is written.
    let encodings: [[UInt8]]?
    let write: (JSONValue, inout ByteBuffer) throws -> Void
    let read: ([UInt8]) throws -> JSONValue
    let isSame: (JSONValue, JSONValue) throws -> Bool
  }

  private func subjects(
    of codec: BenchmarkSuite.Codec, _ writing: (Form) throws -> Writing
  ) throws -> [BenchmarkSubject] {
    let one = try subject(
      of: documents, codec, .one, recordsPerOperation: 1, writing(.one))
    guard documents.count > 1 else { return [one] }
    return [
      one,
      try subject(
        of: [.array(documents)], codec, .batch, recordsPerOperation: documents.count,
        writing(.batch)),
    ]
  }

  private func subject(
    of documents: [JSONValue], _ codec: BenchmarkSuite.Codec, _ form: Form,
    recordsPerOperation: Int, _ writing: Writing
  ) throws -> BenchmarkSubject {
    let written = try documents.map { document in
      var buffer = ByteBuffer()
      try writing.write(document, &buffer)
      return buffer.bytes()
    }
    let encodings = writing.encodings ?? written
    return BenchmarkSubject(
      identity: .init(
        workload: workload, size: form.rawValue, codec: codec.name, kind: codec.kind),
      recordsPerOperation: recordsPerOperation, operationsPerPass: documents.count,
      encodedBytesPerPass: encodings.reduce(0) { $0 + $1.count },
      encode: { passes in
        var buffer = ByteBuffer()
        for _ in 0..<passes {
          for document in documents {
            buffer.removeAll()
            try writing.write(document, &buffer)
          }
        }
        blackHole(buffer.count)
      },
      decode: { passes in
        for _ in 0..<passes {
          for encoding in encodings { blackHole(try writing.read(encoding)) }
        }
      },
      verifyRoundTrip: {
        for (document, encodings) in zip(documents, zip(encodings, written)) {
          for encoding in [encodings.0, encodings.1]
          where try !writing.isSame(writing.read(encoding), document) {
            throw Difference()
          }
        }
      }, encodings: encodings)
  }

  /// The bytes of an array of documents.
  private static func array(of texts: [[UInt8]]) -> [UInt8] {
    [UInt8(ascii: "[")] + Array(texts.joined(separator: [UInt8(ascii: ",")]))
      + [UInt8(ascii: "]")]
  }

  private struct Difference: Error, CustomStringConvertible {
    let description = "a document differs from what was encoded"
  }
}
