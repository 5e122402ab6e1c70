import CNGHTTP2
import HeaderCompression
import Testing

/// The HPACK decoder of a connection's direction.
final class HeaderDecoder {
  private var inflater: OpaquePointer?

  init(tableBytes: Int) {
    #expect(nghttp2_hd_inflate_new(&inflater) == 0)
    if tableBytes != HeaderCompressor.standardTableBytes {
      #expect(nghttp2_hd_inflate_change_table_size(inflater, tableBytes) == 0)
    }
  }

  deinit { nghttp2_hd_inflate_del(inflater) }

  func fields(of block: [UInt8]) -> [HeaderField] {
    var fields: [HeaderField] = []
    block.withUnsafeBufferPointer { bytes in
      var offset = 0
      while offset <= bytes.count {
        var pair = nghttp2_nv()
        var flags: Int32 = 0
        let read = nghttp2_hd_inflate_hd2(
          inflater, &pair, &flags, bytes.baseAddress.map { $0 + offset }, bytes.count - offset, 1)
        guard read >= 0 else {
          Issue.record("\(String(cString: nghttp2_strerror(Int32(read))))")
          return
        }
        offset += read
        if flags & Int32(NGHTTP2_HD_INFLATE_EMIT.rawValue) != 0 {
          fields.append(
            HeaderField(Self.text(pair.name, pair.namelen), Self.text(pair.value, pair.valuelen)))
        }
        if flags & Int32(NGHTTP2_HD_INFLATE_FINAL.rawValue) != 0 { break }
      }
      nghttp2_hd_inflate_end_headers(inflater)
    }
    return fields
  }

  private static func text(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int) -> String {
    String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
