import CNGHTTP2

/// The HPACK encoder of one direction of an HTTP/2 connection, by libnghttp2 (RFC 7541).
///
/// It has a memory, the dynamic table: a field that was sent before is a byte or two the next time. Which fields it
/// remembers is libnghttp2's choice, and so what servers and clients do that are built on it (curl, Apache, Node.js):
/// it never indexes `authorization` and short cookies, nor `:path`, `content-length`, `location` and `set-cookie`.
public final class HeaderCompressor {
  /// The size that a dynamic table has unless the peer says otherwise (RFC 9113, section 6.5.2).
  public static let standardTableBytes = 4_096

  private let deflater: OpaquePointer

  /// Starts a connection's direction, with an empty dynamic table of at most `tableBytes`.
  public init(tableBytes: Int = standardTableBytes) {
    var made: OpaquePointer?
    let status = nghttp2_hd_deflate_new(&made, tableBytes)
    guard status == 0, let made else {
      // The only way this fails is that there is no memory.
      fatalError(String(cString: nghttp2_strerror(status)))
    }
    deflater = made
  }

  deinit { nghttp2_hd_deflate_del(deflater) }

  /// The header block of a message; what it adds to the dynamic table is there for the next one.
  public func compressed(_ fields: [HeaderField]) -> [UInt8] {
    let bytes = fields.map { Array($0.name.utf8) + Array($0.value.utf8) }
    // One buffer for all of them, which stays where it is while libnghttp2 reads it.
    var text = bytes.flatMap { $0 }
    return text.withUnsafeMutableBufferPointer { text in
      var offset = 0
      var pairs: [nghttp2_nv] = []
      for field in fields {
        let (name, value) = (field.name.utf8.count, field.value.utf8.count)
        pairs.append(
          nghttp2_nv(
            name: text.baseAddress.map { $0 + offset },
            value: text.baseAddress.map { $0 + offset + name },
            namelen: name, valuelen: value, flags: UInt8(NGHTTP2_NV_FLAG_NONE.rawValue)))
        offset += name + value
      }
      let most = nghttp2_hd_deflate_bound(deflater, pairs, pairs.count)
      return [UInt8](unsafeUninitializedCapacity: most) { block, count in
        let written = nghttp2_hd_deflate_hd(
          deflater, block.baseAddress, block.count, pairs, pairs.count)
        precondition(written >= 0, "libnghttp2's own bound has room for the block")
        count = written
      }
    }
  }
}
