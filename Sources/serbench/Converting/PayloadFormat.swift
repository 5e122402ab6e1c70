/// A format that payloads are converted from and to.
enum PayloadFormat: String, CaseIterable {
  case json, avro
  case avroContainer = "avro-container"
  case protobuf, xml

  /// Whether the bytes are text.
  var isText: Bool { self == .json || self == .xml }

  /// The endings that a file of the format may have, of those that name a format.
  var endings: [String] {
    switch self {
    case .json: ["json", "jsonl", "ndjson", "txt"]
    case .avro, .avroContainer: ["avro", "bin"]
    case .protobuf: ["pb", "bin", "protobuf"]
    case .xml: ["xml", "txt"]
    }
  }

  /// The format of a value of an option.
  init(_ name: String, in arguments: Arguments) throws(UsageError) {
    guard let value = try arguments.choice(name, among: Self.allCases.map(\.rawValue)),
      let format = Self(rawValue: value)
    else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("give --\(name), one of \(names)", command: ConvertCommand.name)
    }
    self = format
  }
}
