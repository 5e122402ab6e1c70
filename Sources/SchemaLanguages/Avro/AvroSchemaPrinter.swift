import RecordModel

/// Writes the records of a schema file as an Avro schema.
///
/// The schema of a file is its *root*: the record that no other one in the file leads to. A file with several roots is
/// a union of them. Everything else is inside, in full where it is first mentioned and by its name afterwards; types of
/// other files too, since an Avro schema is whole in itself.
///
/// | record model | Avro |
/// |---|---|
/// | bool, float, double, string, bytes | the type of the same name; bool is `boolean` |
/// | int32; int64 | `int`; `long` |
/// | uint32; uint64 | `long`; the bits of `long` |
/// | optional | union of `null` and the type, default `null` |
/// | repeated; map | `array`, default `[]`; `map`, default `{}` |
/// | implicit | the type, with its default, so that a reader may have fields that the writer lacks |
///
/// The namespace is the package; comments become `doc`, and a field's comment is the field's.
///
/// Source: Apache Avro 1.11, *Specification*, "Schema Declaration".
public struct AvroSchemaPrinter: Sendable {
  private let set: SchemaSet

  /// Prints files of a set.
  public init(_ set: SchemaSet) {
    self.set = set
  }

  /// The `.avsc` file's text.
  ///
  /// - Throws: ``SchemaFailure`` where a default is one that Avro's JSON cannot spell.
  public func text(of file: SchemaFile) throws(SchemaFailure) -> String {
    var writer = AvroSchemaWriter(set: set, file: file)
    var schemas: [JSONDocument] = []
    for root in Self.roots(of: file) { schemas.append(try writer.schema(of: root)) }
    // Enums that no record uses are there for other files.
    for enumeration in file.enums where !writer.hasWritten(enumeration.schema.name) {
      schemas.append(writer.schema(of: enumeration.schema))
    }
    return (schemas.count == 1 ? schemas[0] : .array(schemas)).text()
  }

  /// The records that no other one of the file leads to; of those that only lead to each other, the first.
  static func roots(of file: SchemaFile) -> [RecordSchema] {
    let records = file.records.map(\.schema)
    var reached: Set<String> = []
    for record in records {
      reached.formUnion(record.reachable.map(\.name).filter { $0 != record.name })
    }
    var roots = records.filter { !reached.contains($0.name) }
    var covered = Set(roots.flatMap(\.reachable).map(\.name))
    for record in records where !covered.contains(record.name) {
      roots.append(record)
      covered.formUnion(record.reachable.map(\.name))
    }
    return roots
  }
}
