public import RecordModel

/// A file's worth of records and enums, with the nesting and the order that their author gave them.
///
/// It knows no schema language: what is read from `.proto` is printed as `.avsc`, `.xsd` or Swift from this.
public struct SchemaFile: Sendable {
  /// The file's path as its folder and its importers spell it, such as `user_profile.proto`.
  public let path: String
  /// The package or namespace, such as `serbench.workloads`; empty when there is none.
  public let package: String
  /// What the file is about, from the comment at its head; lines joined by a line feed.
  public let documentation: String
  /// The paths of the files whose records and enums this one uses.
  public let imports: [String]
  /// The records that are not nested in another one.
  public let records: [RecordDefinition]
  /// The enums that are not nested in a record.
  public let enums: [EnumDefinition]

  /// The syntax of the `.proto` file that the file is, or becomes.
  public var syntax = ProtobufSyntax.proto3
  /// The imports that importers of this file see, too.
  public var publicImports: Set<String> = []
  /// What the file that was read says and this does not hold.
  public var omissions: [SchemaLoss] = []

  /// The file's name without folder and extension, such as `user_profile`.
  public var name: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
  }

  /// Whether the file defines nothing.
  var isEmpty: Bool { records.isEmpty && enums.isEmpty }

  /// Every record of the file: each before those nested in it.
  public var allRecords: [RecordDefinition] { records.flatMap(\.withNested) }

  /// Every enum of the file, those nested in records too.
  public var allEnums: [EnumDefinition] { enums + allRecords.flatMap(\.enums) }
}

/// A record in a ``SchemaFile``.
public struct RecordDefinition: Sendable {
  /// The names of the records around this one and its own, such as `["FoodOrder", "Line"]`.
  public let path: [String]
  /// The record's schema, whose name is the path joined by underscores, or another one where that is taken.
  public let schema: RecordSchema
  /// The records nested in this one.
  public let records: [RecordDefinition]
  /// The enums nested in this one.
  public let enums: [EnumDefinition]
  /// What else is said of the fields.
  public var rules = RecordRules()

  /// Whether the record is a message set, which has no fields but those that are added to it.
  var isMessageSet: Bool { rules.isMessageSet || schema.isMessageSet }
  /// This record and all records nested in it, at any depth.
  var withNested: [RecordDefinition] { [self] + records.flatMap(\.withNested) }
}

/// An enum in a ``SchemaFile``.
public struct EnumDefinition: Sendable {
  /// The names of the records around this enum and its own.
  public let path: [String]
  /// The enum's schema, whose name is the path joined by underscores, or another one where that is taken.
  public let schema: EnumSchema
}
