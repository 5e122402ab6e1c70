import AvroBzip2
import AvroDeflate
import AvroSnappy
import AvroXZ
import AvroZstandard
import Foundation
import RecordModel

/// Something that takes bytes from strangers, and what must hold whatever the bytes are.
struct FuzzTarget: Sendable {
  /// Reports a finding for an input that breaks a promise.
  typealias Check = @Sendable (RawSpan) -> Void

  /// The name in `FUZZ_TARGET`: the codec's, and what is asked of it.
  let name: String
  /// Inputs to start from, made from the workloads.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Makes the codecs once for all inputs.
  let makeCheck: @Sendable () -> Check

  static let all: [FuzzTarget] =
    CodecName.allCases.map { roundTrip(of: $0) }
    + [
      protobufGroups,
      differences(.protobufSwift, .protobufC) { native, library, _, schema in
        Protobuf.isDocumented(native, library, schema)
      },
      differences(.avroSwift, .libAvro) { native, library, _, _ in
        Avro.isDocumented(native, library)
      },
      differences(.cborSwift, .libCBOR) { native, library, _, _ in
        BinaryMaps.isDocumented(native, library)
      },
      differences(.messagePackSwift, .messagePackC) { native, library, _, _ in
        BinaryMaps.isDocumented(native, library)
      },
      jsonDifferences, jsonFields, protobufFields, avroFields, cborFields, messagePackFields,
      jsonTokens, protoText,
      avroSchemaText, avroResolution, avroContainer, libAvroContainer, inference, avroDocument,
      avroRecords, protobufDocument,
      schemaFile(.swift), schemaFile(.xsd), decompression(.gzip), decompression(.zstd),
      decompression(.zstd, isTrained: true), decompression(.brotli), prices, results, har,
      accessLog, capturedHeaders, blocks(AvroDeflate()), blocks(AvroSnappy()),
      blocks(AvroZstandard()), blocks(AvroBzip2()), blocks(AvroXZ()),
    ]

  /// Writes the seeds to a folder, each to a file of its own.
  func writeSeeds(to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (index, seed) in try seeds().enumerated() where seed.count <= Self.longestSeed {
      try Data(seed).write(to: folder.appendingPathComponent("seed-\(index)"))
    }
  }

  /// The longest input that is made of seeds, in bytes. Short inputs are many a second.
  private static let longestSeed = 8192
}

/// The codecs that are fuzzed.
enum CodecName: String, CaseIterable {
  case foundationJSON = "json/foundation"
  case jsonSwift = "json/swift"
  case libXML2 = "xml/libxml2"
  case protobufSwift = "protobuf/swift"
  case protobufC = "protobuf/protobuf-c"
  case avroSwift = "avro/swift"
  case libAvro = "avro/libavro"
  case avroSingleObject = "avro/single-object"
  case cborSwift = "cbor/swift"
  case libCBOR = "cbor/libcbor"
  case messagePackSwift = "messagepack/swift"
  case messagePackC = "messagepack/msgpack-c"
}
