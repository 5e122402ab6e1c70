import Randomness
import RecordModel

/// Schemas that a writer may have had when the reader has this one: with fields that came and went, moved, or were of a
/// smaller type.
struct SchemaEvolution {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// A writer's schema whose every record can be read by the reader.
  mutating func writer(of reader: RecordSchema) -> RecordSchema {
    let store = Store()
    for schema in reader.reachable {
      store.schemas[schema.name] = evolved(schema, store)
    }
    return store.schemas[reader.name]!
  }

  private mutating func evolved(_ schema: RecordSchema, _ store: Store) -> RecordSchema {
    var fields: [FieldSchema] = []
    func append(_ name: String, _ type: FieldType, _ cardinality: Cardinality) {
      fields.append(FieldSchema(fields.count + 1, name, type, cardinality))
    }
    for field in schema.fields.shuffled(using: &generator) {
      if generator.chance(0.3) {
        let type = generator.pick([FieldType.string, .double, .bool, .bytes])
        append(
          "extra_\(fields.count)", type,
          generator.pick([Cardinality.implicit, .optional, .repeated, .map]))
      }
      if generator.chance(0.2) { continue }
      var cardinality = field.cardinality
      if case .record(let reference) = field.type {
        let name = reference.schema.name
        append(
          field.name, .record(RecordReference { store.schemas[name]! }), cardinality)
      } else {
        if cardinality == .optional, generator.chance(0.5) { cardinality = .implicit }
        // Python finds no promotion of elements, and none between strings and bytes.
        let isPromoted = field.cardinality == .implicit || field.cardinality == .optional
        append(field.name, isPromoted ? smaller(field.type) : field.type, cardinality)
      }
    }
    return RecordSchema(schema.name, fields)
  }

  private mutating func smaller(_ type: FieldType) -> FieldType {
    switch type {
    case .int64: generator.pick([.int32, .int64])
    case .float: generator.pick([.int32, .float])
    case .double: generator.pick([.int32, .int64, .float, .double])
    case .enumeration(let schema):
      .enumeration(
        EnumSchema(
          schema.name,
          schema.cases.shuffled(using: &generator).enumerated().map {
            .init($1.name, Int32($0))
          }))
    default: type
    }
  }

  private final class Store: @unchecked Sendable {
    var schemas: [String: RecordSchema] = [:]
  }
}
