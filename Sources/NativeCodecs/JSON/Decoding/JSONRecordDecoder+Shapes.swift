import Bytes
public import RecordModel

// Records that are not plain objects of their fields.
//
// A record is always decoded field by field. Where its JSON value represents one of its fields (a wrapped value, a list), that
// field is announced and read where the value is. Where its value is a text, the text is turned into the object of the
// fields, which the reader then looks at in place of the input.
//
// Source: Protocol Buffers, *ProtoJSON Format*, "Representation of each type".
extension JSONRecordDecoder {
  /// What is to be set back after a record of another shape.
  @usableFromInline struct Outer: ~Copyable {
    let shape: JSONPlan.Shape
    let step: Int
    let separator: UInt8
    let seen: [Bool]
    let typedDepth: Int
    /// The reader of the input, while the record is read from ``object``.
    var reader: ByteReader?
    /// The object of fields that a text represents.
    var object: [UInt8] = []
  }

  /// Reads a record at a position of the plan after those of plain ones.
  @inlinable @inline(never)
  mutating func readShaped<Value: RecordValue>(
    _ record: inout Value, at position: Int
  ) throws(DecodingFailure) {
    var outer = try enterShape(at: position)
    do throws(DecodingFailure) {
      try record.decode(from: &self)
    } catch {
      leaveShape(&outer)
      throw error
    }
    leaveShape(&outer)
  }

  @usableFromInline @inline(never)
  mutating func enterShape(at position: Int) throws(DecodingFailure) -> Outer {
    guard let shaped = plan.shaped(at: position) else { throw wrongType("no record") }
    guard depth < reader.limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: reader.limits.depth))
    }
    var outer = Outer(
      shape: shape, step: step, separator: separator, seen: seen, typedDepth: typedDepth)
    depth += 1
    step = 0
    let isObject = reader.bytes.nextOrZero == UInt8(ascii: "{")
    switch shaped.shape {
    case .members: try enterMembers(shaped)
    case .checkedMembers: try enterCheckedMembers(shaped)
    case .object:
      guard isObject else { throw wrongType("an object") }
      enterPart(shaped)
    case .list:
      guard reader.bytes.nextOrZero == UInt8(ascii: "[") else { throw wrongType("an array") }
      enterPart(shaped)
    case .value: enterPart(shaped)
    // These may be objects of their fields too.
    case .wrapper: if isObject { try enterMembers(shaped) } else { enterPart(shaped) }
    case .timestamp, .duration, .fieldMask:
      if !isObject { enter(object: try objectOfText(shaped), &outer) }
      try enterMembers(shaped)
    case .any:
      guard isObject else { throw wrongType("an object") }
      if let object = try objectOfTyped(shaped) { enter(object: object, &outer) }
      try enterMembers(shaped)
    }
    return outer
  }

  @usableFromInline @inline(never)
  mutating func leaveShape(_ outer: inout Outer) {
    if var input = outer.reader.take() { swap(&reader.bytes, &input) }
    shape = outer.shape
    step = outer.step
    separator = outer.separator
    seen = outer.seen
    typedDepth = outer.typedDepth
    depth -= 1
  }

  private mutating func enterMembers(_ shaped: JSONPlan.Shaped) throws(DecodingFailure) {
    guard reader.bytes.nextOrZero == UInt8(ascii: "{") else { throw wrongType("an object") }
    shape = .members
    record = shaped.record
    current = plan.records[shaped.record].first - 1
    separator = UInt8(ascii: "{")
  }

  private mutating func enterCheckedMembers(_ shaped: JSONPlan.Shaped) throws(DecodingFailure) {
    try enterMembers(shaped)
    shape = .checkedMembers
    separator = 0
    seen = [Bool](repeating: false, count: plan.records[shaped.record].count)
  }

  private mutating func enterPart(_ shaped: JSONPlan.Shaped) {
    shape = shaped.shape
    record = shaped.read
    current = shaped.read - 1
    separator = 0
  }

  /// Lets the reader look at an object in place of the input.
  private mutating func enter(object: [UInt8], _ outer: inout Outer) {
    outer.object = object
    var other = ByteReader(unsafeBorrowing: outer.object.rawSpan)
    swap(&reader.bytes, &other)
    outer.reader = consume other
  }

  // MARK: Values where they are

  /// Announces the field that is read where the record's value is; 0 after it.
  mutating func nextPart() throws(DecodingFailure) -> Int {
    step += 1
    switch (shape, step) {
    case (.value, 1): current = record + 2 * (try kindOfValue() - 1) + 1
    case (_, 1): current = record + 1
    default: return 0
    }
    return plan.fields[current].number
  }

  /// The number of the field of a `Value` that a value goes into.
  private func kindOfValue() throws(DecodingFailure) -> Int {
    switch reader.bytes.nextOrZero {
    case UInt8(ascii: "n"): 1
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): 2
    case UInt8(ascii: "\""): 3
    case UInt8(ascii: "t"), UInt8(ascii: "f"): 4
    case UInt8(ascii: "{"): 5
    case UInt8(ascii: "["): 6
    default: throw reader.unexpectedValue()
    }
  }

  // MARK: Texts

  /// The object of fields that a text represents.
  private mutating func objectOfText(
    _ shaped: JSONPlan.Shaped
  ) throws(DecodingFailure) -> [UInt8] {
    let start = reader.bytes.offset
    let expected =
      switch shaped.shape {
      case .timestamp: TimeText.momentExpectation
      case .duration: TimeText.spanExpectation
      default: FieldMaskText.expectation
      }
    guard reader.bytes.skip(ifNext: UInt8(ascii: "\"")) else { throw wrongType(expected) }
    let text = try reader.readString()
    if shaped.shape == .fieldMask {
      guard let paths = FieldMaskText.paths(text) else {
        throw unreadable(text, .init(expected: expected), at: start)
      }
      return object(of: shaped) { number, buffer in
        for (index, path) in paths.enumerated() {
          buffer.append(UInt8(ascii: index == 0 ? "[" : ","))
          buffer.append(quoted: path)
        }
        buffer.append(word: paths.isEmpty ? "[]" : "]")
      }
    }
    do throws(TimeText.Unreadable) {
      let time =
        shaped.shape == .timestamp ? try TimeText(moment: text) : try TimeText(span: text)
      return object(of: shaped) { number, buffer in
        buffer.append(decimal: number == 1 ? time.seconds : Int64(time.nanoseconds))
      }
    } catch {
      throw unreadable(text, error, at: start)
    }
  }

  private mutating func unreadable(
    _ text: String, _ reason: TimeText.Unreadable, at start: Int
  ) -> DecodingFailure {
    reader.bytes.rewind(to: start)
    let found = "\"\(text.unicodeScalars.count <= 60 ? text : text.prefix(60) + "…")\""
    return reader.failure(
      reason.isOutOfRange
        ? .outOfRange(expected: reason.expected, found: found)
        : .wrongType(expected: reason.expected, found: found))
  }

  /// An object of a record's fields, whose values are written one by one.
  func object(
    of shaped: JSONPlan.Shaped, _ write: (_ number: Int, inout ByteBuffer) -> Void
  ) -> [UInt8] {
    let record = plan.records[shaped.record]
    var buffer = ByteBuffer()
    for field in plan.fields[record.first..<(record.first + record.count)] {
      buffer.append(field.member, of: plan.texts)
      write(field.number, &buffer)
    }
    buffer.replace(at: 0, with: UInt8(ascii: "{"))
    buffer.append(UInt8(ascii: "}"))
    return buffer.bytes()
  }
}
