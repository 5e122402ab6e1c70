public import RecordModel

/// Schema files that belong together: every record or enum that one of them mentions is defined in one of them.
///
///     let set = try SchemaSet(protoFolder: "Schemas")
///     let schema = set.record(named: "UserProfile.Post")
///
/// Records and enums have names of their own in the whole set, since Avro, XML Schema and a Swift module have one space of
/// names for all.
public struct SchemaSet: Sendable {
  /// The files, in the order of their paths; imported ones too.
  public let files: [SchemaFile]

  /// Where a record or an enum is defined.
  struct Origin {
    let file: SchemaFile
    let path: [String]
    /// The schema's name of the record or enum that is not nested in another one, and that this is in or is.
    let outermost: String
    var rules = RecordRules()

    /// The path, with a first name that nothing else in the set has.
    var uniquePath: [String] { [outermost] + path.dropFirst() }
  }

  /// The records as the files have them, by their schemas' names.
  let definitions: [String: RecordDefinition]
  private let recordsByName: [String: RecordSchema]
  private let enumsByName: [String: EnumSchema]
  private let originByName: [String: Origin]

  /// Puts files together whose names have been checked.
  init(_ files: [SchemaFile]) {
    self.files = files
    var recordsByName: [String: RecordSchema] = [:]
    var enumsByName: [String: EnumSchema] = [:]
    var originByName: [String: Origin] = [:]
    for file in files {
      let prefix = file.package.isEmpty ? "" : file.package + "."
      func add(_ enumeration: EnumDefinition, in outermost: String) {
        let dotted = enumeration.path.joined(separator: ".")
        for name in [dotted, prefix + dotted] { enumsByName[name] = enumeration.schema }
        originByName[enumeration.schema.name] = Origin(
          file: file, path: enumeration.path, outermost: outermost)
      }
      for outer in file.records {
        for record in outer.withNested {
          let dotted = record.path.joined(separator: ".")
          for name in [dotted, prefix + dotted] { recordsByName[name] = record.schema }
          originByName[record.schema.name] = Origin(
            file: file, path: record.path, outermost: outer.schema.name, rules: record.rules)
          for enumeration in record.enums { add(enumeration, in: outer.schema.name) }
        }
      }
      for enumeration in file.enums { add(enumeration, in: enumeration.schema.name) }
    }
    // Several packages may have a name; the schema's is of one only.
    for record in files.flatMap(\.allRecords) { recordsByName[record.schema.name] = record.schema }
    for enumeration in files.flatMap(\.allEnums) {
      enumsByName[enumeration.schema.name] = enumeration.schema
    }
    definitions = Dictionary(
      files.flatMap(\.allRecords).map { ($0.schema.name, $0) }, uniquingKeysWith: { $1 })
    self.recordsByName = recordsByName
    self.enumsByName = enumsByName
    self.originByName = originByName
  }

  /// A set of one file: a record, first, and everything it reaches, none nested in another.
  ///
  /// For schemas that no file describes, such as inferred ones.
  public init(
    root: RecordSchema, package: String = "", path: String = "schema", documentation: String = ""
  ) {
    let records = root.reachable
    var enums: [EnumSchema] = []
    var names: Set<String> = []
    for case .enumeration(let schema) in records.flatMap(\.fields).map(\.type)
    where names.insert(schema.name).inserted {
      enums.append(schema)
    }
    self.init([
      SchemaFile(
        path: path, package: package, documentation: documentation, imports: [],
        records: records.map { .init(path: [$0.name], schema: $0, records: [], enums: []) },
        enums: enums.map { .init(path: [$0.name], schema: $0) })
    ])
  }

  /// The record of this name: `UserProfile.Post`, `UserProfile_Post` or `serbench.workloads.UserProfile.Post`.
  public func record(named name: String) -> RecordSchema? { recordsByName[name] }

  /// The enum of this name, given like a record's.
  public func enumeration(named name: String) -> EnumSchema? { enumsByName[name] }

  /// The file of this path.
  public func file(at path: String) -> SchemaFile? { files.first { $0.path == path } }

  /// What the files say of a record's fields beyond their schema; no rules where no file defines the record.
  public func rules(of record: RecordSchema) -> RecordRules {
    originByName[record.name]?.rules ?? RecordRules()
  }

  /// Every message by its full name in Protobuf, such as `google.protobuf.Timestamp`: what a message of any type can hold.
  public var typesByFullName: [String: RecordSchema] {
    var types: [String: RecordSchema] = [:]
    for file in files {
      for record in file.allRecords {
        let path = (file.package.isEmpty ? [] : [file.package]) + record.path
        types[path.joined(separator: ".")] = record.schema
      }
    }
    return types
  }

  /// The records that no field of another record leads to, in the order of the files: what a document can be.
  public var roots: [RecordSchema] {
    let records = files.flatMap(\.allRecords).map(\.schema)
    var used: Set<String> = []
    for record in records {
      for case .record(let reference) in record.fields.map(\.type)
      where reference.schema.name != record.name {
        used.insert(reference.schema.name)
      }
    }
    return records.filter { !used.contains($0.name) }
  }

  /// Where the record or enum with this schema name is defined.
  func origin(of name: String) -> Origin {
    guard let origin = originByName[name] else {
      preconditionFailure("\(name) is not defined in this set of schemas")
    }
    return origin
  }
}
