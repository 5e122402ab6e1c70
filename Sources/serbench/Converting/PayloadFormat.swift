/// A format that payloads are converted from and to.
enum PayloadFormat: String, CaseIterable {
  case json, avro
  case avroContainer = "avro-container"
  case protobuf, xml

  /// Whether the bytes are text.
  var isText: Bool { self == .json || self == .xml }

  /// The format of a value of an option.
  init(_ name: String, in arguments: Arguments) throws(UsageError) {
    guard let value = try arguments.choices(name, among: Self.allCases.map(\.rawValue)).last,
      let format = Self(rawValue: value)
    else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw UsageError("give --\(name), one of \(names)", command: ConvertCommand.name)
    }
    self = format
  }
}
