import SerializationCodecs

/// What a codec made of an input: a record in its canonical bytes, or a failure.
typealias Outcome = Result<[UInt8], DecodingFailure>

/// Whether the documentation says why two codecs may make these different things of an input.
typealias DocumentedDifference = @Sendable (Outcome, Outcome, RawSpan, RecordSchema) -> Bool

extension FuzzTarget {
  /// Two codecs of a format read the same records and refuse the same inputs, but for what is documented.
  static func differences(
    _ first: CodecName, _ second: CodecName, _ isDocumented: @escaping DocumentedDifference
  ) -> FuzzTarget {
    FuzzTarget(
      name: "\(first.rawValue)=\(second.rawValue)",
      seeds: { try fuzzedRecords.flatMap { try $0.seeds(of: first) } },
      makeCheck: {
        let checks = fuzzedRecords.map { $0.comparison(first, second, isDocumented) }
        return { bytes in for check in checks { check(bytes) } }
      })
  }
}

extension FuzzedRecord {
  func comparison(
    _ first: CodecName, _ second: CodecName, _ isDocumented: @escaping DocumentedDifference
  ) -> FuzzTarget.Check {
    comparison(codec(first), codec(second), isDocumented)
  }

  private func comparison(
    _ first: some Codec<Value>, _ second: some Codec<Value>,
    _ isDocumented: @escaping DocumentedDifference
  ) -> FuzzTarget.Check {
    let witness = ProtobufCodec<Value>(schema: schema)
    return { bytes in
      let (one, other) = (outcome(first, bytes, witness), outcome(second, bytes, witness))
      switch (one, other) {
      case (.success(let a), .success(let b)) where a == b: return
      case (.failure, .failure): return
      default:
        if isDocumented(one, other, bytes, schema) { return }
        finding(
          "\(schema.name)\n\(first.identity): \(text(one))\n\(second.identity): \(text(other))")
      }
    }
  }

  private func outcome(
    _ codec: some Codec<Value>, _ bytes: RawSpan, _ witness: ProtobufCodec<Value>
  ) -> Outcome {
    do throws(DecodingFailure) {
      let value = try codec.decode(bytes)
      do {
        return .success(try witness.encode(value))
      } catch {
        finding("\(value)\nwas read by \(codec.identity) and cannot be written: \(error)")
      }
    } catch {
      return .failure(error)
    }
  }

  private func text(_ outcome: Outcome) -> String {
    switch outcome {
    case .success(let bytes): "\((try? ProtobufCodec<Value>(schema: schema).decode(bytes)) as Any)"
    case .failure(let failure): "\(failure)"
    }
  }
}
