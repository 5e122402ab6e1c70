import Bytes
import RecordModel

extension AvroResolver {
  /// Whether a type is one that the reader could take in a place, fields of records apart.
  func matches(_ writer: AvroSchema, _ target: Target) -> Bool {
    switch (target, writer) {
    case (.value(_, let reader), _): writer.matches(asReadBy: definition(reader, in: readerTypes))
    case (.optional(let target), _): writer == .null || matches(writer, target)
    case (.array(let target), .array(let item)), (.map(let target), .map(let item)):
      matchesElement(definition(item, in: writerTypes), target)
    case (.oneof(let members), _):
      writer == .null
        || members.contains { writer.matches(asReadBy: definition($0.schema, in: readerTypes)) }
    case (.array, _), (.map, _): false
    }
  }

  private func matchesElement(_ writer: AvroSchema, _ target: Target) -> Bool {
    guard case .union(let branches) = writer else { return matches(writer, target) }
    return branches.contains { matches(definition($0, in: writerTypes), target) }
  }

  /// Refuses a reader's schema that is not one of the record.
  func check(_ type: FieldType, against reader: AvroSchema) throws(AvroResolutionFailure) {
    switch (type.kind, reader) {
    case (.bool, .boolean), (.int32, .int), (.int64, .long), (.uint32, .long), (.uint64, .long),
      (.float, .float), (.double, .double), (.string, .string), (.bytes, .bytes), (.bytes, .fixed),
      (.enumeration, .enumeration), (.record, .record):
      return
    default:
      throw failure(
        "the reader's schema has \(reader.description) where the record has \(type.kind)")
    }
  }
}

extension AvroSchema {
  /// Whether a primitive or named type may be read as another one, what is in records apart.
  ///
  /// Source: Apache Avro 1.11 specification, "Schema Resolution".
  package func matches(asReadBy reader: AvroSchema) -> Bool {
    switch (self, reader) {
    case (.null, .null), (.boolean, .boolean), (.int, .int), (.int, .long), (.long, .long),
      (.int, .float), (.long, .float), (.float, .float),
      (.int, .double), (.long, .double), (.float, .double), (.double, .double),
      (.string, .string), (.bytes, .string), (.string, .bytes), (.bytes, .bytes):
      true
    case (.fixed(let writer), .fixed(let reader)):
      writer.size == reader.size && writer.name.matches(reader.name, reader.aliases)
    case (.enumeration(let writer), .enumeration(let reader)):
      writer.name.matches(reader.name, reader.aliases)
    case (.record(let writer), .record(let reader)):
      writer.name.matches(reader.name, reader.aliases)
    default: false
    }
  }

  /// The kind of type, and its name if it has one.
  package var description: String {
    guard let name = definedName else { return kindName }
    return "\(kindName) \(name)"
  }
}

extension AvroName {
  /// Whether a writer's type of this name is the reader's: its name without the namespace, or an alias with it.
  fileprivate func matches(_ reader: AvroName, _ aliases: [AvroName]) -> Bool {
    name.isExactly(reader.name) || aliases.contains(self)
  }
}
