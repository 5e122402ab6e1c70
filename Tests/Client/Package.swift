// swift-tools-version: 6.2
import PackageDescription

// A package that uses serbench as its users do. The tests build it, run it, and look at what it links.
let package = Package(
  name: "Client",
  dependencies: [.package(name: "serbench", path: "../..")],
  targets: [
    .executableTarget(
      name: "Sizes",
      dependencies: [.product(name: "SerializationCodecs", package: "serbench")]),
    .executableTarget(
      name: "NativeOnly", dependencies: [.product(name: "NativeCodecs", package: "serbench")]),
    .executableTarget(
      name: "XMLOnly", dependencies: [.product(name: "LibXML2Codec", package: "serbench")]),
  ]
)
