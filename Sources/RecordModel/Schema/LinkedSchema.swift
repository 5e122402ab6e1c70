/// A record schema with all that it reaches, each once and in a place of its own: what codecs make their plans of.
///
/// Schemas are told apart by what they are and not by their names, so that two records of one name are two.
package struct LinkedSchema: Sendable {
  /// The schemas in the order of first mention, the outermost first.
  package private(set) var records: [RecordSchema] = []
  private var positions: [ObjectIdentifier: Int] = [:]

  /// Follows every field of a schema.
  package init(_ root: RecordSchema) {
    add(root)
  }

  /// Adds a schema and all that it reaches, but for what is there.
  package mutating func add(_ root: RecordSchema) {
    var pending = [root]
    while let schema = pending.popLast() {
      guard positions[ObjectIdentifier(schema)] == nil else { continue }
      positions[ObjectIdentifier(schema)] = records.count
      records.append(schema)
      for case .record(let reference) in schema.fields.map(\.type).reversed() {
        pending.append(reference.schema)
      }
    }
  }

  /// The position of a schema in ``records``; `nil` where it is not reached.
  package func position(of schema: RecordSchema) -> Int? { positions[ObjectIdentifier(schema)] }

  /// The position in ``records`` of the record that a field has, or whose values its elements and entries are; `nil` for a
  /// field of another type.
  package func position(ofRecordIn field: FieldSchema) -> Int? {
    guard case .record(let reference) = field.type else { return nil }
    return position(of: reference.schema)
  }
}
