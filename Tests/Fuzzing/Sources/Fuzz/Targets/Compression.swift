import Compression
import Workloads

extension FuzzTarget {
  /// What decompresses is no longer than the limit, and comes back when it is compressed; a limit below it only refuses.
  static func decompression(_ method: CompressionMethod, isTrained: Bool = false) -> FuzzTarget {
    FuzzTarget(
      name: "compression/\(method)" + (isTrained ? "-dictionary" : ""),
      seeds: {
        let compressor = try compressor(method, isTrained: isTrained)
        return try bodies().prefix(20).map { try compressor.compress($0) }
          + [compressor.compress([]), compressor.compress(Array(repeating: 7, count: 100_000))]
      },
      makeCheck: {
        // Made once and used from one thread, as libFuzzer calls.
        nonisolated(unsafe) let compressor: Compressor
        do {
          compressor = try Self.compressor(method, isTrained: isTrained)
        } catch {
          finding("no dictionary is trained: \(error)")
        }
        return { bytes in
          let body: [UInt8]
          do throws(CompressionFailure) {
            body = try compressor.decompress(bytes, limit: longestBody)
          } catch {
            if error.offset > bytes.byteCount { finding("a failure beyond the end: \(error)") }
            return
          }
          if body.count > longestBody { finding("\(body.count) bytes, over the limit") }
          do {
            guard try compressor.decompress(bytes, limit: body.count) == body,
              try compressor.decompress(compressor.compress(body), limit: body.count) == body
            else { finding("\(body.count) bytes came back as others") }
          } catch {
            finding("\(body.count) bytes were read and do not come back: \(error)")
          }
          if !body.isEmpty, (try? compressor.decompress(bytes, limit: body.count - 1)) != nil {
            finding("the limit of \(body.count - 1) bytes is passed over")
          }
        }
      })
  }

  private static let longestBody = 1 << 20

  private static func compressor(
    _ method: CompressionMethod, isTrained: Bool
  ) throws -> Compressor {
    Compressor(
      method, dictionary: isTrained ? try CompressionDictionary(trainedOn: bodies()) : nil)
  }

  /// Bodies of a kind, some JSON and some binary.
  private static func bodies() throws -> [[UInt8]] {
    let profiles = FuzzedRecord<UserProfile>(UserProfileWorkload.self)
    return try profiles.seeds(of: .jsonSwift) + profiles.seeds(of: .protobufSwift)
  }
}
