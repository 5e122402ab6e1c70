public import Bytes
public import RecordModel

extension JSONRecordDecoder: BorrowingDecoder {
  /// The field that the record is in, the record around it, and where that was.
  @frozen
  public struct RecordScope {
    @usableFromInline let current: Int
    @usableFromInline let record: Int
    @usableFromInline let place: MemberPlace

    @inlinable init(current: Int, record: Int, place: MemberPlace) {
      self.current = current
      self.record = record
      self.place = place
    }
  }

  /// Whether the elements are an array's or a map's, and how many there have been.
  @frozen
  public struct ElementScope {
    @usableFromInline let isMap: Bool
    @usableFromInline var count = 0

    @inlinable init(isMap: Bool) { self.isMap = isMap }
  }

  // MARK: Fields

  @inlinable @inline(__always)
  public mutating func nextPresentField() throws(DecodingFailure) -> Int {
    guard place == .field || place == .record else { return try nextOfEntry() }
    let number = try nextField()
    if number != 0 {
      place = .field
      return number
    }
    place = .end
    if depth == 1 { try reader.readEnd() }
    return 0
  }

  /// Goes on in an entry of a map, which is read as a record of key and value; or stays behind a record's end.
  @usableFromInline @inline(never)
  mutating func nextOfEntry() throws(DecodingFailure) -> Int {
    switch place {
    case .key:
      try reader.readColon()
      reader.bytes.skipWhitespace()
    case .entryStart, .value, .end: break
    case .record, .field, .element, .entry: throw reader.unexpected("a member's name")
    }
    return place.advanceInEntry()
  }

  @inlinable
  public mutating func skipPresentField() throws(DecodingFailure) {
    if place == .key { try skipKey() } else { try skipField() }
  }

  @usableFromInline @inline(never)
  mutating func skipKey() throws(DecodingFailure) {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw wrongType("a string") }
    try reader.skipString()
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
    return reader.failure(reason).inside(.field(field.number))
  }

  @inlinable
  public mutating func passText() throws(DecodingFailure) -> TextLocation {
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw wrongType("a string") }
    let start = reader.bytes.offset
    if let count = reader.bytes.plainTextCount, count <= reader.limits.stringBytes {
      reader.bytes.skip(known: count &+ 1)
      return TextLocation(start..<(start &+ count))
    }
    let count = try reader.passEscapedString()
    return TextLocation(start..<(reader.bytes.offset &- 1), utf8Count: count)
  }

  // MARK: Records and elements

  /// Goes to the first field of the record that the whole input is.
  @inlinable
  mutating func beginDocument() throws(DecodingFailure) {
    reader.bytes.skipWhitespace()
    try beginRecord(at: plan.root)
  }

  @inlinable
  public mutating func beginRecord() throws(DecodingFailure) -> RecordScope {
    let scope = RecordScope(current: current, record: record, place: place)
    if place == .entry {
      place = .entryStart
    } else {
      try beginRecord(at: plan.fields[current].nested)
    }
    return scope
  }

  @inlinable
  mutating func beginRecord(at position: Int) throws(DecodingFailure) {
    let position =
      plan.records.indices.contains(position) ? position : try positionOfMembers(position)
    guard reader.bytes.nextOrZero == UInt8(ascii: "{") else { throw wrongType("an object") }
    guard depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    depth &+= 1
    record = position
    current = plan.records[position].first &- 1
    separator = UInt8(ascii: "{")
    place = .record
  }

  /// Where a record is as an object of its fields, of which single ones can be read.
  @usableFromInline @inline(never)
  func positionOfMembers(_ position: Int) throws(DecodingFailure) -> Int {
    guard let shaped = plan.shaped(at: position) else { throw wrongType("no record") }
    switch shaped.shape {
    case .object, .list, .value:
      throw wrongType("an object of fields; read what may be any JSON value with decode(_:)")
    default: return shaped.record
    }
  }

  @inlinable
  public mutating func endRecord(_ scope: RecordScope) throws(DecodingFailure) {
    while try nextPresentField() != 0 { try skipPresentField() }
    if scope.place != .entry { depth &-= 1 }
    current = scope.current
    record = scope.record
    separator = UInt8(ascii: ",")
    place = scope.place
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
    guard reader.bytes.skip(ifNext: isMap ? UInt8(ascii: "{") : UInt8(ascii: "[")) else {
      throw wrongType(isMap ? "an object" : "an array")
    }
    reader.bytes.skipWhitespace()
    place = isMap ? .entry : .element
    return ElementScope(isMap: isMap)
  }

  @inlinable
  public mutating func nextElement(_ scope: inout ElementScope) throws(DecodingFailure) -> Bool {
    let end = scope.isMap ? UInt8(ascii: "}") : UInt8(ascii: "]")
    if scope.count > 0 {
      reader.bytes.skipWhitespace()
      if reader.bytes.skip(ifNext: UInt8(ascii: ",")) {
        reader.bytes.skipWhitespace()
        try beginElement(&scope)
        return true
      }
    } else if reader.bytes.nextOrZero != end {
      try beginElement(&scope)
      return true
    }
    guard reader.bytes.skip(ifNext: end) else {
      throw reader.unexpected("a comma or the end of the \(scope.isMap ? "object" : "array")")
    }
    place = .field
    return false
  }

  @inlinable
  mutating func beginElement(_ scope: inout ElementScope) throws(DecodingFailure) {
    guard scope.count < reader.limits.elements else {
      throw reader.failure(.tooManyElements(limit: reader.limits.elements))
    }
    scope.count &+= 1
    if scope.isMap, reader.bytes.nextOrZero != UInt8(ascii: "\"") {
      throw reader.unexpected("a member's name")
    }
  }
}

extension JSONCodec {
  /// Reads the fields of a record straight from the input, each only when it is asked for and none copied.
  ///
  /// Text is lent as it is written, escapes and all; see ``BorrowedText``. What is passed over is checked to be JSON, but
  /// not to be of the schema's type. At the end of the record nothing but white space may follow. Of ``reading`` the rule for
  /// unknown members holds.
  @inlinable @_lifetime(copy bytes)
  public func fields(
    of bytes: RawSpan
  ) throws(DecodingFailure) -> FieldReader<JSONRecordDecoder> {
    do {
      try limits.check(inputBytes: bytes.byteCount)
      var decoder = JSONRecordDecoder(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, limits: limits,
        elements: ElementStack())
      try decoder.beginDocument()
      return FieldReader(decoder, input: bytes)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
  }
}
