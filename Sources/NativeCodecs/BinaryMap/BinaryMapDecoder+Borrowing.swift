public import Bytes
public import RecordModel

extension BinaryMapDecoder: BorrowingDecoder {
  /// The field that the record is in, the record around it, and where that was.
  @frozen
  public struct RecordScope {
    @usableFromInline let current: Int
    @usableFromInline let scope: Scope
    @usableFromInline let place: MemberPlace

    @inlinable init(current: Int, scope: Scope, place: MemberPlace) {
      self.current = current
      self.scope = scope
      self.place = place
    }
  }

  /// How many elements or entries are left, -1 where they have no count, and how many there have been.
  @frozen
  public struct ElementScope {
    @usableFromInline let isMap: Bool
    @usableFromInline var left: Int
    @usableFromInline var count = 0

    @inlinable init(isMap: Bool, left: Int) {
      self.isMap = isMap
      self.left = left
    }
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextPresentField() throws(DecodingFailure) -> Int {
    guard place == .field || place == .record else { return nextOfEntry() }
    let number = try nextField()
    if number != 0 {
      place = .field
      return number
    }
    place = .end
    if depth == 1 { try reader.readEnd() }
    return 0
  }

  /// Goes on in an entry of a map, which is read as a record of key and value; or stays after a record's end.
  @usableFromInline @inline(never)
  mutating func nextOfEntry() -> Int {
    place.advanceInEntry()
  }

  @inlinable
  public mutating func skipPresentField() throws(DecodingFailure) {
    if place == .key { _ = try readKey() } else { try skipField() }
  }

  // MARK: Values

  @inlinable
  public mutating func expectValue(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) {
    let field = plan.fields[current]
    guard place.kind(ofField: field.kind, field.cardinality) == kind else {
      throw unexpectedKind(kind.rawValue)
    }
  }

  @usableFromInline @inline(never)
  func unexpectedKind(_ expected: String) -> DecodingFailure {
    let field = plan.fields[current]
    let reason = place.unexpected(expected, inField: field.kind, field.cardinality)
    return reader.failure(reason, at: reader.bytes.offset).inside(.field(field.number))
  }

  /// Text without a count lies in the input in pieces, so that it cannot be lent.
  @inlinable
  public mutating func passText() throws(DecodingFailure) -> TextLocation {
    let start = reader.bytes.offset
    let head = try reader.readHead()
    guard head.kind == .text else { throw notLent(head, at: start) }
    let count = try reader.checkedLength(head, at: start)
    let text = reader.bytes.offset
    reader.bytes.skip(known: count)
    return TextLocation(text..<(text &+ count))
  }

  @usableFromInline @inline(never)
  func notLent(_ head: BinaryMapItem, at start: Int) -> DecodingFailure {
    if place == .key, head.kind == .unsigned || head.kind == .negative {
      return reader.failure(
        .malformed("a key that is an integer cannot be lent as text; decode the record"), at: start)
    }
    return head.kind == .text.withoutCount
      ? reader.failure(.malformed("text in chunks cannot be lent; decode the record"), at: start)
      : reader.wrongType("text", head, at: start)
  }

  // MARK: Records and elements

  @inlinable
  public mutating func beginRecord() throws(DecodingFailure) -> RecordScope {
    let outer = RecordScope(current: current, scope: scope, place: place)
    if place == .entry {
      place = .entryStart
    } else {
      try enterRecord(at: plan.fields[current].nested)
      place = .record
    }
    return outer
  }

  @inlinable
  public mutating func endRecord(_ outer: RecordScope) throws(DecodingFailure) {
    while try nextPresentField() != 0 { try skipPresentField() }
    if outer.place != .entry { depth &-= 1 }
    current = outer.current
    scope = outer.scope
    place = outer.place
  }

  @inlinable
  public mutating func beginElements(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) -> ElementScope {
    let field = plan.fields[current]
    guard place.hasElements(of: kind, inField: field.kind, field.cardinality) else {
      throw unexpectedKind("elements of \(kind)")
    }
    let isMap = field.cardinality == .map
    let start = reader.bytes.offset
    let head = try reader.readHead()
    let expected: BinaryMapItem.Kind = isMap ? .map : .array
    guard head.kind == expected || head.kind == expected.withoutCount else {
      throw reader.wrongType(expected.name, head, at: start)
    }
    let left = try reader.checkedCount(
      head, bytesEach: isMap ? 2 : 1, at: start, limit: reader.limits.elements)
    place = isMap ? .entry : .element
    return ElementScope(isMap: isMap, left: left)
  }

  @inlinable
  public mutating func nextElement(_ scope: inout ElementScope) throws(DecodingFailure) -> Bool {
    let isAtEnd = scope.left >= 0 ? scope.left == 0 : try reader.skipEnd()
    if isAtEnd {
      place = .field
      return false
    }
    if scope.left > 0 { scope.left &-= 1 }
    guard scope.count < reader.limits.elements else {
      throw reader.failure(
        .tooManyElements(limit: reader.limits.elements), at: reader.bytes.offset)
    }
    scope.count &+= 1
    return true
  }
}

extension BinaryMapCodec {
  /// Reads the fields of a record straight from the input, each only when it is asked for and none copied.
  ///
  /// What is passed over is checked to be well-formed, but not to be of the schema's type, and keys of maps that come
  /// twice are announced twice. Text in chunks, and integers as keys of maps, are read only with whole records.
  @inlinable @_lifetime(copy bytes)
  public func fields(
    of bytes: RawSpan
  ) throws(DecodingFailure) -> FieldReader<BinaryMapDecoder<Format>> {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      var decoder = BinaryMapDecoder<Format>(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, rules: reading, limits: limits,
        elements: ElementStack())
      try decoder.enterRecord(at: 0)
      return FieldReader(decoder, input: bytes)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}
