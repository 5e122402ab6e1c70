// swift-tools-version: 6.2
import PackageDescription

/// The libraries that a client may import one by one: each brings only its own C library.
let codecs: [String] = [
  "NativeCodecs", "AvroDeflate", "AvroSnappy", "AvroZstandard", "AvroBzip2", "AvroXZ",
  "FoundationJSONCodec", "LibXML2Codec", "ProtobufCCodec", "LibAvroCodec", "LibCBORCodec",
  "MessagePackCCodec",
]

let package = Package(
  name: "serbench",
  products: [
    .library(name: "RecordModel", targets: ["RecordModel"]),
    .library(name: "NativeCodecs", targets: ["NativeCodecs"]),
    .library(name: "AvroDeflate", targets: ["AvroDeflate"]),
    .library(name: "AvroSnappy", targets: ["AvroSnappy"]),
    .library(name: "AvroZstandard", targets: ["AvroZstandard"]),
    .library(name: "AvroBzip2", targets: ["AvroBzip2"]),
    .library(name: "AvroXZ", targets: ["AvroXZ"]),
    .library(name: "FoundationJSONCodec", targets: ["FoundationJSONCodec"]),
    .library(name: "LibXML2Codec", targets: ["LibXML2Codec"]),
    .library(name: "ProtobufCCodec", targets: ["ProtobufCCodec"]),
    .library(name: "LibAvroCodec", targets: ["LibAvroCodec"]),
    .library(name: "LibCBORCodec", targets: ["LibCBORCodec"]),
    .library(name: "MessagePackCCodec", targets: ["MessagePackCCodec"]),
    .library(name: "SerializationCodecs", targets: ["SerializationCodecs"]),
    .library(name: "Compression", targets: ["Compression"]),
    .library(name: "Documents", targets: ["Documents"]),
    .library(name: "SchemaLanguages", targets: ["SchemaLanguages"]),
    // What Tests/Fuzzing needs besides the codecs.
    .library(
      name: "FuzzingSupport",
      targets: [
        "Compression", "CostModel", "Documents", "Framing", "Measurement", "SchemaLanguages",
        "TestSupport", "Traffic", "Workloads",
      ]),
    .executable(name: "serbench", targets: ["serbench"]),
  ],
  targets: [
    // The model, and the bytes it is written to.
    .target(
      name: "Bytes",
      // Views that cannot outlive the bytes they look at; memory on the stack that nobody fills.
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"), .enableExperimentalFeature("RawLayout"),
      ]),
    .target(name: "RecordModel", dependencies: ["Bytes"]),

    // Codecs: native ones in Swift, library ones each on its own C library.
    .target(
      name: "NativeCodecs", dependencies: ["Bytes", "RecordModel"],
      // Views that cannot outlive the bytes they look at.
      swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "AvroDeflate", dependencies: ["Bytes", "NativeCodecs", "CZlib"]),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy", providers: [.apt(["libsnappy-dev"])]),
    .target(name: "AvroSnappy", dependencies: ["Bytes", "NativeCodecs", "CSnappy"]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "AvroZstandard", dependencies: ["Bytes", "NativeCodecs", "CZstd"]),
    .systemLibrary(name: "CBzip2", providers: [.apt(["libbz2-dev"])]),
    .target(name: "AvroBzip2", dependencies: ["Bytes", "NativeCodecs", "CBzip2"]),
    .systemLibrary(name: "CLZMA", pkgConfig: "liblzma", providers: [.apt(["liblzma-dev"])]),
    .target(name: "AvroXZ", dependencies: ["Bytes", "NativeCodecs", "CLZMA"]),
    .target(name: "FoundationJSONCodec", dependencies: ["RecordModel"]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(name: "LibXML2Codec", dependencies: ["RecordModel", "CLibXML2"]),
    .systemLibrary(
      name: "CProtobufC", pkgConfig: "libprotobuf-c", providers: [.apt(["libprotobuf-c-dev"])]),
    .target(
      name: "ProtobufCCodec", dependencies: ["Bytes", "RecordModel", "CProtobufC"]),
    .systemLibrary(
      name: "CAvro", pkgConfig: "avro-c", providers: [.apt(["libavro-dev", "zlib1g-dev"])]),
    .target(name: "LibAvroCodec", dependencies: ["RecordModel", "CAvro"]),
    .systemLibrary(name: "CLibCBOR", pkgConfig: "libcbor", providers: [.apt(["libcbor-dev"])]),
    .target(
      name: "LibCBORCodec", dependencies: ["Bytes", "NativeCodecs", "RecordModel", "CLibCBOR"]),
    .systemLibrary(
      name: "CMessagePack", pkgConfig: "msgpack", providers: [.apt(["libmsgpack-dev"])]),
    .target(
      name: "MessagePackCCodec",
      dependencies: ["Bytes", "NativeCodecs", "RecordModel", "CMessagePack"]),
    .target(
      name: "SerializationCodecs",
      dependencies: ["RecordModel"] + codecs.map { .init(stringLiteral: $0) }),

    // Compression of bodies, as HTTP's content codings do it.
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlienc libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    .target(name: "Compression", dependencies: ["Bytes", "CBrotli", "CZlib", "CZstd"]),

    // The tool: schemas, measurement, cost, reports, and the command line over them.
    .target(name: "Formats"),
    .target(name: "Randomness"),
    .target(
      name: "SchemaLanguages", dependencies: ["NativeCodecs", "RecordModel", "SystemCalls"]),
    .target(
      name: "Documents",
      dependencies: ["Bytes", "NativeCodecs", "RecordModel", "SchemaLanguages", "SystemCalls"]),
    .target(name: "CInstructionCounter"),
    .systemLibrary(name: "CExtendedAttributes"),
    .target(name: "SystemCalls", dependencies: ["CExtendedAttributes"]),
    .target(
      name: "Measurement", dependencies: ["CInstructionCounter", "Randomness", "SystemCalls"]),
    .systemLibrary(
      name: "CNGHTTP2", pkgConfig: "libnghttp2", providers: [.apt(["libnghttp2-dev"])]),
    .target(name: "HeaderCompression", dependencies: ["CNGHTTP2"]),
    .target(name: "Framing", dependencies: ["HeaderCompression"]),
    // What was captured of a user's own traffic.
    .target(
      name: "Traffic",
      dependencies: [
        "Bytes", "Compression", "Framing", "HeaderCompression", "NativeCodecs", "RecordModel",
        "SystemCalls",
      ],
      // Keys of addresses are written through a view of their bytes.
      swiftSettings: [.enableExperimentalFeature("Lifetimes")]),
    .target(
      name: "CostModel", dependencies: ["Formats", "Framing", "Randomness"],
      // Compiled into the code, so that the executable finds them wherever it is moved to.
      resources: [.embedInCode("Prices")]),
    .target(
      name: "Reporting",
      dependencies: [
        "Compression", "CostModel", "Formats", "Framing", "HeaderCompression", "Measurement",
        "SystemCalls", "Traffic",
      ],
      // The style sheets and scripts of the pages, compiled in too.
      resources: [
        .embedInCode("HTML/Assets"), .embedInCode("Cost/Page/Assets"),
        .embedInCode("Assignment/Page/Assets"),
      ]),
    .target(
      name: "Workloads", dependencies: ["FoundationJSONCodec", "Randomness", "RecordModel"],
      path: "Benchmarks/Workloads"),
    .target(
      name: "Suites",
      dependencies: ["Compression", "Measurement", "SerializationCodecs", "Workloads"],
      path: "Benchmarks/Suites"),
    .target(
      name: "Payloads",
      dependencies: [
        "Bytes", "Documents", "Measurement", "Randomness", "SchemaLanguages",
        "SerializationCodecs", "Suites", "SystemCalls", "Traffic",
      ]),
    // Replaces malloc in what links it, so only executables may.
    .target(name: "CAllocationCounter"),
    .executableTarget(
      name: "serbench",
      dependencies: [
        "Bytes", "CAllocationCounter", "Compression", "CostModel", "Documents", "Formats",
        "Framing",
        "HeaderCompression", "Measurement", "Payloads", "Reporting", "SchemaLanguages",
        "SerializationCodecs", "Suites", "SystemCalls", "Traffic", "Workloads",
      ]),

    // Tests, a target for each module and one for what all codecs share.
    .target(
      name: "TestSupport", dependencies: ["NativeCodecs", "RecordModel", "Randomness"],
      path: "Tests/TestSupport"),
    .testTarget(name: "BytesTests", dependencies: ["Bytes", "Randomness"]),
    .testTarget(name: "RecordModelTests", dependencies: ["RecordModel"]),
    .testTarget(name: "SystemCallsTests", dependencies: ["SystemCalls", "TestSupport"]),
    .testTarget(
      name: "NativeCodecsTests",
      dependencies: [
        "FoundationJSONCodec", "LibAvroCodec", "NativeCodecs", "Randomness", "TestSupport",
      ]),
    .testTarget(
      name: "AvroCompressionTests",
      dependencies: [
        "AvroBzip2", "AvroDeflate", "AvroSnappy", "AvroXZ", "AvroZstandard", "TestSupport",
      ]),
    .testTarget(
      name: "CompressionTests", dependencies: ["Compression", "Randomness", "TestSupport"]),
    .testTarget(
      name: "FoundationJSONCodecTests", dependencies: ["FoundationJSONCodec", "TestSupport"]),
    .testTarget(
      name: "LibXML2CodecTests", dependencies: ["LibXML2Codec", "SchemaLanguages", "TestSupport"]),
    .testTarget(
      name: "ProtobufCCodecTests",
      dependencies: ["NativeCodecs", "ProtobufCCodec", "SchemaLanguages", "TestSupport"]),
    .testTarget(name: "LibAvroCodecTests", dependencies: ["LibAvroCodec", "TestSupport"]),
    .testTarget(
      name: "LibCBORCodecTests", dependencies: ["LibCBORCodec", "NativeCodecs", "TestSupport"]),
    .testTarget(
      name: "MessagePackCCodecTests",
      dependencies: ["MessagePackCCodec", "NativeCodecs", "TestSupport"]),
    .testTarget(
      name: "SchemaLanguagesTests",
      dependencies: [
        "CAvro", "FoundationJSONCodec", "Measurement", "NativeCodecs", "SchemaLanguages",
        "SystemCalls", "TestSupport", "Workloads",
      ]),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "AvroDeflate", "Documents", "LibXML2Codec", "Measurement", "NativeCodecs", "Randomness",
        "SchemaLanguages", "SystemCalls", "TestSupport",
      ]),
    .executableTarget(
      name: "MeasurementProbe",
      dependencies: ["CAllocationCounter", "Measurement", "SerializationCodecs"],
      path: "Tests/MeasurementProbe"),
    .testTarget(
      name: "MeasurementTests",
      dependencies: ["Measurement", "MeasurementProbe", "Randomness", "TestSupport"]),
    .testTarget(
      name: "SuitesTests",
      dependencies: ["Compression", "Measurement", "NativeCodecs", "Suites", "Workloads"]),
    .testTarget(
      name: "WorkloadsTests",
      dependencies: ["FoundationJSONCodec", "NativeCodecs", "Workloads"]),
    .testTarget(
      name: "FramingTests",
      dependencies: ["CNGHTTP2", "Framing", "HeaderCompression", "TestSupport"]
    ),
    .testTarget(
      name: "CostModelTests", dependencies: ["CostModel", "Framing", "Randomness", "TestSupport"]),
    .testTarget(
      name: "PayloadsTests",
      dependencies: [
        "Documents", "Measurement", "NativeCodecs", "Payloads", "Randomness", "TestSupport",
        "Traffic",
      ]),
    .testTarget(
      name: "ReportingTests", dependencies: ["Framing", "Reporting", "TestSupport", "Traffic"]),
    .testTarget(
      name: "TrafficTests",
      dependencies: [
        "Compression", "HeaderCompression", "Randomness", "Reporting", "TestSupport", "Traffic",
      ]),
    .testTarget(name: "PackageTests", dependencies: ["TestSupport", "serbench"]),
  ],
  swiftLanguageModes: [.v6]
)

// `make test-release` builds the tests that it names and no others, since optimising all of them takes many minutes.
if let chosen = Context.environment["SERBENCH_TESTS"]?.split(separator: ",").map(String.init) {
  package.targets.removeAll { $0.type == .test && !chosen.contains($0.name) }
}

/// Where pointers are at home: the bytes, and the bridges to C and to the system. Everywhere else the compiler looks for
/// unsafe code.
let unsafeModules: Set = [
  "Bytes", "LibXML2Codec", "ProtobufCCodec", "LibAvroCodec", "LibCBORCodec", "MessagePackCCodec",
  "AvroBzip2", "AvroDeflate",
  "AvroSnappy", "AvroXZ", "AvroZstandard", "CAllocationCounter",
  "CInstructionCounter", "Compression", "HeaderCompression", "SystemCalls", "MeasurementProbe",
]
for target in package.targets
where [.regular, .executable].contains(target.type) && !unsafeModules.contains(target.name) {
  target.swiftSettings = (target.swiftSettings ?? []) + [.strictMemorySafety()]
}
