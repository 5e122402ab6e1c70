import Foundation
import Framing
import HeaderCompression
import TestSupport
import Testing

/// Header blocks without the dynamic table, against what nginx sent.
@Suite struct StaticHeaderCompressorTests {
  /// Blocks that nginx 1.22.1 sent, read from the socket, and what they say.
  static let sent: [(block: String, fields: [(String, String)])] = [
    (
      // A response that nginx passed on from an API server.
      """
      887684aa6355e76196d07abe94640a693f75040138a01db8d06e040a62d1bf5f8b1d75d0620d263d4c7441ea5c04313033300089a0684a\
      d49e434a62c996d07abe94640a693f75040138a01db8cb5702e298b46f008919085ad2b583aa62a3848fd24a8f
      """,
      [
        (":status", "200"), ("server", "nginx"), ("date", "Mon, 30 Nov 2026 07:41:10 GMT"),
        ("content-type", "application/json"), ("content-length", "1030"),
        ("last-modified", "Mon, 30 Nov 2026 07:34:16 GMT"), ("accept-ranges", "bytes"),
      ]
    ),
    (
      // A redirection: a status that the static table does not have.
      """
      48033330327684aa6355e76196d07abe94640a693f75040138a01db8d06e05953168df5f87497ca589d34d1f5c033133380086a0e41a4c\
      7abf879d29aee30c0d8f
      """,
      [
        (":status", "302"), ("server", "nginx"), ("date", "Mon, 30 Nov 2026 07:41:13 GMT"),
        ("content-type", "text/html"), ("content-length", "138"), ("location", "http://a/"),
      ]
    ),
    (
      "897684aa6355e76196d07abe94640a693f75040138a01db8d06e044a62d1bf",
      [
        (":status", "204"), ("server", "nginx"), ("date", "Mon, 30 Nov 2026 07:41:12 GMT"),
      ]
    ),
  ]

  @Test func blocksAreThoseThatNginxSent() {
    for (block, pairs) in Self.sent {
      let fields = pairs.map { HeaderField($0.0, $0.1) }
      let compressor = StaticHeaderCompressor()
      let text = compressor.compressed(fields).map { hex($0) }.joined()
      #expect(text == block, "\(pairs)")
      // Nothing is remembered: the second is the first.
      #expect(compressor.compressed(fields).count * 2 == block.count)
    }
  }

  @Test func whatADecoderReadsIsWhatWasWritten() {
    let fields = [
      HeaderField(":status", "418"), HeaderField("content-type", "application/x-\u{e9}"),
      HeaderField("vary", "Accept-Encoding"), HeaderField("vary", "Origin"),
      HeaderField("x-empty", ""), HeaderField("x-long", String(repeating: "~a", count: 5_000)),
      HeaderField("etag", "\"5f8b1d75\""), HeaderField("content-length", "18446744073709551615"),
    ]
    let decoder = HeaderDecoder(tableBytes: 4_096)
    for _ in 1...2 {
      #expect(decoder.fields(of: StaticHeaderCompressor().compressed(fields)) == fields)
    }
  }

  @Test("A plain response's header block takes 61 B without the table, and 10 B with it")
  func envelope() {
    func bytes(_ indexing: HeaderIndexing, _ framing: MessageFraming) -> (Int, Int) {
      let exchange = Envelope(
        framing: framing,
        headers: MessageHeaders(mediaType: "application/json", contentCoding: "gzip"),
        session: .none, responseIndexing: indexing
      ).exchange(requestBody: 0, responseBody: 1_234)
      return (exchange.request.bytes(of: .headers), exchange.response.bytes(of: .headers))
    }
    let (dynamic, fixed) = (bytes(.dynamic, .http2), bytes(.static, .http2))
    #expect(dynamic.0 == fixed.0, "requests are the client's")
    // After the frame's header: 1 status, 1 + 1 + 22 date, 1 + 1 + 11 type, 1 + 1 + 4 length, 1 + 1 + 11 and 1 + 3 coding.
    #expect(fixed.1 == 9 + 1 + 24 + 13 + 6 + 13 + 4)
    // An index each, but for the length, which libnghttp2 does not index: 2 + 1 + 3.
    #expect(dynamic.1 == 9 + 4 + 6)
    // gRPC: the block, and the trailers grpc-status: 0.
    #expect(bytes(.static, .grpc).1 == (9 + 1 + 2 + 11) + (9 + 1 + 1 + 8 + 2))
    #expect(bytes(.static, .http1) == bytes(.dynamic, .http1))
  }

