import Foundation
import Randomness
import RecordModel
import SchemaLanguages
import TestSupport
import Testing

@Suite("protoc agrees")
struct ProtoWitnessTests {
  /// What `protoc` says about files of a folder; its complaint, or nothing.
  private func complaint(about files: [String: String]) throws -> String? {
    try Tool.withTemporaryFolder { folder in
      for (name, text) in files {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      }
      let outcome = try Tool.run(
        "protoc", ["--descriptor_set_out=/dev/null", "--proto_path=."] + files.keys.sorted(),
        in: folder)
      return outcome.status == 0 ? nil : outcome.diagnostics
    }
  }

  @Test("on the workloads' schemas, and on how they are printed again")
  func workloads() throws {
    let folder = Tool.packageRoot.appendingPathComponent("Schemas")
    let set = try SchemaSet(protoFolder: folder.path)
    #expect(set.files.count == 9)
    var originals: [String: String] = [:]
    var printed: [String: String] = [:]
    for file in set.files {
      originals[file.path] = try String(
        contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8)
      let text = ProtoPrinter(set).text(of: file)
      printed[file.path] = text
      let again = try SchemaSet(protoText: text)
      #expect(again.files[0].package == file.package)
      #expect(again.files[0].documentation == file.documentation)
      #expect(ProtoPrinter(again).text(of: again.files[0]) == text)
      for record in file.records {
        #expect(again.record(named: record.schema.name)?.facts == record.schema.facts)
      }
    }
    #expect(try complaint(about: originals) == nil)
    #expect(try complaint(about: printed) == nil)
  }

  @Test("on 200 random schemas, which come back the same")
  func randomSchemas() throws {
    var files: [String: String] = [:]
    for seed in UInt64(1)...200 {
      var random = RandomSchema(seed: seed)
      let schema = random.next()
      let text = ProtoPrinter.text(of: schema, package: "p\(seed)")
      files["s\(seed).proto"] = text
      let again = try SchemaSet(protoText: text)
      #expect(again.record(named: schema.name)?.facts == schema.facts, "seed \(seed)")
    }
    #expect(try complaint(about: files) == nil)
  }

  @Test("on names that hide each other, which come back the same")
  func hiddenNames() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto3";
        package a.b;
        message M {
          message N { M m = 1; .a.b.N outer = 2; N self = 3; Only only = 4; }
          message Only { N n = 1; M.N same = 2; .a.b.string s = 3; string t = 4; }
          N n = 1;
          .a.b.N outer = 2;
        }
        message N { M.N inner = 1; .a.b.message m = 2; }
        message string {}
        message message {}
        """)
    let text = ProtoPrinter(set).text(of: set.files[0])
    let again = try SchemaSet(protoText: text)
    for name in ["M", "N"] {
      #expect(again.record(named: name)?.facts == set.record(named: name)?.facts)
    }
    #expect(try complaint(about: ["schema.proto": text]) == nil)
  }

  @Test("on what is wrong", arguments: ProtoFailureTests.invalid)
  func mistakes(_ mistake: ProtoFailureTests.Mistake) throws {
    #expect(try complaint(about: ["schema.proto": mistake.text]) != nil)
  }

  @Test("on what is wrong in proto2", arguments: ProtoFailureTests.invalidProto2)
  func mistakesInProto2(body: String, line: Int, column: Int, message: String) throws {
    #expect(try complaint(about: ["schema.proto": "syntax = \"proto2\";\n" + body]) != nil)
  }

  @Test("on every damaged schema that the reader accepts")
  func damage() throws {
    let words = [
      "{", "}", "=", ";", "[", "]", "message", "enum", "optional", "repeated", "string", "reserved",
      "1", "0", "\"a\"", "to", "max", "M", "A", "B", "one", "map<string, N>", ".", "-", ",", "p",
      "oneof", "map<int32, M>", "required", "extensions", "option",
    ]
    let sample = """
      syntax = "proto3" ; package p . q ; message M { int32 one = 1 ; optional N two = 2 ; \
      message N { repeated E five = 5 [ packed = false ] ; map < string , M > six = 6 ; } \
      reserved 3 , 7 to 9 , 20 to max ; reserved "x" ; enum F { D = 0 ; } } enum E { A = 0 ; B = 1 ; reserved 4 ; } \
      message A_ { p . q . M one = 1 [ json_name = "n" ] ; M . F two = 2 ; \
      oneof o { int32 x = 3 ; M y = 4 ; } map < int32 , M . F > z = 5 ; } \
      enum G { option allow_alias = true ; g = 0 ; h = 0 ; }
      """.split(separator: " ").map(String.init)
    var generator = SeededGenerator(seed: 7)
    var accepted: [String: String] = [:]
    for round in 0..<5000 {
      var text = sample
      for _ in 0..<generator.integer(in: 1...2) {
        let position = generator.integer(in: 0...(text.count - 1))
        switch generator.integer(in: 0...3) {
        case 0: text.remove(at: position)
        case 1: text.insert(generator.pick(words), at: position)
        case 2: text[position] = generator.pick(words)
        default: text.swapAt(position, generator.integer(in: 0...(text.count - 1)))
        }
      }
      // Files that protoc sees together need packages of their own.
      let source = text.joined(separator: " ")
      guard (try? SchemaSet(protoText: source)) != nil else { continue }
      accepted["f\(round).proto"] = source
    }
    #expect(accepted.count > 100)
    for (name, text) in accepted.sorted(by: { $0.key < $1.key }).prefix(200) {
      let complaint = try complaint(about: [name: text])
      #expect(complaint == nil, "\(text)")
    }
  }
}
