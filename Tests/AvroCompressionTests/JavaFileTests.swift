import AvroBzip2
import AvroDeflate
import AvroSnappy
import AvroXZ
import Bytes
import Foundation
import NativeCodecs
import TestSupport
import Testing

/// Container files as Java writes them: its blocks, with a head that is put together here.
///
/// Java's Avro 1.8.2 wrote the blocks of each compression, three of them; the second and the third hold arrays in blocks that
/// say their size, which have negative counts. Python's files are read in `AvroCompressionTests`.
///
/// Source: Apache Avro specification, "Object Container Files" and "Arrays".
@Suite struct JavaFileTests {
  /// What Java wrote under a compression.
  struct Case: Sendable, CustomTestStringConvertible {
    /// What the head says; `nil` where it says nothing, which is no compression.
    let name: String?
    let compression: (any AvroBlockCompression)?
    let blocks: String

    init(_ name: String?, _ compression: (any AvroBlockCompression)?, _ blocks: String) {
      (self.name, self.compression, self.blocks) = (name, compression, blocks)
    }

    var testDescription: String { name ?? "none" }
  }

  private static let cases = [
    Case(
      nil, nil,
      "BCIBAADODwIOY2Fmw6kgMQIAADAxMjM0NTY3ODlhYmNkZWYCGp4fAAMOAICAgICAAgAwMTIzNDU2Nzg5YWJjZGVmAjbuLgIOY2Fm"
        + "w6kgMwUaAICAgICAAoCAgICABAAwMTIzNDU2Nzg5YWJjZGVm"),
    Case(
      "null", nil,
      "BCIBAADODwIOY2Fmw6kgMQIAADAxMjM0NTY3ODlhYmNkZWYCGp4fAAMOAICAgICAAgAwMTIzNDU2Nzg5YWJjZGVmAjbuLgIOY2Fm"
        + "w6kgMwUaAICAgICAAoCAgICABAAwMTIzNDU2Nzg5YWJjZGVm"),
    Case(
      "deflate", AvroDeflate(),
      "BCZjZGA4x8/El5yYdnilgiETAwMAMDEyMzQ1Njc4OWFiY2RlZgIYmyfPwMzH0AACTAwAMDEyMzQ1Njc4OWFiY2RlZgIue6fHxJec"
        + "mHZ4pYIxqxRDAwgwgUkWBgAwMTIzNDU2Nzg5YWJjZGVm"),
    Case(
      "snappy", AvroSnappy(),
      "BC4RQAEAAM4PAg5jYWbDqSAxAgAA8F019zAxMjM0NTY3ODlhYmNkZWYCJg0wnh8AAw4AgICAgIACAKWcWmIwMTIzNDU2Nzg5YWJj"
        + "ZGVmAkIbaO4uAg5jYWbDqSAzBRoAgICAgIACgICAgIAEAIWbVtIwMTIzNDU2Nzg5YWJjZGVm"),
    Case(
      "bzip2", AvroBzip2(),
      "BHhCWmg5MUFZJlNZhHnIqwAAAlkUcAHAACAAKQAAIAgBIAAiE9JozTQgGgAAP6erKNlLNF3JFOFCQhHnIqwwMTIzNDU2Nzg5YWJj"
        + "ZGVmAmZCWmg5MUFZJlNZYWsjhwAABmBgeAEAAMAAAAEgADEMCCGjaQDgTne14u5IpwoSDC1kcOAwMTIzNDU2Nzg5YWJjZGVmApIB"
        + "QlpoOTFBWSZTWWcrjtAAAA15VXYBABBAAQgAKQBAAAAgCAAAASAAIahoMhtT1ChppgAzeRGBvTldMngoYSb4u5IpwoSDOVx2gDAx"
        + "MjM0NTY3ODlhYmNkZWY="),
    Case(
      "xz", AvroXZ(),
      "BJgB/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAQAQAAzg8CDmNhZsOpIDECAAAAAAAAlWnz8fxO6TUAASkRMgpwDh+2830BAAAA"
        + "AARZWjAxMjM0NTY3ODlhYmNkZWYCkAH9N3pYWgAABObWtEYCACEBFgAAAHQv5aMBAAyeHwADDgCAgICAgAIAAAAAALrxLBJeuNPh"
        + "AAElDXEZxLYftvN9AQAAAAAEWVowMTIzNDU2Nzg5YWJjZGVmAqgB/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAa7i4CDmNhZsOp"
        + "IDMFGgCAgICAgAKAgICAgAQAAAB/rCQqNgWT1gABMxv3GYheH7bzfQEAAAAABFlaMDEyMzQ1Njc4OWFiY2RlZg=="
    ),
  ]

  private static let marker = Array("0123456789abcdef".utf8)
  private static let avro =
    #"{"type":"record","name":"S","fields":[{"name":"n","type":"int"},{"name":"t","type":["null","string"]},"#
    + #"{"name":"l","type":{"type":"array","items":"long"}}]}"#

  private static let schema = RecordSchema(
    "S",
    [
      FieldSchema(1, "n", .int32), FieldSchema(2, "t", .string, .optional),
      FieldSchema(3, "l", .int64, .repeated),
    ])

  /// The head of a file, with an entry whose bytes are no text; in one block of the map, or in one for each entry that says
  /// how long it is.
  private func head(codec: String?, sayingSizes: Bool = false) -> [UInt8] {
    var entries = [("avro.schema", Array(Self.avro.utf8)), ("made.by", [0xFF, 0, 1])]
    if let codec { entries.insert(("avro.codec", Array(codec.utf8)), at: 1) }
    var buffer = ByteBuffer()
    buffer.append(Array("Obj".utf8) + [1])
    if !sayingSizes { buffer.appendVarint(ZigZag.encode(Int64(entries.count))) }
    for (name, value) in entries {
      var entry = ByteBuffer()
      entry.appendLengthPrefixed(name, zigzag: true)
      entry.appendLengthPrefixed(value, zigzag: true)
      if sayingSizes {
        buffer.appendVarint(ZigZag.encode(-1))
        buffer.appendVarint(ZigZag.encode(Int64(entry.count)))
      }
      buffer.append(entry.bytes())
    }
    buffer.append([0] + Self.marker)
    return buffer.bytes()
  }

  private func check(
    _ file: [UInt8], _ compression: (any AvroBlockCompression)?,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let records: [DynamicRecord] = try AvroContainer.decode(
      file.rawSpan, schema: Self.schema, compressions: compression.map { [$0] } ?? [])
    let expected: [(Int32, String?, [Int64])] = [
      (-1, nil, []), (999, "café 1", [0]), (1_999, nil, [0, 1 << 35]),
      (2_999, "café 3", [0, 1 << 35, 2 << 35]),
    ]
    try #require(records.count == 4, sourceLocation: sourceLocation)
    for (record, (number, text, list)) in zip(records, expected) {
      var same = DynamicRecord(schema: Self.schema)
      same["n"] = .int32(number)
      same["t"] = text.map { .string($0) } ?? .absent
      same["l"] = .list(.int64(list))
      #expect(record == same, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: cases) func javasBlocksAreRead(of each: Case) throws {
    let blocks = [UInt8](try #require(Data(base64Encoded: each.blocks)))
    for sayingSizes in [false, true] {
      let head = head(codec: each.name, sayingSizes: sayingSizes)
      try check(head + blocks, each.compression)
      // A block without records, as a writer that is asked to synchronise may leave one.
      if each.compression == nil { try check(head + [0, 0] + Self.marker + blocks, nil) }
    }
  }
}
