import Formats
import Payloads

/// Which options of `serbench convert` have an effect with which formats and schemas.
enum ConversionOptions {
  /// Throws where an option is given that would have no effect, or options exclude each other.
  static func check(
    _ arguments: Arguments, from source: PayloadFormat, to target: PayloadFormat
  ) throws(UsageError) {
    let ends = [source, target]
    try arguments.check(
      [BodyForm.option.name], source == .json,
      "is about arrays in JSON; leave it out, or give --from json")
    try arguments.check(
      ["delimited"], ends.contains(.protobuf),
      "is about Protobuf; leave it out, or give --from protobuf or --to protobuf")
    try arguments.check(
      ["block-compression"], target == .avroContainer,
      "is for container files; give --to avro-container")
    try checkSchemas(arguments, from: source)
    try checkSpelling(arguments, from: source, to: target)
  }

  private static func checkSchemas(
    _ arguments: Arguments, from source: PayloadFormat
  ) throws(UsageError) {
    let isProto = arguments.has("proto")
    if isProto {
      try arguments.check(
        ["avsc"], false, "is given and --proto too; give --avsc or --proto, not both")
    }
    try arguments.check(
      ["avsc"], source != .avroContainer,
      "is not needed, since a container file brings its schema; leave it out, or give --reader-avsc to read it as another one"
    )
    try arguments.check(
      ["reader-avsc"], !isProto && source.format == .avro,
      "is the schema that Avro is read as; give --from avro-container, or --from avro with --avsc")
    try arguments.check(
      ["message", "proto-path", "ignore-unknown", "json-form"], isProto,
      "belongs to --proto, which is not given")
    try arguments.check(
      ["bytes", "times", "omit-nulls"], !isProto,
      "is about Avro's schemas; leave it out, or give --avsc instead of --proto")
  }

  private static func checkSpelling(
    _ arguments: Arguments, from source: PayloadFormat, to target: PayloadFormat
  ) throws(UsageError) {
    try arguments.check(
      ["ignore-unknown"], source.format != .avro,
      "is about members that the schema does not have, and Avro has none; leave it out")
    try arguments.check(
      ["json-form", "omit-nulls"], target == .json,
      "is how JSON is written; leave it out, or give --to json")
    try arguments.check(
      ["bytes", "times"], source == .json || target == .json,
      "is how JSON spells values; leave it out, or give --from json or --to json")
  }
}
