import Documents
import Foundation
import NativeCodecs
import SchemaLanguages
import TestSupport
import Testing

/// Random messages of random schemas, between `JSONCodec` and Google's Python library.
@Suite("ProtoJSON of random messages")
struct ProtoJSONRandomTests {
  /// Of lines with the number of a schema, a message in Protobuf and the same in JSON: the message that is read from JSON,
  /// and the JSON that is written of the message.
  private static let witness = """
    import sys
    from google.protobuf import descriptor_pb2, descriptor_pool, json_format
    from google.protobuf.internal import type_checkers
    from google.protobuf.message_factory import MessageFactory
    # The shortest text of the greatest float is a little greater, and Python takes it for too great.
    type_checkers._FLOAT_MAX *= 1.00000001
    type_checkers._FLOAT_MIN *= 1.00000001
    kinds = {}
    def kind(number):
        if number not in kinds:
            pool = descriptor_pool.DescriptorPool()
            data = open("set" + number, "rb").read()
            for file in descriptor_pb2.FileDescriptorSet.FromString(data).file: pool.Add(file)
            name = file.message_type[0].name
            kinds[number] = MessageFactory(pool).GetPrototype(pool.FindMessageTypeByName(name))
        return kinds[number]
    for line in open("lines", "rb"):
        number, data, text = line.decode("utf-8").rstrip("\\n").split(" ", 2)
        message = kind(number).FromString(bytes.fromhex(data))
        back = json_format.Parse(text, kind(number)())
        written = json_format.MessageToJson(message, indent=None)
        print(back.SerializeToString(deterministic=True).hex(), written)
    """

  private func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
  }

  @Test("Python reads what is written as the same, and what it writes is read as the same, by both")
  func python() throws {
    try Tool.withTemporaryFolder { folder in
      var lines = ""
      var cases: [(schema: RecordSchema, record: DynamicRecord, set: SchemaSet)] = []
      for seed in UInt64(1)...25 {
        var schemas = RandomSchema(seed: seed)
        let schema = schemas.next()
        let text = ProtoPrinter.text(of: schema)
        try Data(text.utf8).write(to: folder.appendingPathComponent("a.proto"))
        let compiled = try Tool.run("protoc", ["-o", "set\(seed)", "a.proto"], in: folder)
        try #require(compiled.status == 0, "seed \(seed): \(compiled.diagnostics)")
        let set = try SchemaSet(protoText: text)
        var random = RandomRecord(seed: seed, repertoire: .everything)
        let forms: [JSONForm] = [
          .protoJSON, .protoJSON(names: .original, enums: .numbers, writesDefaults: true), .plain,
        ]
        let codecs = forms.map { JSONCodec<DynamicRecord>(schema: schema, form: $0) }
        for index in 0..<15 {
          let record = random.next(schema)
          let json = try codecs[index % codecs.count].encode(record)
          let bytes = try ProtobufCodec<DynamicRecord>(schema: schema).encode(record)
          lines += "\(seed) \(hexadecimal(bytes)) \(String(decoding: json, as: UTF8.self))\n"
          cases.append((schema, record, set))
        }
      }
      for (name, text) in [("lines", lines), ("witness.py", Self.witness)] {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let said = try Tool.run("/usr/bin/python3", ["witness.py"], in: folder)
      try #require(said.status == 0, "\(said.diagnostics)")
      let answers = said.text.split(separator: "\n")
      try #require(answers.count == cases.count)
      for (answer, (schema, record, set)) in zip(answers, cases) {
        let parts = answer.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let protobuf = ProtobufCodec<DynamicRecord>(schema: schema)
        let bytes = try protobuf.encode(record)
        #expect(parts[0] == hexadecimal(bytes))
        let codec = JSONCodec<DynamicRecord>(schema: schema, reading: .protoJSON)
        #expect(try codec.decode(Array(parts[1].utf8)) == record, "\(parts[1])")
        let documents = try ProtobufDocuments(set, message: schema.name)
        let document = try JSONValue(reading: Array(parts[1].utf8))
        let carried = try DocumentMapping(documents.schema).record(document)
        #expect(
          try ProtobufCodec<DynamicRecord>(schema: documents.schema.root).encode(carried) == bytes,
          "\(parts[1])")
      }
    }
  }
}
