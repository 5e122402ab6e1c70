import Bytes
import CProtobufC
import RecordModel

/// Reads an input once, before protobuf-c does, and refuses what must not come that far.
///
/// protobuf-c limits neither nesting nor counts, does not check text, and says nothing about what it refuses. The scan
/// follows the schema over the wire format, takes no memory for what it reads, and says what is wrong, in which field and
/// where. What it lets pass protobuf-c accepts.
struct InputScan: ~Copyable {
  /// What protobuf-c will need for an input.
  struct Findings {
    /// A bound on what it allocates, in bytes.
    var memory = 0
    /// Whether a record that occurs once is written in several parts, which it does not join as it should.
    var hasSplitRecords = false
  }

  var reader: ByteReader
  private let input: UnsafeRawBufferPointer
  let limits: DecodingLimits
  private var depth = 1
  /// How often each counted field of the messages begun has come, the innermost message's last.
  private var counters: [Int] = []
  var findings = Findings()
  /// How many bytes protobuf-c will keep of fields that the schema does not have.
  private var unknownBytes = 0

  private init(
    _ input: UnsafeRawBufferPointer, reader: consuming ByteReader, limits: DecodingLimits
  ) {
    self.input = input
    self.reader = reader
    self.limits = limits
  }

  /// Scans an input as a message of this layout.
  static func scan(
    _ bytes: RawSpan, as layout: UnsafePointer<MessageLayout>, limits: DecodingLimits
  ) throws(DecodingFailure) -> Findings {
    try bytes.withUnsafeBytes { input throws(DecodingFailure) in
      try ByteReader.reading(bytes) { reader throws(DecodingFailure) in
        var scan = InputScan(input, reader: reader, limits: limits)
        try scan.scan(layout)
        return scan.findings
      }
    }
  }

  /// Scans what is left of the reader as one message: a record, or a map's entry, which is none in a failure's path.
  mutating func scan(
    _ layout: UnsafePointer<MessageLayout>, isEntry: Bool = false
  ) throws(DecodingFailure) {
    let firstCounter = counters.count
    counters.append(contentsOf: repeatElement(0, count: layout.pointee.counterCount))
    var hint = layout.pointee.fields
    var fields = 0
    var key = 0..<0
    while !reader.isAtEnd {
      let tag = try readTag()
      let number = Int(truncatingIfNeeded: tag >> 3)
      fields += 1
      let start = reader.offset
      do throws(DecodingFailure) {
        if let field = layout.pointee.field(numbered: number, near: &hint) {
          try scan(field, tag: tag, counter: firstCounter + field.pointee.counter)
          if isEntry, number == 1 { key = start..<reader.offset }
        } else {
          try skipUnknown(tag)
        }
      } catch {
        throw isEntry && number == 2
          ? error.inside(.key(keyText(of: layout, at: key)))
          : isEntry && number == 1 ? error : error.inside(.field(number))
      }
    }
    counters.removeLast(layout.pointee.counterCount)
    // The structure, a bit for each field that it could require, and what each field that came takes.
    findings.memory += layout.pointee.size + layout.pointee.fieldCount
    findings.memory += fields * Self.memoryOfField
  }

  /// The text of an entry's key, for the path of a failure.
  private func keyText(of entry: UnsafePointer<MessageLayout>, at range: Range<Int>) -> String {
    let field = entry.pointee.fields.pointee
    let isZigzag = field.encoding == .zigzag
    if range.isEmpty { return field.kind == .string ? "" : field.kind == .bool ? "false" : "0" }
    var reader = ByteReader(
      unsafeBorrowing: UnsafeRawBufferPointer(rebasing: input[range]).bytes)
    let bits: UInt64
    switch field.wireType {
    case Self.fixed32:
      bits = UInt64((try? reader.readLittleEndian(as: UInt32.self)) ?? 0)
    case Self.fixed64: bits = (try? reader.readLittleEndian(as: UInt64.self)) ?? 0
    default: bits = (try? reader.readVarint()) ?? 0
    }
    switch field.kind {
    case .bool: return (bits != 0).keyText
    case .int32:
      let short = UInt32(truncatingIfNeeded: bits)
      return (isZigzag ? ZigZag.decode(short) : Int32(bitPattern: short)).keyText
    case .int64: return (isZigzag ? ZigZag.decode(bits) : Int64(bitPattern: bits)).keyText
    case .uint32: return UInt32(truncatingIfNeeded: bits).keyText
    case .uint64: return bits.keyText
    // Its length comes before the text.
    default: return String(decoding: input[range].suffix(reader.remaining), as: UTF8.self)
    }
  }

