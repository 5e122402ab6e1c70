public import Bytes
public import RecordModel

/// Writes a record's fields as XML: an element each, in the order of the schema.
///
/// The generic methods are inlinable; the primitives they lead to are not, so that no C type is seen outside the module.
public struct LibXML2Encoder: RecordEncoder, ~Copyable {
  @usableFromInline let writer: XMLWriter
  private let depthLimit: Int
  private var depth: Int
  /// The next field of the record being written, and the end of its fields.
  private var next: UnsafePointer<FieldPlan>?
  private var end: UnsafePointer<FieldPlan>?
  /// The field being written.
  private(set) var field: FieldPlan

  @usableFromInline
  init(plan: XMLPlan, depthLimit: Int) throws(EncodingFailure) {
    writer = try XMLWriter()
    self.depthLimit = depthLimit
    depth = 0
    field = plan.root
  }

  /// Opens the document and its root element.
  @usableFromInline
  mutating func start() throws(EncodingFailure) {
    try writer.startDocument()
    try startElement()
    try startRecord()
  }

  /// Closes the document and appends it to a buffer, which until then has nothing of it.
  @usableFromInline
  func finish(into buffer: inout ByteBuffer) throws(EncodingFailure) {
    try writer.endElement()
    try writer.appendDocument(to: &buffer)
  }

  // MARK: Fields

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try startField(number)
    do {
      try writeElement(value, as: form)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ value: Value?, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try startField(number)
    guard let value else { return }
    do {
      try writeElement(value, as: form)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    _ values: [Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try startField(number)
    for index in values.indices {
      do {
        try writeElement(values[index], as: form)
      } catch {
        throw error.inside(.element(index)).inside(.field(number))
      }
    }
  }

  @inlinable
  public mutating func encode<Key: MapKey, Value: FieldValue>(
    _ entries: [Key: Value], field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try startField(number)
    try entries.forEachInKeyOrder { key, value throws(EncodingFailure) in
      do throws(EncodingFailure) {
        try startElement()
        try writeKey(key.keyText)
        try value.write(to: &self)
        try endElement()
      } catch {
        throw error.inside(.key(key.keyText)).inside(.field(number))
      }
    }
  }

  @inlinable
  public mutating func encode<Place: OneofPlace>(
    oneof place: Place, field number: Int
  ) throws(EncodingFailure) {
    try startField(number)
    guard beginsChoice else { return }
    let outer = self.place
    try place.encodeMember(to: &self)
    leaveChoice(outer)
  }

  @inlinable
  public mutating func encode<Value: FieldValue>(
    member value: Value, field number: Int, as form: FieldForm
  ) throws(EncodingFailure) {
    try goToMember(number)
    do {
      try writeElement(value, as: form)
    } catch {
      throw error.inside(.field(number))
    }
  }

  @usableFromInline var beginsChoice: Bool { field.beginsChoice }

  /// Makes a member of the oneof whose place was begun the field being written, wherever it is in the schema.
  @usableFromInline
  mutating func goToMember(_ number: Int) throws(EncodingFailure) {
    // The first member itself has been passed.
    if field.number == number { return }
    guard var member = next, let end else { throw EncodingFailure(.outOfOrder(number: number)) }
    while member != end, member.pointee.number != number { member += 1 }
    guard member != end else { throw EncodingFailure(.outOfOrder(number: number)) }
    field = member.pointee
  }

  /// Goes back from the member of a oneof to the place of the first.
  @usableFromInline
  mutating func leaveChoice(_ outer: Place) {
    next = outer.next
    field = outer.field
  }

  @inlinable
  mutating func writeElement<Value: FieldValue>(
    _ value: Value, as form: FieldForm
  ) throws(EncodingFailure) {
    try startElement()
    try value.write(to: &self)
    try endElement()
  }

  /// Makes a field the one being written; it must be the next in the schema.
  @usableFromInline
  mutating func startField(_ number: Int) throws(EncodingFailure) {
    guard let next, next != end, next.pointee.number == number else {
      throw EncodingFailure(.outOfOrder(number: number))
    }
    field = next.pointee
    self.next = next + 1
  }

  @usableFromInline
  func startElement() throws(EncodingFailure) {
    try writer.startElement(field.name)
  }

  @usableFromInline
  func writeKey(_ key: String) throws(EncodingFailure) {
    try writer.writeAttribute("key", key)
  }

  @usableFromInline
  func endElement() throws(EncodingFailure) {
    try writer.endElement()
  }

  // MARK: Records

  @inlinable
  public mutating func write<Value: RecordValue>(_ record: Value) throws(EncodingFailure) {
    let outer = place
    try startRecord()
    try record.encode(to: &self)
    endRecord(outer)
  }

  /// Where in a record the encoder is.
  @usableFromInline
  struct Place {
    fileprivate let next: UnsafePointer<FieldPlan>?
    fileprivate let end: UnsafePointer<FieldPlan>?
    fileprivate let field: FieldPlan
  }

  @usableFromInline var place: Place { Place(next: next, end: end, field: field) }

  /// Goes to the first field of the record that is the value of the field being written.
  @usableFromInline
  mutating func startRecord() throws(EncodingFailure) {
    guard depth < depthLimit else { throw EncodingFailure(.nestingTooDeep(limit: depthLimit)) }
    guard let record = field.record else {
      preconditionFailure("the field \(field.number) is not a record's in the codec's schema")
    }
    depth += 1
    next = record.pointee.fields.baseAddress
    end = next.map { $0 + record.pointee.fields.count }
  }

  @usableFromInline
  mutating func endRecord(_ outer: Place) {
    depth -= 1
    next = outer.next
    end = outer.end
    field = outer.field
  }
}
