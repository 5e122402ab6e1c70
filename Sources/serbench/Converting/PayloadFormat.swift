import Formats

/// A form of file that payloads are converted from and to: a format's bytes, or Avro's container file.
struct PayloadFormat: Hashable {
  /// The format of the bytes.
  let format: SerializationFormat
  /// Whether the file carries its schema and holds many payloads.
  let isContainer: Bool

  static let json = PayloadFormat(format: .json, isContainer: false)
  static let avro = PayloadFormat(format: .avro, isContainer: false)
  static let avroContainer = PayloadFormat(format: .avro, isContainer: true)
  static let protobuf = PayloadFormat(format: .protobuf, isContainer: false)

  /// Every form there is.
  static let all = SerializationFormat.all.flatMap { format in
    format == .avro ? [avro, avroContainer] : [PayloadFormat(format: format, isContainer: false)]
  }

  /// Their names, as options have them.
  static let names = all.map(\.name)

  /// The name that options have for it.
  var name: String { isContainer ? "\(format.id)-container" : format.id }
}

extension PayloadFormat {
  /// The form of file that an option names.
  init(_ option: String, in arguments: Arguments) throws(UsageError) {
    let name = try arguments.choice(option, among: Self.names)
    guard let form = Self.all.first(where: { $0.name == name }) else {
      throw UsageError(
        "give --\(option), one of \(Self.names.joined(separator: ", "))",
        command: ConvertCommand.name)
    }
    self = form
  }
}
