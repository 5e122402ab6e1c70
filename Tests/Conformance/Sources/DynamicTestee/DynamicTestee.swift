import Conversation
import NativeCodecs
import SchemaLanguages

/// Answers for messages whose schemas it reads: `DynamicTestee documents|codec PROTOBUF`, where PROTOBUF is the
/// folder of the suite's sources
@main enum DynamicTestee {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, ["documents", "codec"].contains(arguments[1]) else {
      fatalError("usage: DynamicTestee documents|codec PROTOBUF")
    }
    let (json, folder) = (arguments[1], arguments[2])
    var subjects: [String: any Subject] = [:]
    for version in [2, 3] {
      let set = try SchemaSet(
        protoFile: "\(folder)/src/google/protobuf/test_messages_proto\(version).proto",
        importsFrom: ["\(folder)/src"])
      let name = "protobuf_test_messages.proto\(version).TestAllTypesProto\(version)"
      guard let schema = set.record(named: name) else { fatalError("there is no \(name)") }
      subjects[name] =
        json == "codec"
        ? CodecSubject<DynamicRecord>(schema, types: set.typesByFullName)
        : try DocumentSubject(set, message: name)
    }
    try Conversation(
      conformanceProto: "\(folder)/conformance/conformance.proto", subjects: subjects
    ).run()
  }
}
