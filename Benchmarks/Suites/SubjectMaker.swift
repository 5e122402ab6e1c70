import Measurement
import SerializationCodecs

/// Turns records and a codec into something to verify and to time.
struct SubjectMaker<Value: RecordValue> {
  let records: [Value]
  let workload: String
  let size: String
  let recordsPerOperation: Int

  /// The subject of one codec: a pass encodes, or decodes, the records one after the other.
  ///
  /// The codec that is measured has done nothing yet: what it keeps from one operation to the next, it gets in the first
  /// one, where its memory is measured.
  func subject<RecordCodec: Codec>(
    _ makeCodec: () -> RecordCodec
  ) throws -> BenchmarkSubject where RecordCodec.Value == Value {
    let records = records
    let preparing = makeCodec()
    let encodings = try records.map { record in try preparing.encode(record) }
    let codec = makeCodec()
    let kept = KeptBuffer()
    return BenchmarkSubject(
      identity: identity(of: codec, .codec),
      recordsPerOperation: recordsPerOperation,
      operationsPerPass: records.count,
      encodedBytesPerPass: encodings.reduce(0) { $0 + $1.count },
      encode: { passes in
        try kept.lend { buffer in
          for _ in 0..<passes {
            // Lent, since a loop over the array would copy each record and charge the codec for it.
            try records.forEachBorrowed { _, record throws(EncodingFailure) in
              buffer.removeAll()
              try codec.encode(record, into: &buffer)
            }
          }
          blackHole(buffer.count)
        }
      },
      decode: { passes in
        for _ in 0..<passes {
          for encoding in encodings { blackHole(try codec.decode(encoding.rawSpan)) }
        }
      },
      verifyRoundTrip: {
        for (index, encoding) in encodings.enumerated() {
          guard try codec.decode(encoding) == records[index] else {
            throw RoundTripDifference(index: index)
          }
        }
      }, encodings: encodings)
  }
}

extension SubjectMaker {
  /// What a subject of these records measures.
  func identity<RecordCodec: Codec>(
    of codec: RecordCodec, _ kind: BenchmarkSubject.Kind
  ) -> BenchmarkSubject.Identity {
    BenchmarkSubject.Identity(
      workload: workload, size: size, codec: RecordCodec.identity.description, kind: kind)
  }
}

/// A buffer that all encodings of a subject are written to: what is timed is encoding, not growing.
final class KeptBuffer {
  private var buffer = ByteBuffer()

  func lend(_ body: (inout ByteBuffer) throws -> Void) rethrows {
    try body(&buffer)
  }
}

/// A record that came back as another one.
struct RoundTripDifference: Error, CustomStringConvertible {
  /// The position of the record among those of the subject, from 0.
  let index: Int

  var description: String { "record \(index) differs from what was encoded" }
}
