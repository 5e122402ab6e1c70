// swift-tools-version: 6.2
import PackageDescription

// Programs that answer Google's conformance suite for Protobuf; `make conformance` builds them and runs it.
let package = Package(
  name: "Conformance",
  dependencies: [.package(name: "serbench", path: "../..")],
  targets: [
    // What the runner asks and how it is answered.
    .target(
      name: "Conversation",
      dependencies: [
        .product(name: "NativeCodecs", package: "serbench"),
        .product(name: "SchemaLanguages", package: "serbench"),
      ]),
    // Schemas that are read when the program starts.
    .executableTarget(
      name: "DynamicTestee",
      dependencies: ["Conversation", .product(name: "Documents", package: "serbench")]),
    // Structures that `serbench schema generate` has written into the folder TestMessages.
    .target(
      name: "TestMessages",
      dependencies: [.product(name: "NativeCodecs", package: "serbench")]),
    .executableTarget(name: "GeneratedTestee", dependencies: ["Conversation", "TestMessages"]),
  ],
  swiftLanguageModes: [.v6]
)
