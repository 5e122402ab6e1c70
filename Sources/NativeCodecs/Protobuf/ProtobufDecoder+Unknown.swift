public import Bytes
public import RecordModel

/// The fields that records do not know, from when they come to when their record asks for them.
@frozen @usableFromInline
struct UnknownFieldStack: Sendable {
  /// Which record something came of, of those that are begun.
  struct Owner: Equatable {
    /// How deep it is nested.
    let depth: Int
    /// Where its bytes end in the input; of a group whose end has not come yet, where those around it do.
    let end: Int
  }

  /// What came of one record.
  @usableFromInline
  struct Entry: Sendable {
    var owner: Owner
    var bytes: [UInt8]
  }

  @usableFromInline let isKeeping: Bool
  /// The records that something came of, the innermost last; `nil` costs nothing to make and to drop.
  @usableFromInline var entries: [Entry]?
  /// How many bytes came of all records of the input.
  @usableFromInline var byteCount = 0
  /// Where the last tag was that was not one byte long, or not a usual one.
  @usableFromInline var longTag = 0..<0
  /// Where the item of a message set begins, after its tag, that was announced last.
  @usableFromInline var item = -1
  /// Where the map's entry that was read last has its length.
  @usableFromInline var entry = 0

  @inlinable init(_ policy: UnknownFieldPolicy) { isKeeping = policy == .keep }

  mutating func add(_ field: [UInt8], of owner: Owner) {
    var entries = entries.take() ?? []
    if let last = entries.indices.last, entries[last].owner == owner {
      entries[last].bytes += field
    } else {
      entries.append(Entry(owner: owner, bytes: field))
    }
    self.entries = entries
  }

  /// Takes what came of a record that has ended.
  mutating func take(of owner: Owner) -> [UInt8] {
    var entries = entries.take() ?? []
    defer { if !entries.isEmpty { self.entries = entries } }
    while let last = entries.last, last.owner.depth >= owner.depth {
      entries.removeLast()
      if last.owner == owner { return last.bytes }
      // It came of a record that had no place for it.
    }
    return []
  }

  /// Says where a group ends, now that it has.
  mutating func end(_ group: Owner, at end: Int) {
    guard let last = entries?.indices.last, entries?[last].owner == group else { return }
    entries?[last].owner = Owner(depth: group.depth, end: end)
  }
}

extension ProtobufDecoder {
  /// A record that ends with a tag, as it is read.
  @frozen @usableFromInline
  struct Group {
    @usableFromInline let number: Int
    @usableFromInline let depth: Int
    @usableFromInline var hasEnded = false

    @inlinable init(number: Int, depth: Int) {
      self.number = number
      self.depth = depth
    }
  }

  /// Passes over a field, and keeps it for the record that is being read.
  @inline(never)
  public mutating func skipField() throws(DecodingFailure) {
    let field = try passField()
    if unknown.isKeeping, !field.isEmpty { try keep(reader.bytes(in: field)) }
  }

  /// A number that its field's enum does not have is a field that is unknown.
  public mutating func setAside(enumNumber: Int32) throws(DecodingFailure) {
    // The decoder is after the number, before which its tag is.
    let number = reader.startOfVarint(endingAt: reader.offset)
    try keep(from: reader.startOfVarint(endingAt: number), to: reader.offset)
  }

  /// Each is a field. Between packed numbers there are no tags.
  public mutating func setAside(
    enumNumbers numbers: [(position: Int, number: Int32)], of count: Int
  ) throws(DecodingFailure) {
    guard unknown.isKeeping else { return }
    let isPacked = isAt(.lengthDelimited)
    var place = reader.offset
    for _ in 0..<(isPacked ? count : 2 * count) { place = reader.startOfVarint(endingAt: place) }
    var position = 0
    for item in numbers {
      while true {
        let start = place
        if !isPacked { place = reader.endOfVarint(startingAt: place) }
        place = reader.endOfVarint(startingAt: place)
        position += 1
        guard position > item.position else { continue }
        if isPacked {
          var tag = ByteBuffer()
          tag.appendVarint(UInt64(truncatingIfNeeded: number) << 3)
          try keep(tag.bytes() + reader.bytes(in: start..<place))
        } else {
          try keep(from: start, to: place)
        }
        break
      }
    }
  }

