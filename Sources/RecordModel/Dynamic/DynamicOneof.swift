/// The members of a oneof of a ``DynamicRecord``, as a coder sees them: the one that is there, taken out of the record.
@frozen @usableFromInline
struct DynamicOneof: OneofPlace {
  @usableFromInline let schema: RecordSchema
  /// The position in the schema of the member that is there; -1 where there is none.
  @usableFromInline var index: Int
  /// The member's value.
  @usableFromInline var value: DynamicValue

  @inlinable init(schema: RecordSchema, index: Int, value: DynamicValue) {
    self.schema = schema
    self.index = index
    self.value = value
  }

  @inlinable var memberNumber: Int { index < 0 ? 0 : schema.fields[index].number }

  @inlinable
  func encodeMember<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    if index < 0 { return }
    try value.encodePresent(to: &encoder, as: schema.fields[index], isMember: true)
  }

  @inlinable
  mutating func decodeMember<Decoder: RecordDecoder & ~Copyable>(
    _ number: Int, from decoder: inout Decoder
  ) throws(DecodingFailure) {
    guard let position = schema.index(ofNumber: number) else { return try decoder.skipField() }
    if position == index {
      try value.decodeOptional(from: &decoder, as: schema.fields[position], isMember: true)
      if case .absent = value { index = -1 }
      return
    }
    var new = DynamicValue.absent
    try new.decodeOptional(from: &decoder, as: schema.fields[position], isMember: true)
    if case .absent = new { return }
    (index, value) = (position, new)
  }

  @inlinable mutating func removeMember() {
    (index, value) = (-1, .absent)
  }
}

extension DynamicRecord {
  /// The name of the field that is there of a oneof; `nil` where there is none.
  ///
  /// - Precondition: the schema has a oneof of this name.
  public func member(of oneof: String) -> String? {
    guard let position = schema.oneofs.firstIndex(where: { $0.name == oneof }) else {
      preconditionFailure("\(schema.name) has no oneof \(oneof)")
    }
    return index(ofMemberIn: position).map { schema.fields[$0].name }
  }

  /// The position of the field that is there of the oneof at a position.
  @usableFromInline
  func index(ofMemberIn oneof: Int) -> Int? {
    for number in schema.oneofs[oneof].fields {
      guard let index = schema.index(ofNumber: number) else { continue }
      if case .absent = storage[index] { continue }
      return index
    }
    return nil
  }

  /// Makes the other members of a field's oneof absent.
  mutating func removeMembers(besides index: Int) {
    guard let oneof = schema.oneofIndex(ofFieldAt: index) else { return }
    for number in schema.oneofs[oneof].fields {
      guard let other = schema.index(ofNumber: number), other != index else { continue }
      storage[other] = .absent
    }
  }

  /// Hands over the fields of a record that has oneofs.
  @inlinable
  func encodeWithOneofs<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    let places = schema.oneofs.indices.map { oneof in
      let index = index(ofMemberIn: oneof)
      return DynamicOneof(
        schema: schema, index: index ?? -1, value: index.map { storage[$0] } ?? .absent)
    }
    for (index, field) in schema.fields.enumerated() {
      if let oneof = schema.oneofIndex(ofFieldAt: index) {
        try encoder.encode(oneof: places[oneof], field: field.number)
      } else {
        try storage[index].encode(to: &encoder, as: field)
      }
    }
  }

  /// Decodes the member at a position, which the decoder is at.
  @inlinable
  mutating func decodeMember<Decoder: RecordDecoder & ~Copyable>(
    at index: Int, of oneof: Int, from decoder: inout Decoder
  ) throws(DecodingFailure) {
    let present = self.index(ofMemberIn: oneof) ?? -1
    var place = DynamicOneof(schema: schema, index: present, value: .absent)
    // Out of its place while it changes, so that it is not copied.
    if present >= 0 { swap(&place.value, &storage[present]) }
    defer { if place.index >= 0 { swap(&place.value, &storage[place.index]) } }
    try decoder.decode(oneof: &place, member: schema.fields[index].number)
  }
}
