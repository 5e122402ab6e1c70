public import SchemaLanguages

extension InferredSchema {
  /// The schema in a language: ``avro`` in Avro's, the records of ``schema`` in the others.
  ///
  /// - Parameter origin: what a Swift file says about where it comes from.
  /// - Throws: `SchemaFailure` where the language cannot say it.
  public func text(
    in language: SchemaLanguage, origin: String
  ) throws(SchemaFailure) -> String {
    if language == .avsc { return avro.text() }
    return try language.text(of: schema.root, origin: origin)
  }
}