  private func hex(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }

  // MARK: nginx itself

  private static let nginx = ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  /// Serves a file over HTTP/2 on loopback, asks for it twice on one connection, and prints the blocks of the responses.
  private static let client = #"""
    import os, pathlib, socket, subprocess, sys, time
    folder = pathlib.Path.cwd()
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    (folder / "www").mkdir()
    (folder / "www/items.json").write_text('{"items": [' + ", ".join(map(str, range(400))) + "]}")
    temporary = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    (folder / "nginx.conf").write_text(f"""
        daemon off; master_process off; pid {folder}/pid; error_log {folder}/error.log;
        events {{}}
        http {{ {temporary} access_log off; types {{ application/json json; }} etag off; server_tokens off;
          gzip on; gzip_types application/json; gzip_vary on; max_ranges 0;
          server {{ listen 127.0.0.1:{port} http2; root {folder}/www;
            location / {{ add_header x-request-id 0123456789abcdef; if_modified_since off; add_header last-modified ""; }} }} }}""")
    server = subprocess.Popen([sys.argv[1], "-p", str(folder), "-c", "nginx.conf"], stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                connection = socket.create_connection(("127.0.0.1", port), timeout=10)
                break
            except OSError:
                time.sleep(0.05)
        def frame(kind, flags, stream, payload):
            return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload
        def literal(name, value):
            return b"\0" + bytes([len(name)]) + name + bytes([len(value)]) + value
        connection.sendall(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + frame(4, 0, 0, b""))
        stream_of_bytes = connection.makefile("rb")
        for stream in (1, 3):
            fields = {b":method": b"GET", b":scheme": b"http", b":authority": b"a", b":path": b"/items.json", b"accept-encoding": b"gzip"}
            connection.sendall(frame(1, 5, stream, b"".join(literal(*pair) for pair in fields.items())))
            while True:
                head = stream_of_bytes.read(9)
                payload = stream_of_bytes.read(int.from_bytes(head[:3], "big"))
                kind, flags, number = head[3], head[4], int.from_bytes(head[5:], "big")
                if kind == 4 and not flags & 1: connection.sendall(frame(4, 1, 0, b""))
                if kind == 1 and number == stream: print(payload.hex())
                if number == stream and flags & 1: break
    finally:
        server.kill()
        server.wait()
    """#

  @Test(
    "A response of the nginx on this machine takes as many bytes as are counted, twice",
    .enabled(if: nginx != nil))
  func nginxSends() throws {
    let nginx = try #require(Self.nginx)
    try Tool.withTemporaryFolder { folder in
      let outcome = try Tool.run("python3", ["-c", Self.client, nginx], in: folder)
      let blocks = outcome.text.split(separator: "\n").map { line in
        stride(from: 0, to: line.count, by: 2).compactMap {
          UInt8(line.dropFirst($0).prefix(2), radix: 16)
        }
      }
      #expect(blocks.count == 2, "\(outcome.diagnostics)")
      let decoder = HeaderDecoder(tableBytes: 4_096)
      for block in blocks {
        let fields = decoder.fields(of: block)
        #expect(fields.contains(HeaderField("vary", "Accept-Encoding")), "\(fields)")
        #expect(StaticHeaderCompressor().compressed(fields) == block, "\(fields)")
      }
    }
  }
}
