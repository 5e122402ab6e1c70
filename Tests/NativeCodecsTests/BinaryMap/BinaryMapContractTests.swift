import NativeCodecs
import RecordModel
import TestSupport
import Testing

@Suite struct CBORContractTests {
  private let contract = CodecContract(repertoire: .everything, hasOddNames: true) {
    schema, limits in CBORCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  /// Keys that are integers are read with whole records only.
  private let textKeys = CodecContract(
    repertoire: .everything, hasOddNames: true, keyKinds: [.string]
  ) { schema, limits in
    CBORCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqualAndAreDeterministic() throws {
    try contract.checkRoundTrips { _, _, bytes in
      var check = DeterministicCheck(bytes)
      try check.item()
      #expect(check.isAtEnd)
    }
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }

  @Test func whatIsReadFieldByFieldIsWhatDecodingGives() throws {
    try textKeys.checkRoundTrips(records: 2000, seed: 77) { schema, record, bytes in
      let read = try traversed(bytes, by: CBORCodec(schema: schema))
      #expect(read == record)
    }
  }

  @Test func damagedInputIsReadFieldByFieldAsDecodingReadsIt() throws {
    try textKeys.checkDamagedInput(mutations: 20_000, seed: 77) { codec, bytes, record in
      checkTraversal(of: bytes, by: codec, reads: record)
    }
  }
}

@Suite struct MessagePackContractTests {
  private let contract = CodecContract(repertoire: .everything, hasOddNames: true) {
    schema, limits in MessagePackCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  /// Keys that are integers are read with whole records only.
  private let textKeys = CodecContract(
    repertoire: .everything, hasOddNames: true, keyKinds: [.string]
  ) { schema, limits in
    MessagePackCodec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func randomRecordsComeBackEqual() throws {
    try contract.checkRoundTrips()
  }

  @Test func damagedInputIsRefusedOrRead() throws {
    try contract.checkDamagedInput()
  }

  @Test func whatIsReadFieldByFieldIsWhatDecodingGives() throws {
    try textKeys.checkRoundTrips(records: 2000, seed: 77) { schema, record, bytes in
      let read = try traversed(bytes, by: MessagePackCodec(schema: schema))
      #expect(read == record)
    }
  }

  @Test func damagedInputIsReadFieldByFieldAsDecodingReadsIt() throws {
    try textKeys.checkDamagedInput(mutations: 20_000, seed: 77) { codec, bytes, record in
      checkTraversal(of: bytes, by: codec, reads: record)
    }
  }
}

/// Reads everything in a record field by field.
private func traversed<Format: BinaryMapFormat>(
  _ bytes: [UInt8], by codec: BinaryMapCodec<DynamicRecord, Format>
) throws(DecodingFailure) -> DynamicRecord {
  var fields = try codec.fields(of: bytes.rawSpan)
  return try BorrowedTraversal.record(&fields, codec.schema)
}

/// Compares what is read field by field with what decoding gives, where that is documented to be the same.
private func checkTraversal<Format: BinaryMapFormat>(
  of bytes: [UInt8], by codec: BinaryMapCodec<DynamicRecord, Format>, reads record: DynamicRecord?
) {
  do throws(DecodingFailure) {
    let read = try traversed(bytes, by: codec)
    if let record { #expect(read == record, "\(bytes)") }
  } catch {
    if case .malformed(let message) = error.reason, message.contains("cannot be lent") { return }
    #expect(record == nil, "\(bytes): \(error)")
  }
}

/// Checks that bytes are CBOR in its deterministic form, by the words of RFC 8949, section 4.2.1.
private struct DeterministicCheck {
  struct Finding: Error { let text: String }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  mutating func item() throws {
    let initial = bytes[position]
    position += 1
    let (majorType, information) = (initial >> 5, initial & 0x1F)
    guard information < 28 else { throw Finding(text: "an item without a length") }
    if majorType == 7, information >= 25 { return try float(width: 1 << Int(information - 24)) }
    var argument = UInt64(information)
    if information >= 24 {
      let width = 1 << Int(information - 24)
      argument = bytes[position..<(position + width)].reduce(0) { $0 << 8 | UInt64($1) }
      position += width
      let least: [UInt64] = [24, 1 << 8, 1 << 16, 1 << 32]
      guard argument >= least[Int(information - 24)] else { throw Finding(text: "a long form") }
    }
    switch majorType {
    case 2, 3: position += Int(argument)
    case 4: for _ in 0..<argument { try item() }
    case 5:
      var last: [UInt8] = []
      for _ in 0..<argument {
        let start = position
        try item()
        let key = Array(bytes[start..<position])
        guard last.lexicographicallyPrecedes(key) else { throw Finding(text: "keys out of order") }
        last = key
        try item()
      }
    case 6: throw Finding(text: "a tag")
    default: break
    }
  }

  private mutating func float(width: Int) throws {
    let bits = bytes[position..<(position + width)].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    position += width
    switch width {
    case 2: break
    case 4:
      let value = Float(bitPattern: UInt32(bits))
      guard !value.isNaN, Float(Float16(value)) != value else {
        throw Finding(text: "\(value) fits in 16 bits")
      }
    default:
      let value = Double(bitPattern: bits)
      guard !value.isNaN, Double(Float(value)) != value else {
        throw Finding(text: "\(value) fits in 32 bits")
      }
    }
  }
}
