import Bytes
import NativeCodecs
import Workloads

extension FuzzTarget {
  /// Blocks of object container files: what decompresses is no longer than the limit, comes back when it is compressed, and
  /// what is refused leaves the buffer as it was.
  static func blocks(_ compression: any AvroBlockCompression) -> FuzzTarget {
    FuzzTarget(
      name: "avro/block-\(compression.name)",
      seeds: {
        let orders = try FuzzedRecord<FoodOrder>(FoodOrderWorkload.self).seeds(of: .avroSwift)
        return try (orders.prefix(5) + [[], Array(repeating: 7, count: 10_000)]).map {
          try compressed($0, compression)
        }
      },
      makeCheck: {
        { bytes in
          guard let block = decompressed(bytes, compression, limit: longestBlock) else { return }
          if block.count > longestBlock { finding("\(block.count) bytes, over the limit") }
          do {
            let again = try compressed(block, compression)
            guard decompressed(again.rawSpan, compression, limit: block.count) == block else {
              finding("\(block.count) bytes came back as others")
            }
          } catch {
            finding("\(block.count) bytes were read and cannot be written: \(error)")
          }
          if !block.isEmpty,
            decompressed(bytes, compression, limit: block.count - 1) != nil
          {
            finding("the limit of \(block.count - 1) bytes is passed over")
          }
        }
      })
  }

  private static let longestBlock = 1 << 20

  private static func compressed(
    _ block: [UInt8], _ compression: any AvroBlockCompression
  ) throws(EncodingFailure) -> [UInt8] {
    var buffer = ByteBuffer()
    try compression.compress(block.rawSpan, into: &buffer)
    return buffer.bytes()
  }

  /// A block after what the buffer has already; `nil` where it is refused.
  private static func decompressed(
    _ bytes: RawSpan, _ compression: any AvroBlockCompression, limit: Int
  ) -> [UInt8]? {
    let before: [UInt8] = [1, 2, 3]
    var buffer = ByteBuffer()
    buffer.append(before)
    do throws(DecodingFailure) {
      try compression.decompress(bytes, limit: limit, into: &buffer)
    } catch {
      if buffer.count != before.count {
        finding("a block that was refused left \(buffer.count) bytes")
      }
      if let offset = error.offset, offset > bytes.byteCount {
        finding("a failure beyond the end: \(error)")
      }
      return nil
    }
    let all = buffer.bytes()
    guard all.starts(with: before) else { finding("what was before the block is changed") }
    return Array(all.dropFirst(before.count))
  }
}
