public import SchemaLanguages

extension InferredSchema {
  /// The schema in a language: ``avro`` in Avro's, the records of ``schema`` in the others.
  ///
  /// A `.proto` describes the JSON form of its messages in lines that begin with `@json`; ``ProtobufDocuments`` reads them.
  ///
  /// - Parameter origin: what a Swift file says about where it comes from.
  /// - Throws: `SchemaFailure` where the language cannot say it.
  public func text(
    in language: SchemaLanguage, origin: String
  ) throws(SchemaFailure) -> String {
    if language == .avsc { return avro.text() }
    if language == .proto {
      let set = SchemaSet(
        root: schema.root,
        documentation: """
          \(origin)
          The lines with @json say how JSON has it, for `serbench convert --proto`.
          """)
      return ProtoPrinter(set, notes: schema.notes).text(of: set.files[0])
    }
    return try language.text(of: schema.root, origin: origin)
  }
}
