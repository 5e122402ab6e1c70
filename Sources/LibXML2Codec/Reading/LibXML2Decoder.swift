public import RecordModel

/// Reads a record's fields from XML elements, in whatever order they come.
///
/// Elements and attributes that the schema does not have are skipped, and so is what is in a namespace. Of a field that
/// comes again the last one wins, as does the last entry of a key, and records are merged, as in Protobuf. `ReadingRules` choose otherwise. Two members of one
/// oneof are refused.
public struct LibXML2Decoder: RecordDecoder, ~Copyable {
  @usableFromInline let reader: XMLReader
  let rules: ReadingRules
  let limits: DecodingLimits
  /// The text of a scalar, in one piece.
  var scratch = ByteBuffer()
  private var depth = 0
  /// The fields of the record being read.
  private var fields: UnsafeBufferPointer<FieldPlan>
  /// The position among them of the field that was found last; before the first one it is -1.
  private var index = -1
  /// Which of them were there, where the rules ask for it; empty elsewhere.
  private var seen: [Bool] = []
  /// Whether the record being read is an element without content, which has no end to come.
  private var isEmptyRecord = false
  /// The field being read.
  private(set) var field: FieldPlan

  @usableFromInline
  init(
    _ bytes: UnsafeRawBufferPointer, plan: XMLPlan, rules: ReadingRules, limits: DecodingLimits,
    attributesPerElement: Int
  ) throws(DecodingFailure) {
    self.rules = rules
    reader = try XMLReader(bytes, attributesPerElement: attributesPerElement)
    self.limits = limits
    field = plan.root
    fields = UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Goes into the root element.
  @usableFromInline
  mutating func start() throws(DecodingFailure) {
    var node: XMLReader.Node
    repeat { node = try reader.advance() } while node != .startElement && node != .end
    guard let name = reader.name, field.isNamed(name) else {
      throw reader.failure(
        .wrongType(
          expected: "the root element \(String(cString: field.name)) in no namespace",
          found: reader.describedName))
    }
    try checkAttributes()
    try startRecord()
  }

  /// Reads on behind the root element, where only comments, processing instructions and white space may follow.
  @usableFromInline
  func finish() throws(DecodingFailure) {
    while try reader.advance() != .end {}
  }

  // MARK: Fields

  public mutating func nextField() throws(DecodingFailure) -> Int {
    if isEmptyRecord {
      isEmptyRecord = false
      return try endOfFields()
    }
    while true {
      switch try reader.advance() {
      case .startElement:
        if findField() {
          try note()
          return field.number
        }
        try checkUnknown()
        try skipElement()
      case .endElement, .end: return try endOfFields()
      case .comment, .processingInstruction, .whitespace, .significantWhitespace: continue
      case .text, .characterData, .entityReference:
        throw reader.failure(.wrongType(expected: "an element of a record", found: "text"))
      }
    }
  }

  public mutating func skipField() throws(DecodingFailure) {
    try skipElement()
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ value: inout Value, as form: FieldForm
  ) throws(DecodingFailure) {
    let number = number
    do {
      try value.read(from: &self)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  public mutating func decode<Value: FieldValue>(
    _ values: inout [Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let number = number
    var value = new()
    do {
      try checkRoom(after: values.count)
      try value.read(from: &self)
    } catch {
      throw error.inside(.element(values.count)).inside(.field(number))
    }
    values.append(value)
  }

  @inlinable
  public mutating func decode<Key: MapKey, Value: FieldValue>(
    _ entries: inout [Key: Value], as form: FieldForm, new: () -> Value
  ) throws(DecodingFailure) {
    let number = number
    do throws(DecodingFailure) {
      let text = try readKey()
      guard let key = Key(keyText: text, as: form) else {
        throw wrongKey(Key.wrongKey(text, as: form)).inside(.key(text))
      }
      var value = new()
      do {
        if entries[key] == nil { try checkRoom(after: entries.count) }
        try value.read(from: &self)
      } catch {
        throw error.inside(.key(text))
      }
      if try !entries.setEntry(key, value) { try checkRepetition(ofKey: text) }
    } catch {
      throw error.inside(.field(number))
    }
  }

  public func exclusion(of number: Int, by other: Int) -> DecodingFailure {
    reader.failure(.exclusiveMembers(other)).inside(.field(number))
  }

  @usableFromInline var number: Int { field.number }

  @usableFromInline
  func checkRoom(after count: Int) throws(DecodingFailure) {
    guard count < limits.elements else {
      throw reader.failure(.tooManyElements(limit: limits.elements))
    }
  }

  /// Finds the field that the element is named after, where it is most likely first: at the field found last if that
  /// may come again, else behind it.
  private mutating func findField() -> Bool {
    guard let name = reader.name, !fields.isEmpty else { return false }
    var candidate = index >= 0 && fields[index].comesAgain ? index : index + 1
    for _ in 0..<fields.count {
      if candidate == fields.count { candidate = 0 }
      if fields[candidate].isNamed(name) {
        field = fields[candidate]
        index = candidate
        return true
      }
      candidate += 1
    }
    return false
  }

  /// Passes over an element and all that is in it.
  private func skipElement() throws(DecodingFailure) {
    if reader.isEmptyElement { return }
    let depth = reader.depth
    while true {
      switch try reader.advance() {
      case .startElement where reader.depth > limits.depth:
        throw reader.failure(.nestingTooDeep(limit: limits.depth))
      case .endElement where reader.depth == depth: return
      case .end: return
      default: continue
      }
    }
  }

  // MARK: Rules

  /// Whether the rules ask which fields were there.
  private var notesFields: Bool {
    rules.missingMembers == .refused || rules.repeatedMembers == .refused
  }

  /// Takes the field that was found for one that was there, and looks at the attributes of its element.
  private mutating func note() throws(DecodingFailure) {
    do throws(DecodingFailure) {
      if notesFields {
        if seen[index], !field.comesAgain, rules.repeatedMembers == .refused {
          throw reader.failure(.repeatedMember)
        }
        seen[index] = true
      }
      try checkAttributes()
    } catch {
      throw error.inside(.field(field.number))
    }
  }

  /// Refuses an entry whose key was there before, where the rules say so. The reader is at the end of the entry's element.
  @usableFromInline
  func checkRepetition(ofKey key: String) throws(DecodingFailure) {
    guard rules.repeatedMembers == .refused else { return }
    throw reader.failure(.malformed("the key is there twice")).inside(.key(key))
  }

  /// Refuses an element that is not of the record, where the rules say so.
  private func checkUnknown() throws(DecodingFailure) {
    guard rules.unknownMembers == .refused else { return }
    throw reader.failure(.unknownMember(reader.describedName))
  }

  /// Refuses an attribute of the element that says something the schema has no place for, where the rules say so; what is
  /// in a namespace says something about the document.
  private func checkAttributes() throws(DecodingFailure) {
    guard rules.unknownMembers == .refused else { return }
    guard let name = reader.plainAttribute(besides: field.hasKey ? "key" : nil) else { return }
    throw reader.failure(.unknownMember("@\(name)"))
  }

  /// The end of a record's fields, which must not come before a field that is always there, where the rules say so.
  private func endOfFields() throws(DecodingFailure) -> Int {
    guard rules.missingMembers == .refused else { return 0 }
    for (field, isSeen) in zip(fields, seen) where !isSeen && field.isAlwaysThere {
      throw reader.failure(.missingMember).inside(.field(field.number))
    }
    return 0
  }

  // MARK: Records

  @inlinable
  public mutating func read<Value: RecordValue>(_ record: inout Value) throws(DecodingFailure) {
    let outer = place
    try startRecord()
    try record.decode(from: &self)
    endRecord(outer)
  }

  /// Where in a record the decoder is.
  @usableFromInline
  struct Place {
    fileprivate let fields: UnsafeBufferPointer<FieldPlan>
    fileprivate let index: Int
    fileprivate let seen: [Bool]
    fileprivate let field: FieldPlan
  }

  @usableFromInline var place: Place {
    Place(fields: fields, index: index, seen: seen, field: field)
  }

  /// Goes into the record that is the value of the field being read.
  @usableFromInline
  mutating func startRecord() throws(DecodingFailure) {
    guard depth < limits.depth else {
      throw reader.failure(.nestingTooDeep(limit: limits.depth))
    }
    guard let record = field.record else {
      preconditionFailure("the field \(field.number) is not a record's in the codec's schema")
    }
    depth += 1
    fields = record.pointee.fields
    index = -1
    seen = notesFields ? Array(repeating: false, count: fields.count) : []
    isEmptyRecord = reader.isEmptyElement
  }

  @usableFromInline
  mutating func endRecord(_ outer: Place) {
    depth -= 1
    fields = outer.fields
    index = outer.index
    seen = outer.seen
    field = outer.field
  }
}
