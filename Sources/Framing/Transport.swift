/// What carries the bytes of a message: records of TLS 1.3 in segments of TCP in packets of IPv4.
enum Transport {
  /// A record's header, the byte of its content type, and the tag of AES-GCM or ChaCha20-Poly1305.
  private static let recordBytes = 5 + 1 + 16
  /// The most plaintext in a record: 2¹⁴ B.
  private static let mostInRecord = 16_384
  /// IPv4 and TCP without options, and TCP's timestamps with their padding.
  private static let packetHeaderBytes = 20 + 20 + 12
  /// What of Ethernet's 1,500 B is left for data behind those headers.
  private static let mostInSegment = 1_500 - packetHeaderBytes

  /// The parts that TLS adds to so many bytes, handed over in one piece.
  static func records(_ bytes: Int) -> [WirePart] {
    let records = (bytes + mostInRecord - 1) / mostInRecord
    return [
      WirePart(
        layer: .tls, label: "records", bytes: records * recordBytes,
        formula: "⌈\(bytes) ÷ \(mostInRecord)⌉ × (5 header + 1 type + 16 tag)",
        source: "RFC 8446, sections 5.1 and 5.2; RFC 5116, section 5.1")
    ]
  }

  /// The headers of the packets that carry so many bytes.
  static func packets(_ bytes: Int) -> WirePart {
    let segments = segments(bytes)
    return WirePart(
      layer: .tcpip, label: "packet headers", bytes: segments * packetHeaderBytes,
      formula: "⌈\(bytes) ÷ \(mostInSegment)⌉ × (20 IPv4 + 20 TCP + 12 timestamps)",
      source: "RFC 791, section 3.1; RFC 9293, section 3.1; RFC 7323, section 3.2; RFC 894")
  }

  /// Packets without data that acknowledge so many bytes from the other side: one for two segments, and none for the
  /// last, which what is sent next acknowledges.
  static func acknowledgements(of bytes: Int) -> [WirePart] {
    let count = max(0, (segments(bytes) + 1) / 2 - 1)
    guard count > 0 else { return [] }
    return [
      WirePart(
        layer: .tcpip, label: "acknowledgements", bytes: count * packetHeaderBytes,
        formula: "(⌈\(segments(bytes)) segments ÷ 2⌉ - 1) × \(packetHeaderBytes)",
        source: "RFC 9293, section 3.8.6.3")
    ]
  }

  private static func segments(_ bytes: Int) -> Int {
    (bytes + mostInSegment - 1) / mostInSegment
  }
}
