public import Bytes
public import RecordModel

extension ProtobufDecoder: BorrowingDecoder {
  /// The end of what is around the record.
  public typealias RecordScope = ByteReader.Limit

  /// What a repeated field was found to be.
  @frozen
  public enum ElementScope {
    /// Nothing has been read of the element that was announced.
    case unpacked(tag: UInt64)
    /// An element with this tag has been read, and perhaps another one follows.
    case run(tag: UInt64)
    /// The elements lie side by side up to the end of the reader; then come the tag and the end that were before.
    case packed(tag: UInt64, outer: ByteReader.Limit)
  }

  @inlinable
  public mutating func expectValue(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) {
    guard isAt(kind.wireType(as: form.encoding)) else { throw unexpectedWireType(for: kind) }
  }

  @usableFromInline @inline(never)
  func unexpectedWireType(for kind: ValueKind) -> DecodingFailure {
    DecodingFailure(
      .wrongType(expected: kind.rawValue, found: "wire type \(tag & 7)"),
      in: FieldPath([.field(number)]), offset: reader.offset)
  }

  @inlinable
  public mutating func passText() throws(DecodingFailure) -> TextLocation {
    let count = try stringLength()
    let start = reader.offset
    do {
      try reader.skip(count)
    } catch {
      throw failure(reading: error)
    }
    return TextLocation(start..<(start + count))
  }

  @inlinable
  public mutating func beginRecord() throws(DecodingFailure) -> RecordScope {
    guard depth < limits.depth else { throw failure(.nestingTooDeep(limit: limits.depth)) }
    depth &+= 1
    return try narrow()
  }

  @inlinable
  public mutating func endRecord(_ scope: RecordScope) {
    reader.skipToEnd()
    reader.widen(to: scope)
    depth &-= 1
  }

  @inlinable
  public mutating func beginElements(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) -> ElementScope {
    let tag = tag
    let elementTag = tag & ~7 | UInt64(kind.wireType(as: form.encoding).rawValue)
    if tag == elementTag { return .unpacked(tag: tag) }
    guard kind.isNumeric, isAt(.lengthDelimited) else { throw unexpectedWireType(for: kind) }
    let outer = try narrow()
    // An element has no tag of its own; this is what it would be.
    self.tag = elementTag
    return .packed(tag: tag, outer: outer)
  }

  @inlinable
  public mutating func nextElement(_ scope: inout ElementScope) throws(DecodingFailure) -> Bool {
    switch scope {
    case .unpacked(let tag):
      scope = .run(tag: tag)
      return true
    case .run(let tag):
      self.tag = tag
      return reader.skipVarint(ifEqualTo: tag)
    case .packed(let tag, let outer):
      if !reader.isAtEnd { return true }
      reader.widen(to: outer)
      self.tag = tag
      return false
    }
  }
}

extension ProtobufCodec {
  /// Reads the fields of a record straight from the input, each only when it is asked for and none copied.
  @inlinable @_lifetime(copy bytes)
  public func fields(
    of bytes: RawSpan
  ) throws(DecodingFailure) -> FieldReader<ProtobufDecoder> {
    do {
      try limits.check(inputBytes: bytes.byteCount)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
    return FieldReader(
      ProtobufDecoder(
        reader: ByteReader(unsafeBorrowing: bytes), limits: limits, elements: ElementStack()),
      input: bytes)
  }
}

extension FieldReader where Decoder == ProtobufDecoder {
  /// The numbers of the packed field that the reader is at, not copied: `double`, `float`, `fixed32`, `fixed64`,
  /// `sfixed32` or `sfixed64`.
  ///
  /// Fails on a field that is not packed, which ``forEachElement(of:as:_:)`` reads as well.
  @inlinable @_lifetime(copy self)
  public mutating func packed<Number: PackedNumber>(
    _ type: Number.Type = Number.self
  ) throws(DecodingFailure) -> PackedNumbers<Number> {
    let bytes = try decoder.passPacked(width: MemoryLayout<Number.Bits>.size)
    isUnread = false
    return PackedNumbers(input.extracting(bytes))
  }
}

extension ProtobufDecoder {
  /// Passes over a packed field of numbers of this width, and says where they lie.
  @usableFromInline
  mutating func passPacked(width: Int) throws(DecodingFailure) -> Range<Int> {
    guard isAt(.lengthDelimited) else { throw unexpectedWireType(for: .bytes) }
    let outer = try narrow()
    let bytes = reader.offset..<(reader.offset + reader.remaining)
    guard bytes.count % width == 0 else { throw failure(.truncated) }
    guard bytes.count / width <= limits.elements else {
      throw failure(.tooManyElements(limit: limits.elements))
    }
    reader.skipToEnd()
    reader.widen(to: outer)
    return bytes
  }
}
