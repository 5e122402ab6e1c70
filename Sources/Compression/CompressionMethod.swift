/// How a body is made shorter on its way: one of HTTP's content codings.
///
/// Source: RFC 9110, section 8.4.1, and the registry of content codings that it founds. There `brotli` is called `br`.
public enum CompressionMethod: String, Sendable, Hashable, Codable, CaseIterable {
  /// Nothing is done (RFC 9110, section 12.5.3).
  case identity
  /// Deflate between a header and a checksum (RFC 1951, RFC 1952), by zlib: 18 bytes around the data.
  case gzip
  /// Zstandard (RFC 8878), by libzstd; no window is longer than the 8 MiB that RFC 9659 lets HTTP use.
  case zstd
  /// Brotli (RFC 7932), by libbrotli, with its usual window of 4 MiB.
  case brotli

  /// The levels there are, from the fastest to the one that compresses best.
  public var levels: ClosedRange<Int> {
    switch self {
    case .identity: 0...0
    case .gzip: 1...9
    case .zstd: 1...22
    case .brotli: 0...11
    }
  }

  /// The level that servers use where nobody chose one.
  ///
  /// - gzip 6: Apache's `DeflateCompressionLevel` is "Zlib's default" unless set, which is 6 (zlib manual,
  ///   `Z_DEFAULT_COMPRESSION`); Go's `compress/gzip` and Python's `zlib` do the same. nginx is content with 1
  ///   (`gzip_comp_level`).
  /// - zstd 3: libzstd's `ZSTD_CLEVEL_DEFAULT` (zstd manual).
  /// - brotli 5: Apache's `BrotliCompressionQuality` (mod_brotli). nginx's module takes 6, .NET 4.
  public var serverLevel: Int {
    switch self {
    case .identity: 0
    case .gzip: 6
    case .zstd: 3
    case .brotli: 5
    }
  }

  /// The level that tries hardest, for bodies that are compressed once and sent often. On bodies of a few hundred bytes
  /// it need not win: *measured*, brotli 11 makes some of them longer than brotli 5.
  public var bestLevel: Int { levels.upperBound }
}
