import RecordModel

/// Writes the records and the enums of a schema file as Swift, the way a person would.
///
/// A record is a structure that conforms to `Record`, with a property for each field; a record or an enum nested in it is
/// nested in an extension. An enum conforms to `EnumValue`, with a case for each name and one for other numbers. A oneof
/// is an optional property whose type is a nested enum that conforms to `OneofValue`, with a case for each member.
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
  /// The names of the types in a scope, by the file and the scope.
  private let nested: [String: [[String]: Set<String>]]
  /// The names of all types, each without those around it.
  let typeNames: Set<String>

  /// Prints files of a set.
  public init(_ set: SchemaSet) {
    self.set = set
    let records = set.files.flatMap(\.allRecords).map(\.schema)
    cycles = RecordCycles(records) { _ in true }
    cyclesInPlace = RecordCycles(records) {
      $0.cardinality == .optional || $0.cardinality == .implicit
    }
    nested = Dictionary(
      set.files.map { file in
        let names = file.allRecords.map(\.schema.name) + file.allEnums.map(\.schema.name)
        let paths = names.map { Self.typeName(ofSchemaNamed: $0, in: set) }
        let scopes = Dictionary(grouping: paths) { Array($0.dropLast()) }
        return (file.path, scopes.mapValues { Set($0.compactMap(\.last)) })
      }, uniquingKeysWith: { $1 })
    typeNames = Set(nested.values.flatMap(\.values).joined())
  }

  /// The Swift file's text.
  ///
  /// - Parameters:
  ///   - file: a file of the set.
  ///   - origin: what the first line says about where the text comes from.
  /// - Throws: ``SchemaFailure`` where two names are the same in Swift, or a default has no literal.
  public func text(of file: SchemaFile, origin: String) throws(SchemaFailure) -> String {
    try checkNames(file.records, file.enums, in: file)
    var output = IndentedText()
    output.comment(origin, mark: "//")
    if !file.documentation.isEmpty {
      output.line("//")
      output.comment(file.documentation, mark: "//")
    }
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
    try checkNames(record.records, record.enums, in: file)
    let hasOneofs = !record.schema.oneofs.isEmpty
    guard !record.records.isEmpty || !record.enums.isEmpty || hasOneofs else { return }
    output.line()
    let name = typeName(ofSchemaNamed: record.schema.name).joined(separator: ".")
    try output.block("extension \(name) {", "}") { output throws(SchemaFailure) in
      var isFirst = try writeOneofs(of: record, in: file, to: &output) == 0
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

  private func checkNames(
    _ records: [RecordDefinition], _ enums: [EnumDefinition], in file: SchemaFile
  ) throws(SchemaFailure) {
    var names: Set<String> = []
    for schemaName in records.map(\.schema.name) + enums.map(\.schema.name) {
      let name = typeName(ofSchemaNamed: schemaName)
      guard names.insert(name.last ?? "").inserted else {
        throw SchemaFailure(
          "two types are named \(name.joined(separator: ".")) in Swift; rename one", file: file.path
        )
      }
    }
  }

  // MARK: - Names of types

  /// The names of the types around a type and its own.
  func typeName(ofSchemaNamed name: String) -> [String] {
    Self.typeName(ofSchemaNamed: name, in: set)
  }

  private static func typeName(ofSchemaNamed name: String, in set: SchemaSet) -> [String] {
    let path = set.origin(of: name).uniquePath
    let isEnum = set.enumeration(named: name) != nil && set.record(named: name) == nil
    return path.dropLast().map(SwiftNames.record)
      + path.suffix(1).map(isEnum ? SwiftNames.enumeration : SwiftNames.record)
  }

  /// A type's name as it is written inside a record: what is nested in it or beside it needs no more than
  /// the names from there.
  ///
  /// - Throws: ``SchemaFailure`` where a type nested in the record, or beside it, hides the one that is meant.
  func typeName(
    ofSchemaNamed name: String, inside record: RecordDefinition, of file: SchemaFile
  ) throws(SchemaFailure) -> String {
    let type = typeName(ofSchemaNamed: name)
    let context = typeName(ofSchemaNamed: record.schema.name)
    // The innermost scope first, as Swift looks names up; the last one is the module.
    for scope in [context, Array(context.dropLast()), []] {
      let isInside = type.count > scope.count && type.starts(with: scope)
      if isInside { return type[scope.count...].joined(separator: ".") }
      guard nested[file.path]?[scope]?.contains(type[0]) != true else {
        throw SchemaFailure(
          "\(scope.joined(separator: ".")) has a type of its own named \(type[0]), which hides the one that a field means; rename one",
          file: file.path)
      }
    }
    return type.joined(separator: ".")
  }
}
