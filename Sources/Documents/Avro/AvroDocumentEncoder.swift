import Bytes
import NativeCodecs
import RecordModel

/// Writes a JSON value as a type of a plan.
///
/// Source: Apache Avro 1.12 specification, "Binary Encoding".
struct AvroDocumentEncoder {
  let plan: AvroDocumentPlan
  let types: [AvroDocumentType]
  let limits: DecodingLimits
  let form: AvroDocumentForm
  /// Whether values are in the notation that schemas have for defaults.
  let isInDefault: Bool
  /// Where the document's encoding begins in its buffer.
  private let start: Int

  /// - Parameter start: where the document's encoding begins in its buffer.
  init(_ plan: AvroDocumentPlan, limits: DecodingLimits, form: AvroDocumentForm, start: Int = 0) {
    self.plan = plan
    self.limits = limits
    self.form = form
    self.start = start
    types = plan.types
    isInDefault = false
  }

  /// An encoder of defaults in the document of another one.
  ///
  /// Defaults have a notation of their own: bytes are text with a character of the same number for each, logical types are
  /// what they are made of, and a value of a union is of the first branch that it fits.
  ///
  /// Source: Apache Avro 1.12 specification, "Complex Types", "Records", the table of field default values. Up to 1.11 a
  /// union's default was of its first branch, which is the first that it fits.
  private init(defaultsIn outer: AvroDocumentEncoder) {
    plan = outer.plan
    limits = outer.limits
    form = AvroDocumentForm(bytes: .latin1, times: .number)
    start = outer.start
    types = outer.plan.plainTypes
    isInDefault = true
  }

  /// Appends a value's encoding to a buffer.
  ///
  /// - Parameter depth: how many records, arrays and maps are around it.
  func encode(
    _ value: JSONValue, as type: Int, depth: Int, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    switch (types[type], value) {
    case (.record(let record), .object(let members)):
      try encode(members, of: record, depth: try deeper(depth), into: &buffer)
    case (.array(let item), .array(let elements)):
      let inner = try deeper(depth)
      if !elements.isEmpty { buffer.appendVarint(ZigZag.encode(Int64(elements.count))) }
      for (index, element) in elements.enumerated() {
        try inside(.element(index)) { () throws(DocumentFailure) in
          try encode(element, as: item, depth: inner, into: &buffer)
        }
      }
      buffer.append(0)
    case (.map(let valueType), .object(let members)):
      let inner = try deeper(depth)
      try checkNames(members)
      if !members.isEmpty { buffer.appendVarint(ZigZag.encode(Int64(members.count))) }
      for member in members {
        buffer.appendLengthPrefixed(member.name, zigzag: true)
        try inside(.member(member.name)) { () throws(DocumentFailure) in
          try encode(member.value, as: valueType, depth: inner, into: &buffer)
        }
      }
      buffer.append(0)
    case (.union(let union), _):
      let (branch, content) = try choice(of: value, in: union, depth: depth)
      buffer.appendVarint(ZigZag.encode(Int64(branch)))
      guard let content else {
        return try encode(value, as: union.branches[branch], depth: depth, into: &buffer)
      }
      try inside(.member(union.names[branch])) { () throws(DocumentFailure) in
        try encode(
          content, as: union.branches[branch], depth: try deeper(depth), into: &buffer)
      }
    case (let scalar, _):
      try encodeScalar(value, as: scalar, into: &buffer)
    }
    guard buffer.count - start <= limits.inputBytes else {
      throw DocumentFailure(
        .tooMuch("the encoding is longer than the limit of \(limits.inputBytes) bytes"))
    }
  }

  private func encode(
    _ members: [JSONValue.Member], of record: AvroDocumentType.Record, depth: Int,
    into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    var values = [JSONValue?](repeating: nil, count: record.fields.count)
    for member in members {
      guard let position = record.positions[ExactText(member.name)] else {
        throw DocumentFailure(.unknownMember(member.name))
      }
      guard values[position] == nil else { throw DocumentFailure(.duplicateMember(member.name)) }
      values[position] = member.value
    }
    for (field, value) in zip(record.fields, values) {
      if let value {
        try inside(.member(field.name)) { () throws(DocumentFailure) in
          try encode(value, as: field.type, depth: depth, into: &buffer)
        }
      } else {
        try encodeMissing(field, depth: depth, into: &buffer)
      }
    }
  }

  /// Writes what a field has whose member is missing: its default, or `null` where it may be that.
  private func encodeMissing(
    _ field: AvroDocumentType.Field, depth: Int, into buffer: inout ByteBuffer
  ) throws(DocumentFailure) {
    guard let value = field.valueIfMissing(types) else {
      throw DocumentFailure(.missingMember(field.name))
    }
    // Nothing to write; and a tree of nothing could be large.
    if plan.isEmpty(field.type) { return }
    do throws(DocumentFailure) {
      let encoder = AvroDocumentEncoder(defaultsIn: self)
      guard plan.isStrict(field.type) else {
        return try encoder.encode(value, as: field.type, depth: depth, into: &buffer)
      }
      var written = ByteBuffer()
      try encoder.encode(value, as: field.type, depth: depth, into: &written)
      let bytes = written.bytes()
      try check(bytes, as: field.type, depth: depth)
      buffer.append(bytes)
    } catch {
      let message = "the member is missing, and the schema's default does not fit its type"
      throw DocumentFailure(.malformed("\(message): \(error)")).inside(.member(field.name))
    }
  }

  /// Refuses what a reader would refuse.
  private func check(_ bytes: [UInt8], as type: Int, depth: Int) throws(DocumentFailure) {
    try ByteReader.reading(bytes.rawSpan) { reader throws(DocumentFailure) in
      var decoder = AvroDocumentDecoder(
        plan, limits: limits, form: form, reader: AvroReader(reader, limits: limits))
      _ = try decoder.decode(type, depth: depth)
    }
  }

  // MARK: Limits and places

  func deeper(_ depth: Int) throws(DocumentFailure) -> Int {
    guard depth < limits.depth else {
      throw DocumentFailure(.nestingTooDeep(limit: limits.depth))
    }
    return depth + 1
  }

  func checkNames(_ members: [JSONValue.Member]) throws(DocumentFailure) {
    var names: Set<ExactText> = []
    for member in members where !names.insert(ExactText(member.name)).inserted {
      throw DocumentFailure(.duplicateMember(member.name))
    }
  }

  func inside(
    _ step: DocumentPath.Step, _ body: () throws(DocumentFailure) -> Void
  ) throws(DocumentFailure) {
    do throws(DocumentFailure) {
      try body()
    } catch {
      throw error.inside(step)
    }
  }
}

extension AvroDocumentType.Field {
  /// What the field has whose member is missing, in the notation of defaults; `nil` where it must be there.
  func valueIfMissing(_ types: [AvroDocumentType]) -> JSONValue? {
    if let defaultValue { return defaultValue }
    switch types[type] {
    case .null: return .null
    case .union(let union) where union.null != nil: return .null
    default: return nil
    }
  }

  /// Whether a member that is null may as well be missing, see ``AvroDocumentForm/omitsNulls``.
  func isOmittedIfNull(_ types: [AvroDocumentType]) -> Bool {
    if let defaultValue { return defaultValue == .null }
    switch types[type] {
    case .null: return true
    case .union(let union): return union.null == 0
    default: return false
    }
  }
}
