import Foundation
import LibXML2Codec
import TestSupport
import Testing

/// Documents of random records, put before readers that share no code with the codec.
@Suite struct OutsideWitnessTests {
  private let contract = CodecContract(repertoire: .portable) { schema, limits in
    LibXML2Codec<DynamicRecord>(schema: schema, limits: limits)
  }

  @Test func everyDocumentIsWellFormed() throws {
    try Tool.withTemporaryFolder { folder in
      var names: [String] = []
      try contract.checkRoundTrips(records: 500, seed: 77) { _, _, bytes in
        names.append("\(names.count).xml")
        try Data(bytes).write(to: folder.appendingPathComponent(names.last!))
      }
      let outcome = try Tool.run("xmllint", ["--noout"] + names, in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.diagnostics.isEmpty)
      // The witness does complain when there is something to complain about.
      try Data("<a>".utf8).write(to: folder.appendingPathComponent("bad.xml"))
      #expect(try Tool.run("xmllint", ["--noout", "bad.xml"], in: folder).status != 0)
    }
  }

  @Test("Python's xml.etree finds in each document what the record holds")
  func pythonReadsTheSame() throws {
    var lines = ""
    var count = 0
    try contract.checkRoundTrips(records: 3000, seed: 99) { schema, record, bytes in
      var tree = NeutralTree(schema)
      try record.encode(to: &tree)
      let document = String(decoding: bytes, as: UTF8.self)
      lines += "[\(NeutralTree.quoted(document)),\(NeutralTree.quoted(schema.name)),\(tree.json)]\n"
      count += 1
    }
    let outcome = try Tool.run(
      "/usr/bin/python3", ["-c", Self.comparison], input: Data(lines.utf8))
    #expect(outcome.text == "\(count) equal\n", "\(outcome.text)\(outcome.diagnostics)")
  }

  /// Compares an element with a tree of `[field, key, kind, value]`, the values in forms that have nothing of XML.
  private static let comparison = """
    import base64, json, struct, sys
    import xml.etree.ElementTree as etree

    def number(text):
        return float(text.replace("INF", "inf").replace("NaN", "nan"))

    def value(kind, element):
        text = element.text or ""
        if kind != "record":
            assert len(element) == 0
        if kind == "bool":
            return {"true": True, "false": False}[text]
        if kind == "integer":
            return str(int(text))
        if kind == "float":
            return struct.pack(">f", number(text)).hex()
        if kind == "double":
            return struct.pack(">d", number(text)).hex()
        if kind == "bytes":
            return base64.b64decode(text, validate=True).hex()
        return text

    def compare(element, tree):
        assert not (element.text or "").strip()
        assert len(element) == len(tree), (len(element), len(tree))
        for child, (field, key, kind, expected) in zip(element, tree):
            assert child.tag == field, (child.tag, field)
            assert child.attrib == ({} if key is None else {"key": key}), (child.attrib, key)
            assert not (child.tail or "")
            if kind == "record":
                compare(child, expected)
            else:
                assert value(kind, child) == expected, (field, kind, child.text, expected)

    count = 0
    for line in sys.stdin.buffer:
        document, name, tree = json.loads(line)
        root = etree.fromstring(document)
        assert root.tag == name
        compare(root, tree)
        count += 1
    print(count, "equal")
    """
}
