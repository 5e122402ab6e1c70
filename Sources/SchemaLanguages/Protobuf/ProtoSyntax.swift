/// The syntax tree of a `.proto` file: what is written, where, before any name is looked up.
struct ProtoSyntax {
  /// Something with its place in the file.
  struct Located<Value> {
    let value: Value
    let position: SourcePosition
  }

  struct Import {
    let path: Located<String>
    /// Whether importers of this file see what it imports.
    let isPublic: Bool
  }

  struct Message {
    let name: Located<String>
    var documentation: String
    var fields: [Field] = []
    var oneofs: [Oneof] = []
    var messages: [Message] = []
    var enums: [Enumeration] = []
    var extensions: [Extension] = []
    var reserved = Reserved()
    /// The numbers that are left to extensions.
    var extensionRanges: [Located<ClosedRange<Int64>>] = []
    var features: [Option] = []
    /// Whether the extensions are written as items of a list (`message_set_wire_format`).
    var isMessageSet = false
  }

  /// Fields that are added to a message from outside.
  struct Extension {
    /// The message, as it is written.
    let message: Located<String>
    var fields: [Field] = []
  }

  /// The head of a oneof; its fields are among the message's, and say so.
  struct Oneof {
    let name: Located<String>
    var documentation: String
    var features: [Option] = []
  }

  struct Field {
    enum Label {
      /// None of the words below.
      case singular
      case optional
      case required
      case repeated
      /// `map<K, T>`; the field's type is the value's.
      case map
    }

    let label: Label
    /// The type of a map's keys, a scalar.
    let key: Located<String>?
    /// The position in the message's oneofs of the one that the field is in.
    let oneof: Int?
    /// The type as it is written, with a dot in front where it starts at the root.
    let type: Located<String>
    let name: Located<String>
    let number: Located<UInt64>
    let options: [Option]
    let documentation: String
    /// Whether the field's message is written with it.
    var isGroup = false
  }

  struct Enumeration {
    let name: Located<String>
    var documentation: String
    var cases: [Case] = []
    /// Whether several values may have one number.
    var allowsAliases = false
    var reserved = Reserved()
    var features: [Option] = []
  }

  struct Case {
    let name: Located<String>
    let number: Located<Int64>
    let options: [Option]
    let documentation: String
  }

  /// Numbers and names that nothing may have.
  struct Reserved {
    var ranges: [Located<ClosedRange<Int64>>] = []
    var names: [Located<String>] = []
  }

  struct Option {
    enum Value: Equatable {
      case boolean(Bool)
      case word(String)
      case string(String)
      /// What escapes say that is no text.
      case bytes([UInt8])
      /// A number as it is spelled, or `inf` or `nan` behind a minus sign.
      case number(String)
      /// What is between braces; only features are read.
      case aggregate
    }

    let name: Located<String>
    let value: Located<Value>
    /// Whether the option is defined in some file rather than by Protobuf; its name has parentheses.
    var isCustom: Bool { name.value.contains("(") }
    /// Whether the option chooses what an edition leaves open.
    var isFeature: Bool { name.value.hasPrefix("features.") && !isCustom }
    /// The name of the option itself, without those of the parts of its value.
    var baseName: String { String(name.value.prefix { $0 != "." }) }
  }

  let file: String
  var syntax = ProtobufSyntax.proto2
  var documentation = ""
  var package: Located<String>?
  var imports: [Import] = []
  var messages: [Message] = []
  var enums: [Enumeration] = []
  var extensions: [Extension] = []
  var features: [Option] = []
  /// What was passed over.
  var omissions: [SchemaLoss] = []
}
