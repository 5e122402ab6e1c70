import Foundation
import SchemaLanguages
import TestSupport
import Testing

/// A schema and its printed form must be one to `protoc`: it makes the same descriptor of both.
@Suite("What protoc makes of a printed schema")
struct ProtoDescriptorTests {
  /// The descriptor of a file, as text, with messages and oneofs in the order that the printer has.
  private func descriptor(_ text: String) throws -> String {
    try Tool.withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appendingPathComponent("schema.proto"))
      let binary = try Tool.run(
        "protoc", ["--descriptor_set_out=out", "--proto_path=.", "schema.proto"], in: folder)
      try #require(binary.status == 0, "\(binary.diagnostics)\n\(text)")
      // By numbers: descriptor.proto itself is not everywhere.
      let decoded = try Tool.run(
        "protoc", ["--decode_raw"],
        input: try Data(contentsOf: folder.appendingPathComponent("out")))
      try #require(decoded.status == 0, "\(decoded.diagnostics)")
      return decoded.text
    }
  }

  static let schemas = [
    """
    syntax = "proto2";
    package p.q;
    enum Level {
      option allow_alias = true;
      HIGH = 3;
      TOP = 3;
      LOW = -1;
      NONE = 0;
    }
    enum Zero {
      Z = 0;
    }
    message M {
      enum Inner {
        ONE = 1;
      }
      message N {
        required string name = 1;
      }
      required int32 a = 1 [default = -7];
      optional uint64 b = 2 [default = 18446744073709551615];
      repeated sint32 c = 3;
      repeated fixed64 d = 4 [packed = true];
      optional float e = 5 [default = inf];
      optional double f = 6 [default = nan];
      optional double g = 7 [default = -inf];
      optional string h = 8 [default = "\\"a\\\\\\n"];
      optional bytes i = 9 [default = "b\\377\\000\\"\\\\"];
      optional bool j = 10 [default = true];
      optional Level k = 11 [default = LOW];
      optional Inner l = 12;
      required N m = 13;
      repeated N n = 14;
      map<string, Zero> o = 15;
      map<sint64, N> p_q = 16;
      map<bool, double> r = 17;
      oneof choice {
        int32 s = 18;
        N t = 19;
        string u = 21 [json_name = "you"];
      }
      optional sfixed32 v = 20 [default = 0x10];
      optional double w = 22 [default = 1.5e3];
      oneof other {
        bool x = 23;
      }
    }
    """,
    """
    syntax = "proto3";
    message M {
      oneof choice {
        int32 a = 1;
        M b = 2;
        bytes c = 5;
      }
      optional int32 d = 3;
      E e = 4;
      map<fixed32, E> f = 6;
      map<uint64, string> g_h_i = 7;
      repeated E h = 8 [packed = false];
    }
    enum E {
      option allow_alias = true;
      A = 0;
      B = 0;
      C = 5;
    }
    """,
    """
    syntax = "proto2";
    package p.q;
    extend M {
      optional int32 own = 100 [default = 3];
      repeated E list = 101 [packed = true];
      optional group Outer = 102 {
        required int32 a = 1;
      }
    }
    message M {
      optional group Data = 1 {
        optional group Inner = 1 {
          repeated string texts = 2;
        }
      }
      repeated group Items = 2 {
        required M parent = 3;
      }
      oneof choice {
        group Chosen = 4 {
          optional E e = 1;
        }
        Items again = 5;
      }
      optional Data more = 6;
      extensions 100 to 199;
      extensions 536870911;
    }
    message N {
      extend M {
        optional N own = 150;
        optional group In = 151 {
          optional N n = 1;
        }
      }
      message Deep {
        extend N {
          repeated double numbers = 5;
        }
      }
      extensions 5 to max;
    }
    enum E {
      ONE = 1;
    }
    """,
  ]

  @Test("is what it makes of the original", arguments: schemas)
  func printing(_ text: String) throws {
    let set = try SchemaSet(protoText: text)
    let printed = ProtoPrinter(set).text(of: set.files[0])
    // The printer puts enums before messages, as the descriptor does anyway.
    let expected = try descriptor(text)
    let actual = try descriptor(printed)
    #expect(Self.sorted(actual) == Self.sorted(expected), "\(printed)")
    let again = try SchemaSet(protoText: printed)
    #expect(ProtoPrinter(again).text(of: again.files[0]) == printed)
    #expect(again.record(named: "M")?.facts == set.record(named: "M")?.facts)
  }

  /// The lines of a text, since the printer has fields in the order of their numbers.
  private static func sorted(_ text: String) -> [Substring] {
    text.split(separator: "\n").sorted()
  }

  @Test("what says nothing about messages is passed over")
  func passedOver() throws {
    let text = """
      import "google/protobuf/descriptor.proto";
      option (my.file) = { a: [1, 2] b { c: "}" } };
      extend google.protobuf.FieldOptions { optional string note = 50000; }
      message M {
        option (my.message) = true;
        option no_standard_descriptor_accessor = false;
        extensions 100 to 199, 500 to max;
        optional int32 a = 1 [(note) = "x", deprecated = true, (my.other).part = -3];
        extend M { optional int32 b = 100; }
        oneof c { option (my.oneof) = 1; string d = 2 [ctype = CORD]; }
      }
      enum E { option (my.enum) = ONE; A = 4 [(my.value) = "y"]; }
      service S {
        rpc Call (M) returns (stream M) { option (my.call) = { get: "/v1/{name=*}" }; }
      }
      """
    let set = try SchemaSet(protoText: text)
    let file = try #require(set.file(at: "schema.proto"))
    #expect(file.syntax == .proto2)
    #expect(set.record(named: "M")?.fields.map(\.name) == ["a", "d", "b"])
    #expect(set.enumeration(named: "E")?.cases.map(\.number) == [4])
    #expect(try descriptor(ProtoPrinter(set).text(of: file)).contains("1: \"M\""))
  }

  @Test("A map has keys of any kind, in the form that the .proto says")
  func keys() throws {
    let set = try SchemaSet(
      protoText: """
        syntax = "proto3";
        message M {
          map<string, int32> a = 1; map<bool, int32> b = 2; map<int32, int32> c = 3;
          map<sint32, int32> d = 4; map<sfixed32, int32> e = 5; map<uint32, int32> f = 6;
          map<fixed32, int32> g = 7; map<int64, int32> h = 8; map<sint64, int32> i = 9;
          map<sfixed64, int32> j = 10; map<uint64, int32> k = 11; map<fixed64, int32> l = 12;
        }
        """)
    let fields = try #require(set.record(named: "M")).fields
    #expect(
      fields.map(\.keyKind) == [
        .string, .bool, .int32, .int32, .int32, .uint32, .uint32, .int64, .int64, .int64, .uint64,
        .uint64,
      ])
    #expect(
      fields.map(\.keyEncoding) == [
        .varint, .varint, .varint, .zigzag, .fixed, .varint, .fixed, .varint, .zigzag, .fixed,
        .varint, .fixed,
      ])
    #expect(set.files[0].allRecords.count == 1)
  }
}
