import Foundation
import LibXML2Codec
import TestSupport
import Testing

@Suite struct HostileDocumentTests {
  private let codec = LibXML2Codec<DynamicRecord>.sample()

  @Test func aDocumentTypeDeclarationIsRefusedBeforeItIsRead() throws {
    let bomb =
      "<!DOCTYPE Sample [<!ENTITY a \"aaaaaaaaaa\">"
      + (1...9).map { level in
        "<!ENTITY a\(level) \""
          + String(repeating: "&a\(level == 1 ? "" : "\(level - 1)");", count: 10)
          + "\">"
      }.joined() + "]>"
    for prolog in [
      "<!DOCTYPE Sample>", bomb,
      "<?xml version='1.0'?>\n<!DOCTYPE Sample SYSTEM 'http://127.0.0.1/x'>",
      "\u{FEFF}<!-- -- > --><?p?>\n<!DOCTYPE Sample>",
      "<?xml version='1.0'?><!----><!DOCTYPE Sample>",
    ] {
      let failure = #expect(throws: DecodingFailure.self) {
        try codec.decode(document: prolog + "<Sample><text>&a9;</text></Sample>")
      }
      #expect(failure?.reason == .malformed("a document type declaration is not allowed"))
    }
  }

  @Test("An element may have so many attributes and no more, wherever equals signs are")
  func attributes() throws {
    func attributes(_ count: Int) -> String {
      (0..<count).map { " a\($0)='>='" }.joined()
    }
    let many = String(repeating: "=", count: 1000)
    for document in [
      "<Sample\(attributes(256))><text>\(many)</text></Sample>",
      "<Sample><!--<a\(attributes(300))--><text><![CDATA[<a\(attributes(300))]]></text></Sample>",
      "<Sample><?p <a\(attributes(300))?><text a='\(many)' b=\"'\(many)\">x</text></Sample>",
      "<Sample>" + String(repeating: "<other a='1' b='2'/>", count: 1000) + "</Sample>",
    ] {
      _ = try codec.decode(document: document)
    }
    let failure = #expect(throws: DecodingFailure.self) {
      try codec.decode(document: "<Sample>\n<text\(attributes(257))>x</text></Sample>")
    }
    #expect(
      failure?.reason
        == .malformed(
          "an element has more than 256 attributes, which are the most that are read"))
    #expect(failure?.line == 2)
    #expect(failure?.offset != nil)
    // Namespaces are attributes too, and so is what comes after an end tag's name.
    let namespaces = (0..<300).map { " xmlns:n\($0)='u'" }.joined()
    #expect(throws: DecodingFailure.self) { try codec.decode(document: "<Sample\(namespaces)/>") }
    let patient = LibXML2Codec<DynamicRecord>(schema: codec.schema, attributesPerElement: 300)
    _ = try patient.decode(document: "<Sample\(namespaces)/>")
  }

  @Test("100,000 attributes are refused before libxml2 compares them")
  func hundredThousandAttributes() {
    let attributes = (0..<100_000).map { " a\($0)='1'" }.joined()
    #expect(throws: DecodingFailure.self) { try codec.decode(document: "<Sample\(attributes)/>") }
  }

  @Test func anExternalEntityDoesNotShowAFile() throws {
    try Tool.withTemporaryFolder { folder in
      let secret = folder.appendingPathComponent("secret.txt")
      try Data("the secret".utf8).write(to: secret)
      let declaration = "<!DOCTYPE Sample [<!ENTITY e SYSTEM \"\(secret.absoluteString)\">]>"
      let document = "\(declaration)<Sample><text>&e;</text></Sample>"
      // The document does what it is meant to where entities are replaced.
      let seen = try Tool.run("xmllint", ["--noent", "-"], input: Data(document.utf8))
      #expect(seen.text.contains("the secret"))
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(document: document) }
      #expect(failure?.reason == .malformed("a document type declaration is not allowed"))
      #expect(failure?.description.contains("the secret") == false)
    }
  }

  @Test(
    "Only UTF-8 is read",
    arguments: [String.Encoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32])
  func otherEncodings(encoding: String.Encoding) throws {
    let bytes = [UInt8](try #require("<Sample/>".data(using: encoding)))
    let failure = #expect(throws: DecodingFailure.self) { try codec.decode(bytes) }
    #expect(failure?.reason == .invalidUTF8)
  }

  @Test func aDeclaredEncodingOtherThanUTF8IsRefused() {
    for name in ["ISO-8859-1", "utf-16", "UTF-7", "x"] {
      let failure = #expect(throws: DecodingFailure.self) {
        try codec.decode(document: "<?xml version='1.0' encoding = '\(name)'?><Sample/>")
      }
      #expect(
        failure?.reason
          == .malformed("the document declares the encoding \(name); only UTF-8 is read"))
    }
  }

  @Test(
    "Text that is not UTF-8 is refused",
    arguments: [
      [0xFF], [0xC3], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
      [0xF4, 0x90, 0x80, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    for (before, after) in [
      ("<Sample><text>abc", "</text></Sample>"), ("<Sample><labels key='", "'/></Sample>"),
    ] {
      #expect(throws: DecodingFailure.self) {
        try codec.decode(Array(before.utf8) + bytes + Array(after.utf8))
      }
    }
  }

  @Test func everyBeginningOfADocumentIsRefused() throws {
    let bytes = try codec.encode(sample(["text": .string("a&é🎉"), "inner": inner(1, "x")]))
    for count in 0..<bytes.count {
      #expect(throws: DecodingFailure.self) { try codec.decode(Array(bytes[..<count])) }
    }
  }

  @Test func anInputThatEndsBetweenTagsIsTruncated() {
    for document in [
      "", " ", "\n\n", "<!-- -->", "<?xml version='1.0'?>", "<", "<Sample>", "<Sample> ",
      "<Sample><text>", "<Sample><text>a", "<Sample><text>a</text>",
    ] {
      let failure = #expect(throws: DecodingFailure.self) { try codec.decode(document: document) }
      #expect(failure?.reason == .truncated, "\(document)")
    }
  }
}
