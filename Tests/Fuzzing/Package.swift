// swift-tools-version: 6.2
import PackageDescription

// One executable that fuzzes any decoder: `make fuzz` builds it with libFuzzer and the address sanitizer, and runs it.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "serbench", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        .product(name: "SerializationCodecs", package: "serbench"),
        .product(name: "FuzzingSupport", package: "serbench"),
      ],
      swiftSettings: [
        .enableExperimentalFeature("Lifetimes"),
        // `main` is libFuzzer's.
        .unsafeFlags(["-parse-as-library"]),
      ])
  ],
  swiftLanguageModes: [.v6]
)
