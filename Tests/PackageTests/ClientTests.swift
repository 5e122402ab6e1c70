import Foundation
import TestSupport
import Testing

/// Builds the package in `Tests/Client` as its users would build theirs, and looks at what came out.
@Suite(.serialized) struct ClientTests {
  /// The folder of the client's executables; built once for all tests.
  private static let executables = Result { () throws -> URL in
    let package = Tool.packageRoot.appendingPathComponent("Tests/Client")
    // Beside the build of the tests, so that a clean checkout stays clean and a second run is quick.
    let scratch = Tool.packageRoot.appendingPathComponent(".build/client")
    func build() throws -> Tool.Outcome {
      try Tool.run(
        "swift", ["build", "--package-path", package.path, "--scratch-path", scratch.path])
    }
    var outcome = try build()
    // A build folder from before a file came, went or was renamed may not do; a new one does.
    if outcome.status != 0 {
      try? FileManager.default.removeItem(at: scratch)
      outcome = try build()
    }
    guard outcome.status == 0 else {
      throw ClientDoesNotBuild(output: outcome.text + outcome.diagnostics)
    }
    return scratch.appendingPathComponent("debug")
  }

  private struct ClientDoesNotBuild: Error {
    let output: String
  }

  /// The shared libraries that an executable names, without their versions.
  private func libraries(of executable: String) throws -> Set<String> {
    let path = try Self.executables.get().appendingPathComponent(executable).path
    let dynamic = try Tool.run("readelf", ["--dynamic", "--wide", path])
    try #require(dynamic.status == 0)
    let names = dynamic.text.matches(of: #/\(NEEDED\).*\[(lib[^\]]+?)\.so/#).map { String($0.1) }
    try #require(!names.isEmpty)
    return Set(names)
  }

  @Test func aRecordIsEncodedInEveryFormat() throws {
    let run = try Tool.run(try Self.executables.get().appendingPathComponent("Sizes").path)
    #expect(run.status == 0)
    let lines = run.text.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines.allSatisfy { $0.hasSuffix("the same again: true") })
    #expect(lines.contains("protobuf/swift: 24 B, the same again: true"))
    #expect(lines.contains("avro/libavro: 22 B, the same again: true"))
    // A map of three: names of 2, 2 and 6 bytes; two numbers of 16 bits after a byte each, text of 5.
    #expect(lines.contains("cbor/libcbor: 22 B, the same again: true"))
    // The same with numbers of 64 bits.
    #expect(lines.contains("messagepack/msgpack-c: 34 B, the same again: true"))
  }

  @Test func nativeCodecsLinkNoCLibrary() throws {
    let names = try libraries(of: "NativeOnly")
    #expect(
      names.isDisjoint(with: [
        "libxml2", "libprotobuf-c", "libavro", "libcbor", "libmsgpackc", "libFoundation",
      ]))
  }

  @Test func aClientOfOneLibraryCodecLinksOnlyThatLibrary() throws {
    let names = try libraries(of: "XMLOnly")
    #expect(names.contains("libxml2"))
    #expect(names.isDisjoint(with: ["libprotobuf-c", "libavro", "libcbor", "libmsgpackc"]))
    let run = try Tool.run(try Self.executables.get().appendingPathComponent("XMLOnly").path)
    #expect(run.text.contains("<Greeting><text>hello</text></Greeting>"))
  }

  @Test func theUmbrellaLinksThemAll() throws {
    let names = try libraries(of: "Sizes")
    #expect(
      names.isSuperset(of: ["libxml2", "libprotobuf-c", "libavro", "libcbor", "libmsgpackc"]))
  }
}
