// swift-tools-version: 6.2
import PackageDescription

// The fuzzer: every decoder behind libFuzzer's entry point. `make fuzz` builds and runs it.
let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "serbench", path: "../..")],
  targets: [
    .executableTarget(
      name: "Fuzzer",
      dependencies: [.product(name: "SerializationCodecs", package: "serbench")],
      swiftSettings: [.unsafeFlags(["-parse-as-library", "-sanitize=fuzzer"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])
  ]
)
