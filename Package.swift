// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "serbench",
  products: [
    .library(name: "RecordModel", targets: ["RecordModel"]),
    .library(name: "NativeCodecs", targets: ["NativeCodecs"]),
  ],
  targets: [
    // The model, and the bytes it is written to.
    .target(name: "Bytes"),
    .target(name: "RecordModel", dependencies: ["Bytes"]),

    // Codecs: native ones in Swift, library ones each on its own C library.
    .target(name: "NativeCodecs", dependencies: ["Bytes", "RecordModel"]),
    .target(
      name: "Workloads", dependencies: ["RecordModel"],
      path: "Benchmarks/Workloads"),
    // Tests, a target for each module and one for what all codecs share.
    .target(
      name: "TestSupport", dependencies: ["RecordModel", "Workloads"], path: "Tests/TestSupport"),
    .testTarget(name: "BytesTests", dependencies: ["Bytes"]),
    .testTarget(name: "RecordModelTests", dependencies: ["RecordModel"]),
    .testTarget(name: "NativeCodecsTests", dependencies: ["NativeCodecs", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
