import Compression
import Foundation
import TestSupport
import Testing

/// Other programs on the same data: Python's gzip, and the command lines of zstd and brotli.
@Suite("Witnesses for compression")
struct WitnessTests {
  /// How a program compresses and decompresses from its input to its output.
  private static func command(
    _ method: CompressionMethod, compresses: Bool
  ) -> (program: String, arguments: [String]) {
    switch method {
    case .identity: ("cat", [])
    case .gzip:
      (
        "/usr/bin/python3",
        [
          "-c",
          "import gzip, sys; sys.stdout.buffer.write("
            + "gzip.\(compresses ? "compress" : "decompress")(sys.stdin.buffer.read()))",
        ]
      )
    case .zstd: ("zstd", [compresses ? "-c" : "-dc"])
    case .brotli: ("brotli", [compresses ? "-c" : "-dc"])
    }
  }

  private func run(
    _ method: CompressionMethod, compresses: Bool, _ input: [UInt8]
  ) throws -> [UInt8] {
    let command = Self.command(method, compresses: compresses)
    let outcome = try Tool.run(command.program, command.arguments, input: Data(input))
    #expect(outcome.status == 0, "\(command.program): \(outcome.diagnostics)")
    return Array(outcome.output)
  }

  private static let bodies = [[], Bodies.json(1), Bodies.noise(70_000), Bodies.all[15]]

  @Test("read what we write", arguments: CompressionMethod.allCases)
  func theyRead(method: CompressionMethod) throws {
    for level in [method.serverLevel, method.bestLevel] {
      for body in Self.bodies {
        let short = try Compressor(method, level: level).compress(body)
        #expect(try run(method, compresses: false, short) == body)
      }
    }
  }

  @Test("write what we read", arguments: CompressionMethod.allCases)
  func theyWrite(method: CompressionMethod) throws {
    for body in Self.bodies {
      let short = try run(method, compresses: true, body)
      #expect(try Compressor(method).decompress(short, limit: body.count) == body)
    }
  }

  @Test("write as many bytes as we do at the same level")
  func sizes() throws {
    let body = (0..<200).flatMap(Bodies.json)
    let gzip = try Tool.run(
      "/usr/bin/python3",
      [
        "-c",
        "import gzip, sys; print(*[len(gzip.compress(sys.stdin.buffer.read(), 6)) for _ in [0]])",
      ], input: Data(body))
    #expect(try "\(Compressor(.gzip).compress(body).count)\n" == gzip.text)
    let brotli = try Tool.run("brotli", ["-q", "5", "-w", "22", "-c"], input: Data(body))
    #expect(try Compressor(.brotli).compress(body).count == brotli.output.count)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try Data(body).write(to: path)
    defer { try? FileManager.default.removeItem(at: path) }
    // From a file, so that it states the length as we do.
    let zstd = try Tool.run("zstd", ["-3", "--no-check", "-c", path.path])
    #expect(try Compressor(.zstd).compress(body) == Array(zstd.output))
  }
}
