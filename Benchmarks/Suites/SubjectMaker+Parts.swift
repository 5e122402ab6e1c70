import Measurement
import SerializationCodecs

extension SubjectMaker {
  /// What protobuf-c does with its own structures, which no Swift value is read into or filled from.
  func libraryAlone(_ codec: ProtobufCCodec<Value>) throws -> BenchmarkSubject {
    let encodings = try records.map { record in try codec.encode(record) }
    let messages = try records.map { record in try codec.filled(record) }
    let kept = KeptBuffer()
    return BenchmarkSubject(
      identity: identity(of: codec, .libraryAlone),
      recordsPerOperation: recordsPerOperation, operationsPerPass: records.count,
      encodedBytesPerPass: encodings.reduce(0) { $0 + $1.count },
      encode: { passes in
        try kept.lend { buffer in
          for _ in 0..<passes {
            for message in messages {
              buffer.removeAll()
              try message.pack(into: &buffer)
            }
          }
          blackHole(buffer.count)
        }
      },
      decode: { passes in
        for _ in 0..<passes {
          for encoding in encodings { try codec.unpackAndFree(encoding.rawSpan) }
        }
      },
      verifyRoundTrip: {
        for (index, message) in messages.enumerated() {
          var buffer = ByteBuffer()
          try message.pack(into: &buffer)
          guard buffer.bytes() == encodings[index] else { throw RoundTripDifference(index: index) }
        }
      })
  }
}

extension SubjectMaker where Value: BorrowedReading {
  /// The reading of the fields that somebody would want, and of no others: what `digest` does with an encoding.
  func borrowed<RecordCodec: Codec<Value>>(
    _ codec: RecordCodec, digest: @escaping (RawSpan) throws(DecodingFailure) -> FieldDigest
  ) throws -> BenchmarkSubject {
    let records = records
    let encodings = try records.map { record in try codec.encode(record) }
    return BenchmarkSubject(
      identity: identity(of: codec, .borrowedDecode),
      recordsPerOperation: recordsPerOperation, operationsPerPass: records.count,
      encodedBytesPerPass: encodings.reduce(0) { $0 + $1.count },
      encode: nil,
      decode: { passes in
        for _ in 0..<passes {
          for encoding in encodings { blackHole(try digest(encoding.rawSpan)) }
        }
      },
      verifyRoundTrip: {
        for (index, encoding) in encodings.enumerated() {
          guard try digest(encoding.rawSpan) == records[index].digest else {
            throw RoundTripDifference(index: index)
          }
        }
      })
  }
}
