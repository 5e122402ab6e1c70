import RecordModel

/// A schema's literal in a Swift file, before the types that it names are looked up.
struct SwiftSchemaSyntax {
  /// The Swift types around the literal, from the outermost; none where it is in no type.
  let typePath: [String]
  let name: String
  let position: SourcePosition
  let members: Members
  let documentation: String
  /// The oneofs of a record.
  var oneofs: [Oneof] = []
  /// What a record stands for.
  var meaning = RecordMeaning.fields
  /// Whether an enum has no numbers without a name.
  var isClosed = false
  /// Whether an enum's one value is `null`.
  var isNull = false

  enum Members {
    case fields([Field])
    case cases([Case])
  }

  /// A `FieldSchema`.
  struct Field {
    let number: UInt64
    let name: String
    let type: FieldType
    let cardinality: Cardinality
    let position: SourcePosition
    var encoding = FieldEncoding.varint
    var keyKind = KeyKind.string
    var keyEncoding = FieldEncoding.varint
    var isPacked: Bool?
    var jsonName: String?
    var isRequired = false
    var defaultValue: DynamicValue?
    var documentation = ""
  }

  /// The type of a field, whose record or enum is named by its Swift type.
  enum FieldType {
    case scalar(RecordModel.FieldType)
    case enumeration([String])
    case record([String])

    var kind: ValueKind {
      switch self {
      case .scalar(let type): type.kind
      case .enumeration: .enumeration
      case .record: .record
      }
    }
  }

  /// A `OneofSchema`.
  struct Oneof {
    let name: String
    let fields: [Int]
    let position: SourcePosition
    let documentation: String
  }

  /// An `EnumSchema.Case`.
  struct Case {
    let name: String
    let number: Int32
    let position: SourcePosition
    let documentation: String
  }
}