  /// The most that protobuf-c takes for a field beside text and packed numbers, in bytes: 64 in its list of scanned fields,
  /// and either 16 in an array or 47 for an unknown one.
  private static let memoryOfField = 128

  // MARK: Fields

  @inline(__always)
  private mutating func scan(
    _ field: UnsafePointer<FieldLayout>, tag: UInt64, counter: Int
  ) throws(DecodingFailure) {
    let wireType = field.pointee.wireType
    switch field.pointee.shape {
    case .single:
      guard tag & 7 == wireType, wireType != Self.startGroup else {
        throw wrongWireType(tag, expected: wireType)
      }
      if field.pointee.kind == .record {
        counters[counter] += 1
        if counters[counter] > 1 { findings.hasSplitRecords = true }
      }
      try scanValue(field)
    case .list, .map:
      if tag & 7 == wireType, wireType != Self.startGroup {
        guard counters[counter] < limits.elements else {
          throw failure(.tooManyElements(limit: limits.elements))
        }
        try scanElement(field, index: counters[counter])
        counters[counter] += 1
      } else if tag & 7 == Self.lengthDelimited, field.pointee.kind.isNumeric {
        try scanPacked(field, counter: counter)
      } else {
        throw wrongWireType(tag, expected: wireType)
      }
    }
  }

  @inline(__always)
  private mutating func scanElement(
    _ field: UnsafePointer<FieldLayout>, index: Int
  ) throws(DecodingFailure) {
    if field.pointee.shape == .map {
      let outer = try narrow()
      try scan(field.pointee.message.unsafelyUnwrapped, isEntry: true)
      return reader.widen(to: outer)
    }
    do throws(DecodingFailure) {
      try scanValue(field)
    } catch {
      throw error.inside(.element(index))
    }
  }

  @inline(__always)
  private mutating func scanValue(
    _ field: UnsafePointer<FieldLayout>
  ) throws(DecodingFailure) {
    switch field.pointee.kind {
    case .record: try scanRecord(field.pointee.message.unsafelyUnwrapped)
    case .string: try scanText()
    case .bytes: try skip(try readStringLength())
    case .bool, .int32, .int64, .uint32, .uint64, .float, .double, .enumeration:
      try skipNumber(field.pointee.wireType)
    }
  }

  private mutating func scanRecord(
    _ layout: UnsafePointer<MessageLayout>
  ) throws(DecodingFailure) {
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    depth += 1
    let outer = try narrow()
    try scan(layout)
    reader.widen(to: outer)
    depth -= 1
  }

  private mutating func scanText() throws(DecodingFailure) {
    let count = try readStringLength()
    let place = reader.offset..<(reader.offset + count)
    let text = Span(_unsafeBytes: UnsafeRawBufferPointer(rebasing: input[place])) as Span<UInt8>
    do {
      _ = try UTF8Span(validating: text)
    } catch {
      throw failure(.invalidUTF8)
    }
    try skip(count)
  }

  private mutating func scanPacked(
    _ field: UnsafePointer<FieldLayout>, counter: Int
  ) throws(DecodingFailure) {
    let outer = try narrow()
    let wireType = field.pointee.wireType
    let count =
      wireType == Self.varint
      ? reader.countVarints() : reader.remaining / (wireType == Self.fixed32 ? 4 : 8)
    guard count <= limits.elements - counters[counter] else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    // Up to eight bytes of a structure for each that is read.
    findings.memory += reader.remaining * 8
    while !reader.isAtEnd {
      do throws(DecodingFailure) {
        try skipNumber(wireType)
      } catch {
        throw error.inside(.element(counters[counter]))
      }
      counters[counter] += 1
    }
    reader.widen(to: outer)
  }

  /// Passes over a field that the schema has not; protobuf-c keeps such fields.
  private mutating func skipUnknown(_ tag: UInt64) throws(DecodingFailure) {
    let start = reader.offset
    switch tag & 7 {
    case Self.lengthDelimited:
      let length = try readLength()
      guard length <= reader.remaining else { throw failure(.truncated) }
      findings.memory += length
      try skip(length)
    case Self.varint, Self.fixed32, Self.fixed64: try skipNumber(tag & 7)
    default: throw unreadable(tag)
    }
    unknownBytes += Varint.size(tag) + reader.offset - start
    guard unknownBytes <= limits.unknownFieldBytes else {
      throw failure(.tooManyUnknownBytes(limit: limits.unknownFieldBytes))
    }
  }
}
