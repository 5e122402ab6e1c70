import SerializationCodecs

/// Where the codecs of Protobuf may differ; see the documentation of `ProtobufCCodec`.
enum Protobuf {
  static func isDocumented(
    _ native: Outcome, _ library: Outcome, _ schema: RecordSchema
  ) -> Bool {
    guard case .success(let read) = native else { return false }
    guard case .failure(let failure) = library else {
      // protobuf-c writes the tags of unknown fields anew, and gives the last number alone of a closed enum.
      let record = try? ProtobufCCodec<DynamicRecord>(schema: schema).decode(read)
      return record.flatMap { try? ProtobufCodec(schema: schema).encode($0) }
        == (try? library.get())
    }
    return switch failure.reason {
    // A known field has a wire type that is not its own, which is skipped elsewhere.
    case .wrongType: true
    case .malformed("protobuf-c does not read groups (wire type 3)"): true
    case .malformed("protobuf-c reads no tag or length of more than five bytes"): true
    default: false
    }
  }
}

/// Where the codecs of Avro may differ; see the documentation of `LibAvroCodec`.
enum Avro {
  static func isDocumented(_ native: Outcome, _ library: Outcome) -> Bool {
    guard case .success = native, case .failure(let failure) = library else { return false }
    return switch failure.reason {
    case .malformed("libavro cannot read U+0000 in a map's key"): true
    case .malformed("a map of records has a key twice"): true
    // The native codec does not compare it with what the block holds.
    case .malformed(let message): message.hasPrefix("a block's size is ")
    default: false
    }
  }
}

/// Where the codecs of CBOR and of MessagePack may differ; see the documentation of `LibCBORCodec` and `MessagePackCCodec`.
enum BinaryMaps {
  static func isDocumented(_ native: Outcome, _ library: Outcome) -> Bool {
    guard case .success = native, case .failure(let failure) = library else { return false }
    return switch failure.reason {
    case .wrongType("an item that libcbor reads", _): true
    case .malformed(let message):
      message.hasPrefix("arrays and maps nest deeper than the 32 levels")
    default: false
    }
  }
}
