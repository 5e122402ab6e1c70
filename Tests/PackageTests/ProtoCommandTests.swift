import Foundation
import TestSupport
import Testing

/// `serbench measure --proto`, as it is typed.
@Suite("A schema of one's own")
struct ProtoCommandTests {
  private static let files = [
    "lib/shared/level.proto": """
    enum Level { option allow_alias = true; LOW = 3; HIGH = -4; TOP = -4; }
    """,
    "order.proto": """
    import "shared/level.proto";
    message Order {
      required int32 id = 1;
      optional string first_name = 2 [default = "nobody"];
      repeated sint32 counts = 3 [packed = true];
      repeated Level levels = 4;
      oneof paid { uint64 cents = 5; Voucher voucher = 6; }
      map<int32, Voucher> by_number = 7;
    }
    message Voucher { optional string code = 1; }
    """,
    "orders.jsonl": """
    {"id": 0, "first-name": "Ana", "counts": [1, -2], "levels": ["TOP", 3], "cents": "18446744073709551615"}

    {"id": -1, "voucher": {"code": ""}, "by_number": {"-5": {"code": "x"}, "7": {}}}
    """,
  ]

  private func serbench<Result>(
    _ arguments: [String], changing changes: [String: String] = [:],
    _ body: (Tool.Outcome, URL) throws -> Result
  ) throws -> Result {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in Self.files.merging(changes, uniquingKeysWith: { $1 }) {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
      }
      return try body(try Tool.run(Serbench.executable.path, arguments, in: folder), folder)
    }
  }

  private static let schema = ["--proto", "order.proto", "--proto-path", "lib"]

  @Test("Every codec measures documents under it")
  func measuring() throws {
    let arguments =
      ["measure", "--quick", "--rounds", "2", "--seconds", "1"] + Self.schema + ["orders.jsonl"]
    try serbench(arguments) { outcome, _ in
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(!outcome.diagnostics.contains("left out"), "\(outcome.diagnostics)")
      for codec in ["json/swift", "xml/libxml2", "protobuf/protobuf-c", "avro/libavro"] {
        #expect(outcome.text.contains(codec))
      }
    }
  }

  @Test("The schema that is used is printed with the documents' names, and protoc accepts it")
  func printing() throws {
    try serbench(["measure", "--schema"] + Self.schema + ["orders.jsonl"]) { outcome, folder in
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.contains("[json_name = \"first-name\", default = \"nobody\"];"))
      #expect(outcome.text.contains("map<int32, Voucher> by_number = 7"))
      let parts = outcome.text.components(separatedBy: "// shared/level.proto\n")
      #expect(parts.count == 2)
      try Data(parts[0].utf8).write(to: folder.appendingPathComponent("printed.proto"))
      let protoc = try Tool.run(
        "protoc", ["--proto_path=.", "--proto_path=lib", "-o", "out", "printed.proto"], in: folder)
      #expect(protoc.status == 0, "\(protoc.diagnostics)")
    }
  }

  @Test("What does not fit ends with status 1, the file, the line and the member, and nothing else")
  func refusals() throws {
    let table: [(changes: [String: String], message: String)] = [
      (
        ["orders.jsonl": "{\"id\": 1}\n{\"id\": 2,\n \"name\": 3}\n"],
        "orders.jsonl:3: document 2: Order has no field for the member \"name\""
      ),
      (
        ["orders.jsonl": "{\"id\": 1}\n{\"id\": 2, \"voucher\": {\"kode\": \"x\"}}\n"],
        "orders.jsonl:2: document 2: $.voucher: Voucher has no field for the member \"kode\""
      ),
      (["orders.jsonl": "{\n\n\"id\": 1.5}"], "orders.jsonl:3: document 1: $.id: expected"),
      (["orders.jsonl": "{\"cents\": 1}"], "the member \"id\" is missing"),
      (
        ["lib/shared/level.proto": "import \"order.proto\";"],
        "order.proto → shared/level.proto → order.proto"
      ),
      (
        ["order.proto": "message A {} message B {}"], "which message the documents are is not clear"
      ),
      (["order.proto": "import \"none.proto\";"], "order.proto:1:8: \"none.proto\" is in none"),
    ]
    for (changes, message) in table {
      try serbench(
        ["measure", "--quick"] + Self.schema + ["orders.jsonl"], changing: changes
      ) { outcome, _ in
        #expect(outcome.status == 1, "\(message)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.diagnostics.contains(message), "\(outcome.diagnostics)")
      }
    }
    try serbench(["measure", "--message", "M", "orders.jsonl"]) { outcome, _ in
      #expect(outcome.status == 2)
      #expect(outcome.diagnostics.contains("--message belongs to --proto"))
    }
  }

  @Test("A schema is written in another language, and what is lost is said")
  func conversion() throws {
    let arguments = ["schema", "convert", "--proto-path", "lib", "order.proto", "order.avsc"]
    try serbench(arguments) { outcome, folder in
      #expect(outcome.status == 0, "\(outcome.diagnostics)")
      #expect(outcome.text.hasPrefix("wrote order.avsc\n"))
      #expect(outcome.text.contains("the union says which it is\n  Order: paid (cents, voucher)"))
      let avro = try Tool.run(
        "/usr/bin/python3",
        ["-c", "import avro.schema; avro.schema.parse(open('order.avsc').read())"], in: folder)
      #expect(avro.status == 0, "\(avro.diagnostics)")
    }
    try serbench(["schema", "convert", "order.proto", "order.avsc"]) { outcome, folder in
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.diagnostics.contains("order.proto:1:8: \"shared/level.proto\" is in none"))
      let path = folder.appendingPathComponent("order.avsc").path
      #expect(!FileManager.default.fileExists(atPath: path))
    }
    let swift = """
      struct Order: Record {
        static let schema = RecordSchema(
          "Order", [FieldSchema(3, "cents", .int64, as: .zigzag, documentation: "In euros.")])
      }
      """
    try serbench(
      ["schema", "convert", "a.swift", "b.proto"], changing: ["a.swift": swift]
    ) { outcome, folder in
      #expect(outcome.text == "wrote b.proto\nnothing is lost\n", "\(outcome.diagnostics)")
      let proto = try String(
        contentsOf: folder.appendingPathComponent("b.proto"), encoding: .utf8)
      #expect(proto.contains("  // In euros.\n  sint64 cents = 3;\n"))
    }
    try serbench(
      ["schema", "convert", "a.swift", "b.proto"], changing: ["a.swift": "struct Order {}"]
    ) { outcome, _ in
      #expect(outcome.status == 1)
      #expect(outcome.diagnostics.contains("a.swift:1:1: there is no RecordSchema"))
    }
    try serbench(["schema", "convert", "order.proto"]) { outcome, _ in
      #expect(outcome.status == 2)
    }
    try serbench(["schema", "convert", "--help"]) { outcome, _ in
      #expect(outcome.text.contains("RecordSchema"))
      #expect(outcome.text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }
}
