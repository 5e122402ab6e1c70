import Conversation
import RecordModel
import TestMessages

/// Answers for structures that are compiled: `GeneratedTestee PROTOBUF`, where PROTOBUF is the folder of the
/// suite's sources
@main enum GeneratedTestee {
  static func main() throws {
    guard CommandLine.arguments.count == 2 else { fatalError("usage: GeneratedTestee PROTOBUF") }
    try Conversation(
      conformanceProto: "\(CommandLine.arguments[1])/conformance/conformance.proto",
      subjects: [
        "protobuf_test_messages.proto2.TestAllTypesProto2":
          CodecSubject<TestAllTypesProto2>(TestAllTypesProto2.schema, types: types),
        "protobuf_test_messages.proto3.TestAllTypesProto3":
          CodecSubject<TestAllTypesProto3>(TestAllTypesProto3.schema, types: types),
      ]
    ).run()
  }

  /// What a message of any type holds in the suite: its own messages and Google's types.
  private static var types: [String: RecordSchema] {
    var types = [
      "protobuf_test_messages.proto2.TestAllTypesProto2": TestAllTypesProto2.schema,
      "protobuf_test_messages.proto3.TestAllTypesProto3": TestAllTypesProto3.schema,
    ]
    for schema in TestAllTypesProto3.schema.reachable where schema.meaning != .fields {
      types["google.protobuf.\(schema.name)"] = schema
    }
    return types
  }
}
