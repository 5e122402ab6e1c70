import RecordModel

/// Writes the records and the enums of a schema file as Swift, the way a person would.
///
/// A record is a structure that conforms to `Record`, with a property for each field; a record or an enum nested in it is
/// nested in an extension. An enum conforms to `EnumValue`, or `ClosedEnumValue`, with a case for each name and one for
/// other numbers. A oneof is an optional property whose type is a nested enum that conforms to `OneofValue`, with a case for each member.
///
/// Everything that generic code of another module must specialise is `@inlinable`, and the types are `@frozen`.
public struct SwiftPrinter: Sendable {
  /// How long a line may be.
  static let lineLength = 100

  let set: SchemaSet
  /// The records that lead back to themselves.
  let cycles: RecordCycles
  /// The records that lead back to themselves by fields that a structure keeps in its own memory.
  let cyclesInPlace: RecordCycles
  /// The names of everything.
  let naming: SwiftNaming
  /// Whether records have a property for fields that their schemas do not have.
  let keepsUnknownFields: Bool

  /// Prints files of a set.
  ///
  /// - Parameter keepsUnknownFields: whether records keep fields of their input that their schemas do not have. The
  ///   property takes eight bytes of each record.
  public init(_ set: SchemaSet, keepsUnknownFields: Bool = true) {
    self.set = set
    self.keepsUnknownFields = keepsUnknownFields
    let records = set.files.flatMap(\.allRecords).map(\.schema)
    cycles = RecordCycles(records) { _ in true }
    cyclesInPlace = RecordCycles(records) {
      $0.cardinality == .optional || $0.cardinality == .implicit
    }
    naming = SwiftNaming(set)
  }

  /// The Swift file's text.
  ///
  /// - Parameters:
  ///   - file: a file of the set.
  ///   - origin: what the first line says about where the text comes from.
  /// - Throws: ``SchemaFailure`` where a default has no literal.
  public func text(of file: SchemaFile, origin: String) throws(SchemaFailure) -> String {
    var output = IndentedText()
    output.comment(origin, mark: "//")
    if !file.documentation.isEmpty {
      output.line("//")
      output.comment(file.documentation, mark: "//")
    }
    guard !file.isEmpty else { return output.text }
    output.line()
    output.line("public import RecordModel")
    for enumeration in file.enums {
      output.line()
      write(enumeration, to: &output)
    }
    for record in file.records {
      output.line()
      try write(record, of: file, to: &output)
      try writeNested(in: record, of: file, to: &output)
    }
    return output.text
  }

  private func writeNested(
    in record: RecordDefinition, of file: SchemaFile, to output: inout IndentedText
  ) throws(SchemaFailure) {
    let hasOneofs = !record.schema.oneofs.isEmpty
    guard !record.records.isEmpty || !record.enums.isEmpty || hasOneofs else { return }
    output.line()
    let name = typeName(ofSchemaNamed: record.schema.name).joined(separator: ".")
    try output.block("extension \(name) {", "}") { output throws(SchemaFailure) in
      var isFirst = writeOneofs(of: record, to: &output) == 0
      for enumeration in record.enums {
        if !isFirst { output.line() }
        isFirst = false
        write(enumeration, to: &output)
      }
      for nested in record.records {
        if !isFirst { output.line() }
        isFirst = false
        try write(nested, of: file, to: &output)
      }
    }
    for nested in record.records { try writeNested(in: nested, of: file, to: &output) }
  }

  /// The names of the types around a type and its own.
  func typeName(ofSchemaNamed name: String) -> [String] {
    naming.types.path(ofSchemaNamed: name)
  }
}
