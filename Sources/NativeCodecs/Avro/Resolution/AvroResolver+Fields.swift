import RecordModel

// Which fields of a writer's record are the reader's, and what the reader expects in them.
extension AvroResolver {
  /// The reader's fields by the positions of the writer's: those of the same name, and those with an alias; and those that
  /// the writer lacks and that have a default in a reader's schema that was given.
  func fields(
    of writer: AvroSchema.Record, asReadBy reader: AvroSchema.Record, _ schema: RecordSchema
  ) throws(AvroResolutionFailure) -> (
    found: [Int: ReaderField], defaults: [(ReaderField, AvroSchema.Field)]
  ) {
    let positions = Dictionary(
      writer.fields.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Dictionary(
      reader.fields.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var found: [Int: ReaderField] = [:]
    var defaults: [(ReaderField, AvroSchema.Field)] = []
    for place in schema.avroPlaces {
      let name = place.name
      guard let reader = known[name] else {
        throw failure("the reader's schema has no field \(name), which the record has")
      }
      let names = [reader.name] + reader.aliases
      if let position = names.lazy.compactMap({ positions[$0] }).first(where: { found[$0] == nil })
      {
        found[position] = try field(place, reader.type)
      } else if readerIsGiven {
        guard reader.defaultValue != nil else {
          throw failure(
            "the writer has no field \(name), and the reader's schema has no default for it")
        }
        defaults.append((try field(place, reader.type), reader))
      }
    }
    return (found, defaults)
  }

  private func field(
    _ place: RecordSchema.Place, _ reader: AvroSchema
  ) throws(AvroResolutionFailure) -> ReaderField {
    switch place {
    case .field(let field):
      return ReaderField(
        number: field.number, name: field.name, target: target(for: field, reader))
    case .oneof(let oneof, let members):
      let types: [AvroSchema] =
        if case .union(let branches) = definition(reader, in: readerTypes) {
          branches.filter { $0.withoutLogicalType != .null }
        } else {
          [reader]
        }
      guard types.count == members.count else {
        throw failure(
          "the reader's schema has \(types.count) types in \(oneof.name), where the record has a oneof of \(members.count)"
        )
      }
      for (member, type) in zip(members, types) {
        try check(member.type, against: definition(type, in: readerTypes))
      }
      return ReaderField(
        number: members[0].number, name: oneof.name,
        target: .oneof(
          zip(members, types).map { Member(number: $0.number, type: $0.type, schema: $1) }))
    }
  }

  /// What the reader expects of a field, whose union of null and a type may be in either order.
  private func target(for field: FieldSchema, _ reader: AvroSchema) -> Target {
    switch (field.cardinality, definition(reader, in: readerTypes)) {
    case (.optional, .union(let branches)):
      let type = branches.first { $0.withoutLogicalType != .null } ?? .null
      return .optional(.value(field.type, type))
    case (.repeated, .array(let item)): return .array(.value(field.type, item))
    case (.map, .map(let value)): return .map(.value(field.type, value))
    case (_, let type): return .value(field.type, type)
    }
  }
}

extension RecordSchema.Place {
  /// The name of the field that it is in Avro.
  fileprivate var name: String {
    switch self {
    case .field(let field): field.name
    case .oneof(let oneof, _): oneof.name
    }
  }
}
