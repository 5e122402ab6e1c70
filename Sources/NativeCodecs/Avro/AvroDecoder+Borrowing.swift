public import Bytes
public import RecordModel

extension AvroDecoder: BorrowingDecoder {
  /// The field that the record is in, and what follows it.
  @frozen
  public struct RecordScope {
    @usableFromInline let current: Int
    @usableFromInline let rest: Range<Int>

    @inlinable init(current: Int, rest: Range<Int>) {
      self.current = current
      self.rest = rest
    }
  }

  /// How many elements are left in the block, and how many there have been.
  @frozen
  public struct ElementScope {
    @usableFromInline var left = 0
    @usableFromInline var total = 0
    @usableFromInline let current: Int

    @inlinable init(current: Int) { self.current = current }
  }

  @inlinable
  public mutating func nextPresentField() throws(DecodingFailure) -> Int {
    while true {
      let number = nextField()
      if number == 0 || plan.fields[current].cardinality != .optional { return number }
      if plan.fields[current].isUnion {
        if try enterUnion() { return plan.fields[current].number }
      } else if try readIsPresent() {
        return number
      }
    }
  }

  @inlinable
  public mutating func skipPresentField() throws(DecodingFailure) {
    let field = plan.fields[current]
    if field.cardinality == .optional { try skipValue(of: field) } else { try skipField() }
  }

  @inlinable
  public mutating func expectValue(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) {
    let field = plan.fields[current]
    guard field.kind == kind else {
      throw DecodingFailure(
        .wrongType(expected: kind.rawValue, found: field.kind.rawValue),
        in: FieldPath([.field(field.number)]), offset: reader.bytes.offset)
    }
  }

  @inlinable
  public mutating func passText() throws(DecodingFailure) -> TextLocation {
    let count = try reader.readLength()
    let start = reader.bytes.offset
    try reader.skip(count)
    return TextLocation(start..<(start + count))
  }

  @inlinable
  public mutating func beginRecord() throws(DecodingFailure) -> RecordScope {
    guard depth < reader.limits.depth else {
      throw failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    depth &+= 1
    let scope = RecordScope(current: current, rest: rest)
    rest = plan.fields[current].record
    return scope
  }

  @inlinable
  public mutating func endRecord(_ scope: RecordScope) throws(DecodingFailure) {
    while nextField() != 0 { try skipField() }
    current = scope.current
    rest = scope.rest
    depth &-= 1
  }

  @inlinable
  public mutating func beginElements(
    of kind: ValueKind, as form: FieldForm
  ) throws(DecodingFailure) -> ElementScope {
    let scope = ElementScope(current: current)
    let entry = plan.fields[current].entry
    if entry >= 0 { current = entry }
    try expectValue(of: kind, as: form)
    return scope
  }

  @inlinable
  public mutating func nextElement(_ scope: inout ElementScope) throws(DecodingFailure) -> Bool {
    if scope.left == 0 {
      scope.left = try readBlock(after: scope.total)
      scope.total += scope.left
      if scope.left == 0 {
        current = scope.current
        return false
      }
    }
    scope.left &-= 1
    return true
  }
}

extension AvroCodec {
  /// Reads the fields of a record straight from the input, each only when it is asked for and none copied.
  ///
  /// Avro's fields have no lengths around them, so what is passed over is still walked through.
  @inlinable @_lifetime(copy bytes)
  public func fields(of bytes: RawSpan) throws(DecodingFailure) -> FieldReader<AvroDecoder> {
    do {
      try limits.check(inputBytes: bytes.byteCount)
    } catch {
      throw error.leaving(Self.identity, schema)
    }
    return FieldReader(
      AvroDecoder(
        reader: ByteReader(unsafeBorrowing: bytes), plan: plan, limits: limits,
        elements: ElementStack()),
      input: bytes)
  }
}
