import NativeCodecs
import ProtobufCCodec
import RecordModel
import TestSupport
import Testing

/// Where the two codecs of Protobuf may differ on an input: all that they may, stated as what protobuf-c does.
private enum Difference {
  /// A known field has a wire type that is not its own: protobuf-c refuses what the specification skips.
  case wireTypeOfKnownField
  /// A field is a group: protobuf-c cannot skip it.
  case group
  /// A tag or a length takes more than five bytes, padded with zeros.
  case paddedTagOrLength
  /// The tag of an unknown field is padded: protobuf-c keeps the field and not the padding.
  case paddedUnknownTag

  init?(_ reason: DecodingFailure.Reason) {
    switch reason {
    case .wrongType: self = .wireTypeOfKnownField
    case .malformed("protobuf-c does not read groups (wire type 3)"): self = .group
    case .malformed("protobuf-c reads no tag or length of more than five bytes"):
      self = .paddedTagOrLength
    default: return nil
    }
  }
}

@Suite struct ProtobufCDifferenceTests {
  /// What a codec makes of an input.
  private func outcome<Subject: Codec>(
    _ codec: Subject, _ bytes: [UInt8]
  ) -> Result<DynamicRecord, DecodingFailure> where Subject.Value == DynamicRecord {
    do throws(DecodingFailure) {
      return .success(try codec.decode(bytes))
    } catch {
      return .failure(error)
    }
  }

  @Test("Both codecs read and refuse the same damaged inputs, but for what is documented")
  func damagedInputs() throws {
    var differences: [Difference: Int] = [:]
    for seed in UInt64(1)...25 {
      var schemas = RandomSchema(seed: seed)
      let schema = schemas.next()
      var random = RandomRecord(seed: seed, repertoire: .everything)
      var mutation = Mutation(seed: seed)
      let native = ProtobufCodec<DynamicRecord>(schema: schema)
      let library = ProtobufCCodec<DynamicRecord>(schema: schema)
      let samples = try (0..<10).map { _ in try native.encode(random.next(schema)) }
      for _ in 0..<2000 {
        let bytes = mutation.next(of: samples)
        switch (outcome(native, bytes), outcome(library, bytes)) {
        case (.success(let expected), .success(let found)) where expected == found: break
        case (.success(let expected), .success(let found)):
          // protobuf-c writes the tag of an unknown field again, without zeros that it may have been padded with.
          #expect(try library.decode(native.encode(expected)) == found, "seed \(seed): \(bytes)")
          differences[.paddedUnknownTag, default: 0] += 1
        case (.failure(let expected), .failure(let found)):
          if let difference = Difference(found.reason) {
            differences[difference, default: 0] += 1
            continue
          }
          #expect(expected.reason == found.reason, "seed \(seed): \(bytes)")
          if case .invalidTag = expected.reason {
            // What is no tag is no field either; the codecs agree only on how far they came.
          } else {
            #expect(expected.path == found.path, "seed \(seed): \(bytes)")
          }
          #expect(expected.offset == found.offset, "seed \(seed): \(bytes)")
        case (.success, .failure(let found)):
          let difference = try #require(
            Difference(found.reason), "seed \(seed): \(found)\n\(bytes)")
          differences[difference, default: 0] += 1
        case (.failure(let expected), .success):
          Issue.record("seed \(seed): only protobuf/swift refuses: \(expected)\n\(bytes)")
        }
      }
    }
    // Each comes up, or it would not have to be allowed.
    #expect(
      Set(differences.keys)
        == [.wireTypeOfKnownField, .group, .paddedTagOrLength, .paddedUnknownTag])
  }
}
