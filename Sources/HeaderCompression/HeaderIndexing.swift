/// Whether the header blocks of a server's responses use HPACK's dynamic table.
///
/// An encoder may leave the table alone, and the other side has no say in it (RFC 7541, section 2.2). A client's requests
/// are its own encoder's work, whatever the server does.
public enum HeaderIndexing: String, CaseIterable, Hashable, Sendable {
  /// A field that was sent before is a byte or two, as libnghttp2 writes it: Apache, Node.js, curl.
  case dynamic
  /// Every response is written out like the first one, as nginx does: ``StaticHeaderCompressor``.
  case `static`
}
