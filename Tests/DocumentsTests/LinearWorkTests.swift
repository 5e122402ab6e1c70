import Documents
import LibXML2Codec
import Measurement
import NativeCodecs
import RecordModel
import SchemaLanguages
import Testing

/// Four times as long a document takes four times the work, on every way that a document goes.
@Suite(.serialized) struct LinearWorkTests {
  private static let shapes: [(String, @Sendable (Int) -> String)] = [
    ("objects", { list($0) { #"{"id":\#($0),"n":"x\#($0)"}"# } }),
    ("arrays", { list($0) { "[\($0).5,\($0)]" } }), ("numbers", { list($0) { "\($0)" } }),
    ("texts", { list($0) { "\"t\($0)\"" } }),
    ("flags", { list($0) { $0 % 3 == 0 ? "true" : "false" } }),
    ("unions", { list($0) { $0 % 3 == 0 ? "1" : $0 % 3 == 1 ? "\"a\"" : "[null]" } }),
    ("entries", { object($0) { _ in "1" } }), ("records", { object($0) { "{\"a\":\($0)}" } }),
    ("lists", { object($0) { "[\($0)]" } }),
  ]

  private static func list(_ count: Int, _ element: (Int) -> String) -> String {
    "{\"v\":[\((0..<count).map(element).joined(separator: ","))]}"
  }

  private static func object(_ count: Int, _ value: (Int) -> String) -> String {
    let members = (0..<count).map { "\"\($0)\":\(value($0))" }
    return "{\"v\":{\(members.joined(separator: ","))}}"
  }

  /// How many instructions a piece of work takes.
  private func work<Result>(_ body: () throws -> Result) throws -> (Double, Result) {
    let counter = try #require(InstructionCounter())
    let start = try #require(counter.read())
    let result = try body()
    let end = try #require(counter.read())
    return (Double(end - start), result)
  }

  /// The work of each step of a document's ways.
  private func steps(_ text: String) throws -> [(String, Double)] {
    var steps: [(String, Double)] = []
    func step<Result>(_ name: String, _ body: () throws -> Result) throws -> Result {
      let (work, result) = try work(body)
      steps.append((name, work))
      return result
    }
    let bytes = Array(text.utf8)
    let document = try step("read JSON") { try JSONValue(reading: bytes) }
    let inferred = try step("infer") {
      let inference = DocumentInference()
      try inference.observe(bytes)
      return try inference.inferred(named: "Payload")
    }
    let proto = try SchemaSet(protoText: try inferred.text(in: .proto, origin: "Inferred."))
    let mapping = DocumentMapping(try ProtobufDocuments(proto).schema)
    try ways("records", mapping.schema.root, &steps, { try mapping.record(document) }) {
      try mapping.document($0)
    }
    let codec = try AvroDocumentCodec(schema: inferred.avro)
    let avro = try step("write Avro") { try codec.encode(document) }
    _ = try step("read Avro") { try codec.decode(avro) }
    let carriers = try AvroRecordMapping(codec, emptiness: .isNull)
    try ways("carriers", carriers.schema, &steps, { try carriers.record(document) }) {
      try carriers.document($0)
    }
    return steps
  }

  private func ways(
    _ name: String, _ root: RecordSchema, _ steps: inout [(String, Double)],
    _ record: () throws -> DynamicRecord, _ document: (DynamicRecord) throws -> JSONValue
  ) throws {
    func step<Result>(_ step: String, _ body: () throws -> Result) throws -> Result {
      let (work, result) = try work(body)
      steps.append(("\(name): \(step)", work))
      return result
    }
    let value = try step("into a record", record)
    _ = try step("out of it") { try document(value) }
    let protobuf = ProtobufCodec<DynamicRecord>(schema: root)
    let message = try step("write Protobuf") { try protobuf.encode(value) }
    _ = try step("read Protobuf") { try protobuf.decode(message) }
    let xml = LibXML2Codec<DynamicRecord>(schema: root)
    let element = try step("write XML") { try xml.encode(value) }
    _ = try step("read XML") { try xml.decode(element) }
    let avro = AvroCodec<DynamicRecord>(schema: root)
    let datum = try step("write Avro") { try avro.encode(value) }
    _ = try step("read Avro") { try avro.decode(datum) }
    let json = JSONCodec<DynamicRecord>(schema: root)
    let object = try step("write JSON") { try json.encode(value) }
    _ = try step("read JSON") { try json.decode(object) }
  }

  @Test(
    "Work grows as the documents do",
    .enabled(if: InstructionCounter() != nil, "The processor's instructions are not counted here."),
    arguments: shapes.indices)
  func growth(shape: Int) throws {
    let (name, text) = Self.shapes[shape]
    // What is done but once is done.
    _ = try steps(text(10))
    var (short, long) = (try steps(text(1_500)), try steps(text(6_000)))
    // Four where it is linear, sixteen where it is quadratic.
    let isLinear = { (position: Int) in long[position].1 < 8 * short[position].1 }
    if !short.indices.allSatisfy(isLinear) {
      // Something else may have disturbed it.
      for (position, step) in try steps(text(1_500)).enumerated() {
        short[position].1 = max(short[position].1, step.1)
      }
      for (position, step) in try steps(text(6_000)).enumerated() {
        long[position].1 = min(long[position].1, step.1)
      }
    }
    for position in short.indices {
      #expect(isLinear(position), "\(name): \(short[position]) → \(long[position])")
    }
  }
}
