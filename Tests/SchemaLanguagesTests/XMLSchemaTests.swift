import Foundation
import SchemaLanguages
import TestSupport
import Testing

@Suite("XML Schemas")
struct XMLSchemaTests {
  /// What `xmllint` says about a document under a schema; the status is 0 for valid, 3 for invalid, 5 for a bad schema.
  private func validate(_ document: String, _ schema: URL) throws -> Tool.Outcome {
    try Tool.run(
      "xmllint", ["--nonet", "--noout", "--schema", schema.path, "-"], input: Data(document.utf8))
  }

  @Test("xmllint compiles the checked-in ones")
  func checkedIn() throws {
    var count = 0
    for folder in ["Schemas", "Tests/SampleSchemas"] {
      let url = Tool.packageRoot.appendingPathComponent(folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: url.path)
      where name.hasSuffix(".xsd") {
        // No schema has this root, so the document is invalid once the schema is good.
        let outcome = try validate("<nothing/>", url.appendingPathComponent(name))
        #expect(outcome.status == 3, "\(name): \(outcome.diagnostics)")
        count += 1
      }
    }
    #expect(count == 14)
  }

  @Test("xmllint compiles those of 200 random schemas")
  func randomSchemas() throws {
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("schema.xsd")
      for seed in UInt64(1)...200 {
        var random = RandomSchema(seed: seed)
        let set = SchemaSet(root: random.next())
        try Data(XMLSchemaPrinter().text(of: set.files[0]).utf8).write(to: url)
        let outcome = try validate("<nothing/>", url)
        #expect(outcome.status == 3, "seed \(seed): \(outcome.diagnostics)")
      }
    }
  }

  private static let schema = """
    syntax = "proto3";
    // A & B < C "quoted" \u{1F600}
    message Message {
      int32 number = 1;
      optional bool flag = 2;
      repeated Kind kinds = 3;
      map<string, uint64> counts = 4;
      map<string, Message> parts = 5;
      map<string, Kind> roles = 6;
      bytes data = 7;
      double ratio = 8;
      Message next = 9;
    }
    // Kinds.
    enum Kind {
      KIND_NONE = 0; // Not <any>.
      KIND_SOME = 1;
    }
    """

  @Test("A oneof is a choice, and comes back from it")
  func choices() throws {
    let proto = """
      syntax = "proto3";

      message M {
        // One of them.
        oneof kind {
          // The first.
          string a = 1;
          M b = 2;
        }
        int32 c = 3;
        oneof other {
          bool d = 4;
        }
      }

      """
    try Tool.withTemporaryFolder { folder in
      let (source, url) = (folder.path + "/m.proto", folder.appendingPathComponent("m.xsd"))
      try Data(proto.utf8).write(to: URL(fileURLWithPath: source))
      let conversion = try SchemaConversion(of: source, to: url.path)
      #expect(!conversion.losses.report().contains("kind"))
      try conversion.file.write()
      for (content, status) in [
        ("<a>x</a><c>1</c><d>true</d>", 0), ("<b><c>2</c></b><c>1</c>", 0), ("<c>1</c>", 0),
        ("<a>x</a><b><c>2</c></b><c>1</c>", 3), ("<a>x</a><a>x</a><c>1</c>", 3),
      ] as [(String, Int32)] {
        #expect(try validate("<M>\(content)</M>", url).status == status, "\(content)")
      }
      let back = try SchemaConversion(of: url.path, to: folder.path + "/back.proto").file.contents
      #expect(back == proto)
      for (change, message) in [
        (#"id="M.kind""#, "has no attribute 'id'"), (#" minOccurs="0""#, "is written with id="),
      ] {
        let text = try String(contentsOf: url, encoding: .utf8)
        let bad = folder.path + "/bad.xsd"
        try Data(text.replacing(change, with: "").utf8).write(to: URL(fileURLWithPath: bad))
        let failure = #expect(throws: SchemaFailure.self) {
          try SchemaConversion(of: bad, to: folder.path + "/bad.proto")
        }
        #expect(failure?.description.contains(message) == true, "\(String(describing: failure))")
      }
    }
  }

  @Test("xmllint accepts what the mapping allows and refuses what it does not")
  func instances() throws {
    let set = try SchemaSet(protoText: Self.schema)
    let rest = "<data>AP8=</data><ratio>-INF</ratio>"
    let valid = [
      "<Message><number>1</number>\(rest)</Message>",
      "<Message><number>-2147483648</number><flag>true</flag><kinds>KIND_SOME</kinds><kinds>KIND_NONE</kinds>"
        + "<counts key=\"\">18446744073709551615</counts><counts key=\"é\">0</counts>"
        + "<parts key=\"p\"><number>2</number>\(rest)</parts><roles key=\"r\">KIND_SOME</roles>\(rest)"
        + "<next><number>3</number>\(rest)</next></Message>",
    ]
    let invalid = [
      "<Message>\(rest)</Message>",
      "<Message><number>2147483648</number>\(rest)</Message>",
      "<Message><number>1</number><number>1</number>\(rest)</Message>",
      "<Message><number>1</number><flag>maybe</flag>\(rest)</Message>",
      "<Message><number>1</number><kinds>KIND_OTHER</kinds>\(rest)</Message>",
      "<Message><number>1</number><counts>1</counts>\(rest)</Message>",
      "<Message><number>1</number><counts key=\"a\">-1</counts>\(rest)</Message>",
      "<Message><number>1</number><parts key=\"a\"/>\(rest)</Message>",
      "<Message><number>1</number><roles key=\"r\">1</roles>\(rest)</Message>",
      "<Message><number>1</number>\(rest)<unknown/></Message>",
      "<Kind>KIND_NONE</Kind>",
    ]
    try Tool.withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("schema.xsd")
      try Data(XMLSchemaPrinter().text(of: set.files[0]).utf8).write(to: url)
      for document in valid {
        let outcome = try validate(document, url)
        #expect(outcome.status == 0, "\(document): \(outcome.diagnostics)")
      }
      for document in invalid {
        #expect(try validate(document, url).status == 3, "\(document)")
      }
    }
  }
}
