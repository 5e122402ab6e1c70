import RecordModel

/// The syntax that a file is printed in, and what it has to say there that others take for granted.
///
/// It is the file's own where that can say what the file holds, or else the first that can of proto3, proto2 and edition
/// 2023, which can say it all.
struct ProtoStyle {
  let syntax: ProtobufSyntax
  /// Whether fields of an edition have no presence unless they say so.
  private let isImplicit: Bool

  init(of file: SchemaFile, in set: SchemaSet) {
    let needs = Needs(file, in: set)
    let choices = [file.syntax, .proto3, .proto2, .edition2023]
    let chosen = choices.first { needs.areMet(by: $0) } ?? .edition2023
    syntax = chosen.isEdition ? .edition2023 : chosen
    isImplicit = syntax.isEdition && needs.implicitCount > needs.explicitCount
  }

  /// What a file holds that not every syntax can say.
  private struct Needs {
    var implicitCount = 0
    var explicitCount = 0
    var hasClosedEnums = false
    var hasOpenEnums = false
    /// Required fields, groups, defaults and extensions.
    var hasOldForms = false
    /// Messages between tags that are no groups.
    var hasDelimitedFields = false

    init(_ file: SchemaFile, in set: SchemaSet) {
      for enumeration in file.allEnums {
        if enumeration.schema.isClosedInProtobuf {
          hasClosedEnums = true
        } else {
          hasOpenEnums = true
        }
      }
      for record in file.allRecords {
        if record.isMessageSet || !record.rules.extensionRanges.isEmpty
          || !record.rules.defaults.isEmpty
        {
          hasOldForms = true
        }
        let place = ExtensionPlace(file: file.path, scope: record.path)
        for field in record.schema.fields {
          add(field, of: record)
          guard field.encoding == .delimited else { continue }
          hasOldForms = true
          let isGroup =
            set.group(of: field, at: record.rules.extensions[field.number] ?? place) != nil
          if !isGroup { hasDelimitedFields = true }
        }
      }
    }

    private mutating func add(_ field: FieldSchema, of record: RecordDefinition) {
      if field.isRequired { hasOldForms = true }
      guard field.type.kind != .record, record.schema.oneof(of: field.number) == nil else { return }
      if field.cardinality == .implicit { implicitCount += 1 }
      if field.cardinality == .optional { explicitCount += 1 }
    }

    func areMet(by syntax: ProtobufSyntax) -> Bool {
      switch syntax {
      case .proto3: !hasClosedEnums && !hasOldForms
      case .proto2: !hasOpenEnums && implicitCount == 0 && !hasDelimitedFields
      case .edition2023, .edition2024: true
      }
    }
  }

  // MARK: - What is written

  /// The statement at the head of the file.
  var statement: String {
    syntax.isEdition
      ? "edition = \"\(syntax.rawValue)\";" : "syntax = \"\(syntax.rawValue)\";"
  }

  /// Statements for the whole file.
  var fileOptions: [String] { isImplicit ? ["option features.field_presence = IMPLICIT;"] : [] }

  /// Whether groups are written as such.
  var hasGroups: Bool { syntax == .proto2 }

  /// Statements for an enum.
  func options(of enumeration: EnumSchema) -> [String] {
    syntax.isEdition && enumeration.isClosedInProtobuf
      ? ["option features.enum_type = CLOSED;"] : []
  }

  /// The label of a single field, with the space after it.
  func label(of field: FieldSchema) -> String {
    switch syntax {
    case .proto2: field.isRequired ? "required " : "optional "
    // In proto3 a message has presence without the word.
    case .proto3: field.cardinality == .optional && field.type.kind != .record ? "optional " : ""
    case .edition2023, .edition2024: ""
    }
  }

  /// What the options of a field say about its form.
  ///
  /// - Parameters:
  ///   - isMember: whether the field is in a oneof.
  ///   - isExtension: whether it is added from outside.
  func options(of field: FieldSchema, isMember: Bool, isExtension: Bool) -> [String] {
    let packsByDefault = syntax != .proto2 && field.type.kind.isNumeric
    let isUnusual = field.cardinality == .repeated && field.isPacked != packsByDefault
    guard syntax.isEdition else { return isUnusual ? ["packed = \(field.isPacked)"] : [] }
    var options = isUnusual ? ["features.repeated_field_encoding = EXPANDED"] : []
    if field.encoding == .delimited { options.append("features.message_encoding = DELIMITED") }
    if field.isRequired { options.append("features.field_presence = LEGACY_REQUIRED") }
    let isScalar = field.type.kind != .record && !isMember && !isExtension && !field.isRequired
    if isScalar, field.cardinality == .implicit, !isImplicit {
      options.append("features.field_presence = IMPLICIT")
    }
    if isScalar, field.cardinality == .optional, isImplicit {
      options.append("features.field_presence = EXPLICIT")
    }
    return options
  }
}

extension EnumSchema {
  /// Whether Protobuf takes the enum for a closed one: only those may begin with another number than 0.
  fileprivate var isClosedInProtobuf: Bool { isClosed || cases[0].number != 0 }
}
