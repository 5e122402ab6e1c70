import SerializationCodecs

/// An Avro schema in a file of the user's.
package enum AvroSchemaFile {
  /// The schema, whose names may be any text.
  ///
  /// - Throws: where the file cannot be read, or is no schema.
  package static func schema(at path: String) throws -> AvroSchema {
    let file = PayloadFile(operand: path)
    let text = try file.contents()
    do throws(AvroSchemaFailure) {
      return try AvroSchema(json: text.rawSpan, allowsAnyName: true)
    } catch {
      throw Unusable(path: file.name, reason: error.description)
    }
  }

  private struct Unusable: Error, CustomStringConvertible {
    let path: String
    let reason: String
    var description: String { "\(path): \(reason)" }
  }
}
