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
    var messages: [Message] = []
    var enums: [Enumeration] = []
    var reserved = Reserved()
  }

  struct Field {
    enum Label {
      /// Neither `optional` nor `repeated`.
      case singular
      case optional
      case repeated
      /// `map<string, T>`; the field's type is the value's.
      case map
    }

    let label: Label
    /// The type as it is written, with a dot in front where it starts at the root.
    let type: Located<String>
    let name: Located<String>
    let number: Located<UInt64>
    let options: [Option]
    let documentation: String
  }

  struct Enumeration {
    let name: Located<String>
    var documentation: String
    var cases: [Case] = []
    var reserved = Reserved()
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
      case number
    }

    let name: Located<String>
    let value: Located<Value>
  }

  let file: String
  var documentation = ""
  var package: Located<String>?
  var imports: [Import] = []
  var messages: [Message] = []
  var enums: [Enumeration] = []
}
