internal import CAvro
internal import Bytes
internal import RecordModel

/// libavro's form of a record schema, and the implementation of generic values that belongs to it.
final class AvroSchema: @unchecked Sendable {
  // Neither is changed after `init`, and libavro's reference counts are atomic.
  let handle: avro_schema_t
  let interface: UnsafeMutablePointer<avro_value_iface_t>

  init(_ schema: RecordSchema) {
    var construction = Construction(padsEmptyRecords: false)
    handle = construction.named(schema)
    var padded = Construction(padsEmptyRecords: true)
    let valueSchema = padded.named(schema)
    defer { avro_schema_decref(valueSchema) }
    guard let interface = avro_generic_class_from_schema(valueSchema) else {
      preconditionFailure("libavro has no generic value for \(schema.name)")
    }
    self.interface = interface
  }

  deinit {
    if let decref = interface.pointee.decref_iface { decref(interface) }
    avro_schema_decref(handle)
  }

  /// The schema in JSON, in one line.
  var json: String {
    var buffer = ByteBuffer()
    // libavro does not say how much room it needs.
    var room = 4096
    while true {
      let written = write(to: &buffer, room: room)
      if written { break }
      room *= 4
    }
    return String(decoding: buffer.bytes(), as: UTF8.self)
  }

  private func write(to buffer: inout ByteBuffer, room: Int) -> Bool {
    buffer.unsafeAppend(upTo: room) { memory in
      let start = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
      let writer = avro_writer_memory(start, Int64(memory.count))
      defer { avro_writer_free(writer) }
      let result = LibraryLock.withLock { avro_schema_to_json(handle, writer) }
      return result == 0 ? Int(avro_writer_tell(writer)) : 0
    }
    return buffer.count > 0
  }

  /// Whether a schema in JSON is this one, default values and documentation apart.
  func matches(json: [UInt8]) -> Bool {
    var other: avro_schema_t?
    let result = json.withUnsafeBytes { json in
      LibraryLock.withLock {
        avro_schema_from_json_length(
          json.baseAddress?.assumingMemoryBound(to: CChar.self), json.count, &other)
      }
    }
    guard result == 0, let other else { return false }
    defer { avro_schema_decref(other) }
    return avro_schema_equal(handle, other) != 0
  }
}

extension AvroSchema {
  /// Schemas being made: each named one is written out where it is met first, and linked to from then on.
  private struct Construction {
    /// Whether a record without fields gets one of type `null`, which is written in no bytes: libavro cannot hold
    /// values of no size in its arrays.
    let padsEmptyRecords: Bool
    private var known: [ObjectIdentifier: avro_schema_t] = [:]
    private var names = UniqueNames()

    init(padsEmptyRecords: Bool) {
      self.padsEmptyRecords = padsEmptyRecords
    }

    /// A record; the caller owns what is returned.
    mutating func named(_ schema: RecordSchema) -> avro_schema_t {
      if let known = known[ObjectIdentifier(schema)] { return link(known) }
      guard let record = avro_schema_record(names.take(schema.name), nil) else {
        preconditionFailure("\(schema.name) is not a name in Avro")
      }
      known[ObjectIdentifier(schema)] = record
      for place in schema.avroPlaces {
        let (name, type) =
          switch place {
          case .field(let field): (field.name, type(of: field))
          case .oneof(let oneof, let members): (oneof.name, union(of: members.map(\.type)))
          }
        // The record takes a reference of its own.
        let result = avro_schema_record_field_append(record, name, type)
        precondition(result == 0, "\(schema.name).\(name) is not a name in Avro")
        avro_schema_decref(type)
      }
      if padsEmptyRecords, schema.fields.isEmpty {
        let null = avro_schema_null()
        avro_schema_record_field_append(record, "nothing", null)
        avro_schema_decref(null)
      }
      return record
    }

    private mutating func named(_ schema: EnumSchema) -> avro_schema_t {
      if let known = known[ObjectIdentifier(schema)] { return link(known) }
      guard let enumeration = avro_schema_enum(names.take(schema.name)) else {
        preconditionFailure("\(schema.name) is not a name in Avro")
      }
      known[ObjectIdentifier(schema)] = enumeration
      for symbol in schema.cases { avro_schema_enum_symbol_append(enumeration, symbol.name) }
      return enumeration
    }

    private func link(_ schema: avro_schema_t) -> avro_schema_t {
      guard let link = avro_schema_link(schema) else {
        preconditionFailure("libavro cannot refer to a schema")
      }
      return link
    }

    private mutating func type(of field: FieldSchema) -> avro_schema_t {
      let single = single(field.type)
      let type: avro_schema_t?
      switch field.cardinality {
      case .implicit: return single
      case .repeated: type = avro_schema_array(single)
      case .map: type = avro_schema_map(single)
      case .optional: type = union(of: [single])
      }
      avro_schema_decref(single)
      guard let type else { preconditionFailure("libavro cannot make a schema") }
      return type
    }

    private mutating func union(of types: [FieldType]) -> avro_schema_t {
      let branches = types.map { single($0) }
      defer { for branch in branches { avro_schema_decref(branch) } }
      return union(of: branches)
    }

    /// A union of null and types, of which it takes references of its own.
    private func union(of types: [avro_schema_t]) -> avro_schema_t {
      guard let null = avro_schema_null(), let union = avro_schema_union() else {
        preconditionFailure("libavro cannot make a schema")
      }
      for type in [null] + types {
        let result = avro_schema_union_append(union, type)
        precondition(result == 0, "libavro refuses a type of a union")
      }
      avro_schema_decref(null)
      return union
    }

    private mutating func single(_ type: FieldType) -> avro_schema_t {
      switch type {
      case .bool: avro_schema_boolean()
      case .int32: avro_schema_int()
      case .int64, .uint32, .uint64: avro_schema_long()
      case .float: avro_schema_float()
      case .double: avro_schema_double()
      case .string: avro_schema_string()
      case .bytes: avro_schema_bytes()
      case .enumeration(let schema): named(schema)
      case .record(let reference): named(reference.schema)
      }
    }
  }
}