  /// As an entry of a map whose value its enum does not have.
  public mutating func setAside(
    enumNumber: Int32, key: DynamicKey, as form: FieldForm
  ) throws(DecodingFailure) {
    try keep(from: reader.startOfVarint(endingAt: unknown.entry), to: reader.offset)
  }

  private mutating func keep(from start: Int, to end: Int) throws(DecodingFailure) {
    if unknown.isKeeping { try keep(reader.bytes(in: start..<end)) }
  }

  private mutating func keep(_ field: [UInt8]) throws(DecodingFailure) {
    unknown.byteCount += field.count
    guard unknown.byteCount <= limits.unknownFieldBytes else {
      throw failure(.tooManyUnknownBytes(limit: limits.unknownFieldBytes))
    }
    unknown.add(field, of: UnknownFieldStack.Owner(depth: depth, end: reader.endOffset))
  }

  @inlinable @inline(__always)
  public mutating func takeUnknownFields(into fields: inout UnknownFields) {
    if unknown.entries != nil { takeEntry(into: &fields) }
  }

  @usableFromInline @inline(never)
  mutating func takeEntry(into fields: inout UnknownFields) {
    fields.append(unknown.take(of: UnknownFieldStack.Owner(depth: depth, end: reader.endOffset)))
  }

  // MARK: Groups

  /// Passes over the field that ``nextField()`` announced, without keeping it.
  ///
  /// - Parameter canEndGroup: whether the field may be the end of the group that is being read.
  /// - Returns: where the field is in the input, with its tag; empty where the end of the group that is being read was
  ///   announced, which then is the end of the reader too.
  @usableFromInline
  mutating func passField(canEndGroup: Bool = true) throws(DecodingFailure) -> Range<Int> {
    let number = number
    let value = reader.offset
    let start = unknown.longTag.upperBound == value ? unknown.longTag.lowerBound : value - 1
    do throws(DecodingFailure) {
      switch WireType(rawValue: UInt8(truncatingIfNeeded: tag & 7)) {
      case .varint: _ = try varint()
      case .fixed64: try skip(8)
      case .lengthDelimited: try skip(Int(clamping: try varint()))
      case .fixed32: try skip(4)
      case .startGroup: try passGroup()
      case .endGroup where canEndGroup && group.number == number && group.depth == depth:
        group.hasEnded = true
        let owner = UnknownFieldStack.Owner(depth: depth, end: reader.endOffset)
        reader.endHere()
        unknown.end(owner, at: reader.endOffset)
        return start..<start
      case .endGroup, nil: throw failure(.invalidTag(tag))
      }
    } catch {
      throw error.inside(.field(number))
    }
    return start..<reader.offset
  }

  private mutating func skip(_ count: Int) throws(DecodingFailure) {
    do {
      try reader.skip(count)
    } catch {
      throw failure(reading: error)
    }
  }

  /// Passes over a group: fields up to an end with the same number. Groups count as nesting.
  private mutating func passGroup() throws(DecodingFailure) {
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    depth += 1
    let end = reader.offset == unknown.item ? MessageSetItem.end : tag + 1
    while true {
      guard try nextField() != 0 else { throw failure(.truncated) }
      if tag == end { break }
      _ = try passField(canEndGroup: false)
    }
    depth -= 1
  }

  /// Reads a record that goes up to an end with the number of its field.
  @inlinable
  mutating func readGroup<Value: RecordValue>(into record: inout Value) throws(DecodingFailure) {
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    depth += 1
    let (outer, limit, tag) = (group, reader.limit, tag)
    group = Group(number: number, depth: depth)
    try record.decode(from: &self)
    guard group.hasEnded else { throw failure(.truncated) }
    reader.widen(to: limit)
    (group, self.tag) = (outer, tag)
    depth -= 1
  }
}
