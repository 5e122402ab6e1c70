import Payloads

/// The options of the commands that measure a user's own bodies under a schema.
extension SchemaSource {
  /// The options that choose a source.
  static let options = [
    Option("proto", "FILE", "Use the schema in this .proto file instead of one that is found."),
    Option(
      "avsc", "FILE",
      "Use the schema in this Avro schema file; Avro is also measured under it unchanged."),
    Option(
      "message", "NAME", "The message that a document is; default: the one that no other uses."),
    Option(
      "proto-path", "DIR", repeats: true,
      "Where the .proto file's imports are looked up before its own folder; may be repeated."),
    Option(
      "ignore-unknown", nil,
      "Pass over members that the .proto file does not have; default: refuse them."),
  ]

  init(_ arguments: Arguments, command: String) throws(UsageError) {
    guard let file = arguments.text("proto") else {
      try arguments.check(
        ["message", "proto-path", "ignore-unknown"], false,
        "belongs to --proto, which is not given")
      self = arguments.text("avsc").map { .avro(file: $0) } ?? .inference
      return
    }
    if arguments.has("avsc") {
      throw UsageError("give --avsc or --proto, not both", command: command)
    }
    self = .proto(
      file: file, message: arguments.text("message"),
      importsFrom: arguments.values("proto-path"), ignoresUnknown: arguments.has("ignore-unknown"))
  }
}
