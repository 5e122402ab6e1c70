/// CRC-64-AVRO, the fingerprint by which a message names the schema that it was written with.
///
/// Source: Apache Avro 1.11 specification, "Schema Fingerprints": Rabin's fingerprint with the polynomial and the start
/// value `0xc15d213aa4d7a795`, by table.
enum AvroFingerprint {
  private static let empty: UInt64 = 0xc15d_213a_a4d7_a795

  private static let table: [UInt64] = (0..<256).map { byte in
    (0..<8).reduce(UInt64(byte)) { fingerprint, _ in
      (fingerprint >> 1) ^ (empty & (0 &- (fingerprint & 1)))
    }
  }

  /// The fingerprint of bytes.
  static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(empty) { fingerprint, byte in
      (fingerprint >> 8) ^ table[Int(UInt8(truncatingIfNeeded: fingerprint) ^ byte)]
    }
  }
}

extension AvroSchema {
  /// The CRC-64-AVRO fingerprint of the canonical form: equal for schemas with equal encodings and names.
  public var fingerprint: UInt64 { AvroFingerprint.of(canonicalForm.utf8) }
}
