import Foundation
import LibXML2Codec
import SchemaLanguages
import TestSupport
import Testing

@Suite struct XMLSchemaTests {
  @Test("Documents of random records are valid by the XML Schema that is printed for their schemas")
  func documentsAreValid() throws {
    let contract = CodecContract(repertoire: .portable) { schema, limits in
      LibXML2Codec<DynamicRecord>(schema: schema, limits: limits)
    }
    try Tool.withTemporaryFolder { folder in
      // The documents of one schema come one after the other; each schema has a folder of its own.
      var documents: [(schema: RecordSchema, files: [String])] = []
      try contract.checkRoundTrips(records: 500, seed: 5000) { schema, _, bytes in
        if documents.last?.schema !== schema {
          let file = try #require(SchemaSet(root: schema).files.first)
          try Data(XMLSchemaPrinter().text(of: file).utf8)
            .write(to: folder.appendingPathComponent("\(documents.count).xsd"))
          documents.append((schema, []))
        }
        let index = documents.count - 1
        let name = "\(index)-\(documents[index].files.count).xml"
        try Data(bytes).write(to: folder.appendingPathComponent(name))
        documents[index].files.append(name)
      }
      #expect(documents.map(\.files.count) == Array(repeating: 20, count: 25))
      for (index, (_, files)) in documents.enumerated() {
        let arguments = ["--noout", "--nonet", "--schema", "\(index).xsd"]
        let outcome = try Tool.run("xmllint", arguments + files, in: folder)
        #expect(outcome.status == 0, "\(outcome.diagnostics.prefix(2000))")
      }
      // The witness does complain of a document of another schema.
      try Data("<Other/>".utf8).write(to: folder.appendingPathComponent("other.xml"))
      let other = try Tool.run(
        "xmllint", ["--noout", "--schema", "0.xsd", "other.xml"], in: folder)
      #expect(other.status != 0)
    }
  }
}
