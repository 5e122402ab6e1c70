import Compression
import Testing

@testable import Traffic

/// How long bodies are on the wire of which a capture does not say it.
@Suite struct CodedLengthsTests {
  private static func text(_ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(ascii: "0") + UInt8($0 * $0 % 10) }
  }

  @Test func bodiesAreCompressed() throws {
    var lengths = CodedLengths()
    let body = Self.text(1_000)
    for (coding, method) in [("gzip", CompressionMethod.gzip), ("br", .brotli), ("zstd", .zstd)] {
      #expect(
        lengths.sentBytes(of: body, coding: coding) == (try Compressor(method).compress(body).count)
      )
    }
    #expect(lengths.sentBytes(of: body, coding: nil) == 1_000)
    #expect(lengths.sentBytes(of: body, coding: "another") == 1_000)
    #expect(lengths.sentBytes(of: [], coding: "gzip") == 0)
  }

  @Test("Once the allowance is spent, a body shrinks as those before it")
  func spent() throws {
    var lengths = CodedLengths(allowance: 1_000)
    let sent = lengths.sentBytes(of: Self.text(1_000), coding: "gzip")
    #expect(lengths.sentBytes(of: Self.text(5_000), coding: "gzip") == 5 * sent)
    // Of another coding nothing is known.
    #expect(lengths.sentBytes(of: Self.text(70), coding: "br") == 70)
  }

  @Test("Of a body that is longer than the allowance the beginning is compressed")
  func part() throws {
    var lengths = CodedLengths(allowance: 1_000)
    let sent = try Compressor(.gzip).compress(Self.text(1_000)).count
    #expect(lengths.sentBytes(of: Self.text(3_000), coding: "gzip") == 3 * sent)
  }
}
