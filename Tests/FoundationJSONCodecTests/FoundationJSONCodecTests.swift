import FoundationJSONCodec
import RecordModel
import TestSupport
import Testing

@Suite struct FoundationJSONCodecTests {
  private let codec = FoundationJSONCodec<Garden>()
  private let dynamic = FoundationJSONCodec<DynamicRecord>(schema: Garden.schema)

  private func garden(_ change: (inout Garden) -> Void) -> Garden {
    var garden = Garden()
    change(&garden)
    return garden
  }

  private func text(_ garden: Garden) throws -> String {
    String(decoding: try codec.encode(garden), as: UTF8.self)
  }

  private func read(_ text: String) throws(DecodingFailure) -> Garden {
    try codec.decode(Array(text.utf8))
  }

  @Test("Every implicit, repeated and map field is written, in the order of the names")
  func emptyRecord() throws {
    #expect(
      try text(Garden()) == """
        {"area":0,"areas":[],"beds":[],"counts":{},"large":0,"largeCount":0,"name":"","named":{},\
        "open":false,"photo":"","photos":[],"ratio":0,"season":"WINTER","seasons":[],"small":0,\
        "smallCount":0}
        """)
    #expect(try read("{}") == Garden())
  }

  @Test("A value is written as this member, and read from it")
  func values() throws {
    let table: [(String, (inout Garden) -> Void)] = [
      (#""open":true"#, { $0.open = true }),
      (#""small":-2147483648"#, { $0.small = .min }),
      (#""large":-9223372036854775808"#, { $0.large = .min }),
      (#""large":9223372036854775807"#, { $0.large = .max }),
      (#""large":9007199254740993"#, { $0.large = 1 << 53 + 1 }),
      (#""smallCount":4294967295"#, { $0.smallCount = .max }),
      (#""largeCount":18446744073709551615"#, { $0.largeCount = .max }),
      (#""ratio":0.1"#, { $0.ratio = 0.1 }),
      (#""ratio":1e-45"#, { $0.ratio = .leastNonzeroMagnitude }),
      (#""area":-0"#, { $0.area = -0.0 }),
      (#""area":5e-324"#, { $0.area = .leastNonzeroMagnitude }),
      (#""area":1.7976931348623157e+308"#, { $0.area = .greatestFiniteMagnitude }),
      (#""area":"Infinity""#, { $0.area = .infinity }),
      (#""ratio":"-Infinity""#, { $0.ratio = -.infinity }),
      (#""areas":[1,0.25,"Infinity",-0]"#, { $0.areas = [1, 0.25, .infinity, -0.0] }),
      (#""name":"a/b\"\\\u0000\u001f\n😀é""#, { $0.name = "a/b\"\\\0\u{1F}\n😀é" }),
      (#""photo":"AQL/""#, { $0.photo = [1, 2, 255] }),
      (#""photos":["","AA=="]"#, { $0.photos = [[], [0]] }),
      (#""season":"SUMMER""#, { $0.season = .summer }),
      (#""season":-5"#, { $0.season = .unrecognized(-5) }),
      (#""seasons":["SUMMER",3]"#, { $0.seasons = [.summer, .unrecognized(3)] }),
      (#""note":"""#, { $0.note = "" }),
      (#""counts":{"":1,"Z":2,"a":3}"#, { $0.counts = ["a": 3, "Z": 2, "": 1] }),
    ]
    for (member, change) in table {
      let value = garden(change)
      let text = try text(value)
      #expect(text.contains(member), "\(member) in \(text)")
      let same = try read("{\(member)}")
      #expect(same == value, "\(member)")
      // Equality of numbers overlooks the sign of zero.
      #expect(try self.text(same) == text)
    }
    let nan = try read(#"{"area":"NaN","ratio":"NaN"}"#)
    #expect(nan.area.isNaN && nan.ratio.isNaN)
    #expect(try text(nan).contains(#""ratio":"NaN""#))
  }

  @Test func compiledAndDynamicRecordsHaveTheSameBytes() throws {
    var random = RandomRecord(seed: 3, repertoire: .everything)
    for _ in 0..<200 {
      let record = random.next(Garden.schema)
      let bytes = try dynamic.encode(record)
      #expect(try codec.encode(try codec.decode(bytes)) == bytes)
    }
  }

  @Test func whatOthersWriteDifferentlyIsRead() throws {
    let table: [(String, (inout Garden) -> Void)] = [
      (" {\t\"small\" :\r\n 1 } ", { $0.small = 1 }),
      (#"{"small":1.0}"#, { $0.small = 1 }),
      (#"{"small":1e3}"#, { $0.small = 1000 }),
      (#"{"large":9007199254740993.0}"#, { $0.large = 1 << 53 + 1 }),
      (#"{"large":-0}"#, { _ in }),
      (#"{"area":1E+2}"#, { $0.area = 100 }),
      (#"{"name":"\ud83d\ude00\/\u00e9"}"#, { $0.name = "😀/é" }),
      (#"{"n\u0061me":"a"}"#, { $0.name = "a" }),
      (#"{"season":7}"#, { $0.season = .summer }),
      (#"{"small":null,"season":null,"photo":null,"inside":null,"note":null}"#, { _ in }),
      (#"{"areas":null,"photos":null,"beds":null,"named":null}"#, { _ in }),
      (#"{"other":[1,{"name":"x"}],"name":"a"}"#, { $0.name = "a" }),
    ]
    for (text, change) in table {
      #expect(try read(text) == garden(change), "\(text)")
    }
  }

  @Test("What Foundation lets through although RFC 8259 does not is known")
  func leniency() throws {
    let table: [(String, (inout Garden) -> Void)] = [
      (#"{"areas":[1,],"small":1,}"#, { ($0.areas, $0.small) = ([1], 1) }),
      (#"{"name":"first","name":"second"}"#, { $0.name = "first" }),
      ("\u{FEFF}{\"small\":1}", { $0.small = 1 }),
      (#"{"other":01,"others":[1.2.3,"\q","\ud800"],"small":1}"#, { $0.small = 1 }),
      (#"{"large":9007199254740993.5}"#, { $0.large = 1 << 53 + 1 }),
      (#"{"photo":"AR=="}"#, { $0.photo = [1] }),
    ]
    for (text, change) in table {
      #expect(try read(text) == garden(change), "\(text)")
    }
    let utf16 = #"{"small":1}"#.utf8.flatMap { [$0, 0] as [UInt8] }
    #expect(try codec.decode(utf16) == garden { $0.small = 1 })
  }

  @Test func aMissingMemberKeepsTheDefaultOfTheSchema() throws {
    let schema = RecordSchema(
      "Defaults",
      [
        FieldSchema(1, "a", .int32, default: .int32(5)),
        FieldSchema(2, "b", .int32, .optional, default: .int32(6)),
      ])
    let codec = FoundationJSONCodec<DynamicRecord>(schema: schema)
    let table: [(String, DynamicValue, DynamicValue)] = [
      ("{}", .int32(5), .int32(6)),
      (#"{"a":null,"b":null}"#, .int32(5), .int32(6)),
      (#"{"b":1,"a":2}"#, .int32(2), .int32(1)),
    ]
    for (text, a, b) in table {
      #expect(try codec.decode(Array(text.utf8)).values == [a, b], "\(text)")
    }
  }

  @Test func oneCodecServesSeveralThreads() async throws {
    var random = RandomRecord(seed: 4, repertoire: .everything)
    let records = (0..<50).map { _ in random.next(Garden.schema) }
    let expected = try records.map { try dynamic.encode($0) }
    try await withThrowingTaskGroup(of: [[UInt8]].self) { group in
      for _ in 0..<4 {
        group.addTask { [dynamic] in
          try expected.map { try dynamic.encode(try dynamic.decode($0)) }
        }
      }
      for try await bytes in group { #expect(bytes == expected) }
    }
  }
}
