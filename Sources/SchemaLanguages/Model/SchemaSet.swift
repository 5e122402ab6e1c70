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
    var rules = RecordRules()
  }

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
      for record in file.allRecords {
        let dotted = record.path.joined(separator: ".")
        for name in [record.schema.name, dotted, prefix + dotted] {
          recordsByName[name] = record.schema
        }
        originByName[record.schema.name] = Origin(
          file: file, path: record.path, rules: record.rules)
      }
      for enumeration in file.allEnums {
        let dotted = enumeration.path.joined(separator: ".")
        for name in [enumeration.schema.name, dotted, prefix + dotted] {
          enumsByName[name] = enumeration.schema
        }
        originByName[enumeration.schema.name] = Origin(file: file, path: enumeration.path)
      }
    }
    self.recordsByName = recordsByName
    self.enumsByName = enumsByName
    self.originByName = originByName
  }

  /// A set of one file: a record, first, and everything it reaches, none nested in another.
  ///
  /// For schemas that no file describes, such as inferred ones.
  public init(root: RecordSchema, package: String = "", path: String = "schema") {
    let records = root.reachable
    var enums: [EnumSchema] = []
    var names: Set<String> = []
    for case .enumeration(let schema) in records.flatMap(\.fields).map(\.type)
    where names.insert(schema.name).inserted {
      enums.append(schema)
    }
    self.init([
      SchemaFile(
        path: path, package: package, documentation: "", imports: [],
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
