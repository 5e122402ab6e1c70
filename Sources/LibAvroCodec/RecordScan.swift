internal import Bytes
internal import RecordModel

/// Walks Avro's binary encoding by the schema, builds nothing, and refuses what libavro must not see.
///
/// libavro allocates what a length says, multiplies a negative count by -1 whatever it is, recurses as deep as the input
/// wants and reads as many elements as it names. Behind this scan it meets none of that: what passes is a record, within
/// the limits, and ends where the input does.
///
/// Source: Avro specification 1.11, "Binary Encoding".
struct RecordScan: ~Copyable {
  private(set) var reader: ByteReader
  private let layouts: Layouts
  private let limits: DecodingLimits
  private let checksText: Bool
  private var depth = 1
  /// How many elements took no bytes at all: a few bytes can announce any number of them.
  private var emptyElements = 0

  init(
    reader: consuming ByteReader, layouts: Layouts, limits: DecodingLimits, checksText: Bool = false
  ) {
    self.reader = reader
    self.layouts = layouts
    self.limits = limits
    self.checksText = checksText
  }

  /// Passes over one record of the schema.
  mutating func passRecord() throws(DecodingFailure) {
    depth = 1
    try passFields(of: 0)
  }

  /// Refuses bytes behind the record.
  func expectEnd() throws(DecodingFailure) {
    guard reader.isAtEnd else { throw failure(.trailingBytes(count: reader.remaining)) }
  }

  private mutating func passFields(of record: Int) throws(DecodingFailure) {
    let fields = layouts[record].fields
    for index in fields.indices {
      do {
        try passField(fields[index])
      } catch {
        throw error.inside(.field(fields[index].number))
      }
    }
  }

  private mutating func passField(_ field: FieldLayout) throws(DecodingFailure) {
    switch field.cardinality {
    case .implicit: try passValue(of: field)
    case .optional where field.isUnion:
      let branch = try long()
      guard branch >= 0, branch <= field.members.count else {
        throw failure(
          .outOfRange(expected: "a union of \(field.members.count + 1)", found: "\(branch)"))
      }
      if branch > 0 { try passValue(of: field.members[Int(branch) - 1]) }
    case .optional:
      switch try long() {
      case 0: break
      case 1: try passValue(of: field)
      case let branch: throw failure(.outOfRange(expected: "a union of two", found: "\(branch)"))
      }
    case .repeated:
      var count = 0
      try passBlocks { scan throws(DecodingFailure) in
        do throws(DecodingFailure) {
          try scan.passValue(of: field)
        } catch {
          throw error.inside(.element(count))
        }
        count += 1
      }
    case .map:
      var keys: Set<[UInt8]> = []
      try passBlocks { scan throws(DecodingFailure) in
        let key = try scan.passKey()
        // libavro reads the second value of a key on top of the first: lists in it would be joined.
        if field.kind == .record, !keys.insert(key).inserted {
          throw scan.failure(.malformed("a map of records has a key twice"))
        }
        do throws(DecodingFailure) {
          try scan.passValue(of: field)
        } catch {
          throw error.inside(.key(String(decoding: key, as: UTF8.self)))
        }
      }
    }
  }

  // MARK: Blocks

  /// Passes over the blocks of an array or a map. A negative count is followed by the block's size in bytes.
  private mutating func passBlocks(
    _ passItem: (inout RecordScan) throws(DecodingFailure) -> Void
  ) throws(DecodingFailure) {
    var total = 0
    while true {
      let count = try long()
      if count == 0 { return }
      guard count.magnitude <= limits.elements - total else {
        throw failure(.tooManyElements(limit: limits.elements))
      }
      total += Int(count.magnitude)
      let size = count < 0 ? try long() : nil
      let start = reader.offset
      for _ in 0..<count.magnitude {
        let itemStart = reader.offset
        try passItem(&self)
        if reader.offset == itemStart {
          emptyElements += 1
          guard emptyElements <= limits.elements else {
            throw failure(.tooManyElements(limit: limits.elements))
          }
        }
      }
      if let size, size != reader.offset - start {
        throw failure(
          .malformed("a block's size is \(size), but its items take \(reader.offset - start) bytes")
        )
      }
    }
  }

  // MARK: Values

  private mutating func passValue(of field: FieldLayout) throws(DecodingFailure) {
    switch field.kind {
    case .bool:
      let byte = try read { reader throws(ByteReadFailure) in try reader.readByte() }
      guard byte <= 1 else { throw failure(.outOfRange(expected: "boolean", found: "\(byte)")) }
    case .int32:
      let value = try long()
      guard Int32(exactly: value) != nil else {
        throw failure(.outOfRange(expected: "int32", found: "\(value)"))
      }
    case .int64, .uint64: _ = try long()
    case .uint32:
      let value = try long()
      guard UInt32(exactly: value) != nil else {
        throw failure(.outOfRange(expected: "uint32", found: "\(value)"))
      }
    case .float: try skip(4)
    case .double: try skip(8)
    case .string:
      let count = try stringLength()
      if checksText {
        _ = try read { reader throws(ByteReadFailure) in try reader.readString(count: count) }
      } else {
        try skip(count)
      }
    case .bytes: try skip(try stringLength())
    case .enumeration:
      let index = try long()
      guard index >= 0, index < field.enumeration?.cases.count ?? 0 else {
        throw failure(.unknownEnumCase("at position \(index)"))
      }
    case .record:
      guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
      depth += 1
      try passFields(of: field.record)
      depth -= 1
    }
  }

  private mutating func passKey() throws(DecodingFailure) -> [UInt8] {
    let count = try stringLength()
    let start = reader.offset
    let key = try read { reader throws(ByteReadFailure) in try reader.readBytes(count: count) }
    if checksText, String(validating: key, as: UTF8.self) == nil {
      throw DecodingFailure(.invalidUTF8, offset: start)
    }
    guard !key.contains(0) else {
      throw DecodingFailure(.malformed("libavro cannot read U+0000 in a map's key"), offset: start)
    }
    return key
  }

  private mutating func stringLength() throws(DecodingFailure) -> Int {
    let length = try long()
    guard length >= 0 else { throw failure(.malformed("a length is negative: \(length)")) }
    guard length <= reader.remaining else { throw failure(.truncated) }
    guard length <= limits.stringBytes else {
      throw failure(.stringTooLong(count: Int(length), limit: limits.stringBytes))
    }
    return Int(length)
  }

  private mutating func long() throws(DecodingFailure) -> Int64 {
    ZigZag.decode(try read { reader throws(ByteReadFailure) in try reader.readVarint() })
  }

  private mutating func skip(_ count: Int) throws(DecodingFailure) {
    try read { reader throws(ByteReadFailure) in try reader.skip(count) }
  }

  @inline(__always)
  private mutating func read<Result>(
    _ body: (inout ByteReader) throws(ByteReadFailure) -> Result
  ) throws(DecodingFailure) -> Result {
    do {
      return try body(&reader)
    } catch {
      throw failure(DecodingFailure.Reason(error))
    }
  }

  private func failure(_ reason: DecodingFailure.Reason) -> DecodingFailure {
    DecodingFailure(reason, offset: reader.offset)
  }
}
