/// What ProtoJSON says of documents under one schema: each is a message, given in Protobuf's text format, or refused.
///
/// Source: Protocol Buffers, *ProtoJSON Format*; the kinds of cases are those of Google's conformance suite
/// (`binary_json_conformance_suite.cc` of release 3.21).
enum ProtoJSONCases {
  static let schema = """
    syntax = "proto3";
    package test;
    import "google/protobuf/any.proto";
    import "google/protobuf/duration.proto";
    import "google/protobuf/empty.proto";
    import "google/protobuf/field_mask.proto";
    import "google/protobuf/struct.proto";
    import "google/protobuf/timestamp.proto";
    import "google/protobuf/wrappers.proto";
    message Main {
      int32 an_int32 = 1;
      int64 an_int64 = 2;
      uint32 a_uint32 = 3;
      uint64 a_uint64 = 4;
      sint32 a_sint32 = 5;
      fixed64 a_fixed64 = 6;
      float a_float = 7;
      double a_double = 8;
      bool a_bool = 9;
      string a_string = 10;
      bytes a_bytes = 11;
      enum Kind { ZERO = 0; ONE = 1; TWO = 2; NEGATIVE = -1; }
      Kind kind = 12;
      enum Aliased { option allow_alias = true; FOO = 0; BAR = 1; MOO = 1; moo = 1; bAr = 1; }
      Aliased aliased = 13;
      message Inner { int32 a = 1; Main main = 2; }
      Inner inner = 14;
      repeated int32 int32s = 15;
      repeated string strings = 16;
      repeated Kind kinds = 17;
      repeated Inner inners = 18;
      repeated bytes all_bytes = 19;
      map<int32, int32> by_int32 = 20;
      map<int64, string> by_int64 = 21;
      map<bool, bool> by_bool = 22;
      map<string, Inner> by_string = 23;
      map<uint64, Inner> by_uint64 = 24;
      oneof one {
        uint32 one_uint32 = 25;
        string one_string = 26;
        Inner one_inner = 27;
        google.protobuf.NullValue one_null = 28;
        double one_double = 29;
      }
      optional int32 maybe = 30;
      int32 _field_name3 = 31;
      int32 field__name4_ = 32;
      int32 field_0_name6 = 33;
      int32 FIELD_name12 = 34;
      int32 given = 35 [json_name = "@gegeben"];
      google.protobuf.Timestamp at = 36;
      google.protobuf.Duration took = 37;
      google.protobuf.FieldMask mask = 38;
      google.protobuf.Struct struct = 39;
      google.protobuf.Value value = 40;
      google.protobuf.ListValue list = 41;
      google.protobuf.Any any = 42;
      google.protobuf.Empty empty = 43;
      google.protobuf.Int32Value int32_value = 44;
      google.protobuf.Int64Value int64_value = 45;
      google.protobuf.UInt64Value uint64_value = 46;
      google.protobuf.FloatValue float_value = 47;
      google.protobuf.DoubleValue double_value = 48;
      google.protobuf.BoolValue bool_value = 49;
      google.protobuf.StringValue string_value = 50;
      google.protobuf.BytesValue bytes_value = 51;
      google.protobuf.NullValue null_value = 52;
      repeated google.protobuf.Int32Value int32_values = 53;
      repeated google.protobuf.Timestamp times = 54;
      repeated google.protobuf.Value values = 55;
      map<string, google.protobuf.Value> value_by_string = 56;
      map<int32, google.protobuf.Duration> took_by_int32 = 57;
      repeated google.protobuf.ListValue lists = 58;
      repeated google.protobuf.Any anys = 59;
      google.protobuf.UInt32Value uint32_value = 60;
    }
    """

  /// Documents, and the messages that they are in Protobuf's text format.
  static let read: [(json: String, text: String)] = [
    // Names.
    (#"{"anInt32":1,"aString":"x"}"#, #"an_int32: 1 a_string: "x""#),
    (
      #"{"an_int32":1,"a_string":"x","by_int32":{"1":2}}"#,
      #"an_int32: 1 a_string: "x" by_int32 { key: 1 value: 2 }"#
    ),
    (
      #"{"FieldName3":1,"fieldName4":2,"field0Name6":3,"FIELDName12":4}"#,
      "_field_name3: 1 field__name4_: 2 field_0_name6: 3 FIELD_name12: 4"
    ),
    (
      #"{"_field_name3":1,"field__name4_":2,"field_0_name6":3,"FIELD_name12":4}"#,
      "_field_name3: 1 field__name4_: 2 field_0_name6: 3 FIELD_name12: 4"
    ),
    (#"{"@gegeben":1}"#, "given: 1"), (#"{"given":1}"#, "given: 1"),
    (#"{"an\u0049nt32":1}"#, "an_int32: 1"),
    ("{ \"anInt32\" : 1 ,\n \"anInt64\"\t: 2 }\n", "an_int32: 1 an_int64: 2"), ("{}", ""),
    // Integers.
    (#"{"anInt32":2147483647}"#, "an_int32: 2147483647"),
    (#"{"anInt32":-2147483648}"#, "an_int32: -2147483648"),
    (#"{"aUint32":4294967295}"#, "a_uint32: 4294967295"),
    (#"{"anInt64":"9223372036854775807"}"#, "an_int64: 9223372036854775807"),
    (#"{"anInt64":"-9223372036854775808"}"#, "an_int64: -9223372036854775808"),
    (#"{"aUint64":"18446744073709551615"}"#, "a_uint64: 18446744073709551615"),
    (
      #"{"aUint64":18446744073709549568,"aFixed64":"1"}"#,
      "a_uint64: 18446744073709549568 a_fixed64: 1"
    ),
    (#"{"anInt32":"2147483647"}"#, "an_int32: 2147483647"),
    (#"{"anInt32":"2\u003147483647"}"#, "an_int32: 2147483647"),
    (#"{"anInt32":100000.000}"#, "an_int32: 100000"), (#"{"anInt32":1e5}"#, "an_int32: 100000"),
    (#"{"anInt32":2.147483647e9}"#, "an_int32: 2147483647"),
    (#"{"anInt32":-2.147483648e9}"#, "an_int32: -2147483648"),
    (#"{"aUint32":4.294967295e9}"#, "a_uint32: 4294967295"),
    (#"{"anInt64":1.0,"aSint32":"-5"}"#, "an_int64: 1 a_sint32: -5"),
    (#"{"anInt32":-0}"#, ""),
    // Booleans, floats.
    (#"{"aBool":true}"#, "a_bool: true"), (#"{"aBool":false}"#, ""),
    (
      #"{"aFloat":1.175494e-38,"aDouble":2.22507e-308}"#,
      "a_float: 1.175494e-38 a_double: 2.22507e-308"
    ),
    (
      #"{"aFloat":3.402823e+38,"aDouble":-1.79769e+308}"#,
      "a_float: 3.402823e+38 a_double: -1.79769e+308"
    ),
    (#"{"aFloat":"1","aDouble":"1.5e1"}"#, "a_float: 1 a_double: 15"),
    (#"{"aFloat":"NaN","aDouble":"NaN"}"#, "a_float: nan a_double: nan"),
    (#"{"aFloat":"Infinity","aDouble":"-Infinity"}"#, "a_float: inf a_double: -inf"),
    (#"{"aFloat":"-Infinity","aDouble":"Infinity"}"#, "a_float: -inf a_double: inf"),
    (#"{"aDouble":0.1,"aFloat":0.1}"#, "a_double: 0.1 a_float: 0.1"),
    // Enums.
    (#"{"kind":"ONE"}"#, "kind: ONE"), (#"{"kind":1}"#, "kind: ONE"), (#"{"kind":0}"#, ""),
    (#"{"kind":-1}"#, "kind: NEGATIVE"), (#"{"kinds":["TWO",123]}"#, "kinds: [TWO, 123]"),
    (#"{"aliased":"MOO"}"#, "aliased: BAR"), (#"{"aliased":"moo"}"#, "aliased: BAR"),
    (#"{"aliased":"bAr"}"#, "aliased: BAR"),
    // Text and bytes.
    (
      #"{"aString":"\"\\\/\b\f\n\r\t\u8C37\uD83D\uDE01谷"}"#,
      #"a_string: "\"\\/\b\f\n\r\t\350\260\267\360\237\230\201\350\260\267""#
    ),
    (#"{"aBytes":"AQI="}"#, #"a_bytes: "\001\002""#),
    (#"{"aBytes":"AQI"}"#, #"a_bytes: "\001\002""#),
    (#"{"aBytes":"-_"}"#, #"a_bytes: "\373""#), (#"{"aBytes":"-_8="}"#, #"a_bytes: "\373\377""#),
    (#"{"aBytes":"+/8"}"#, #"a_bytes: "\373\377""#),
    (#"{"aBytes":""}"#, ""),
    (#"{"allBytes":["AAEC","AQ"]}"#, #"all_bytes: ["\000\001\002", "\001"]"#),
    // Records, lists, maps.
    (#"{"inner":{"a":1234,"main":{"inner":{}}}}"#, "inner { a: 1234 main { inner {} } }"),
    (#"{"int32s":[1,"2",3.0],"strings":["a",""]}"#, #"int32s: [1,2,3] strings: ["a", ""]"#),
    (#"{"inners":[{"a":1},{}]}"#, "inners { a: 1 } inners {}"),
    (#"{"byInt32":{"1":2,"3":4}}"#, "by_int32 { key: 1 value: 2 } by_int32 { key: 3 value: 4 }"),
    (#"{"byInt64":{"\u0031":"x"}}"#, #"by_int64 { key: 1 value: "x" }"#),
    (
      #"{"byBool":{"false":true,"tr\u0075e":false}}"#,
      "by_bool { key: false value: true } by_bool { key: true value: false }"
    ),
    (
      #"{"byString":{"hello":{"a":1},"world":{}}}"#,
      #"by_string { key: "hello" value { a: 1 } } by_string { key: "world" value {} }"#
    ),
    (
      #"{"byUint64":{"18446744073709551615":{"a":1}}}"#,
      "by_uint64 { key: 18446744073709551615 value { a: 1 } }"
    ),
    (#"{"byInt32":{},"int32s":[],"inners":[]}"#, ""),
    // Oneofs.
    (#"{"oneUint32":0}"#, "one_uint32: 0"), (#"{"oneString":""}"#, #"one_string: """#),
    (#"{"oneInner":{}}"#, "one_inner {}"), (#"{"oneDouble":0.0}"#, "one_double: 0"),
    (#"{"oneUint32":null,"oneString":"test"}"#, #"one_string: "test""#),
    (#"{"oneString":"test","oneUint32":null}"#, #"one_string: "test""#),
    (#"{"oneNull":null}"#, "one_null: NULL_VALUE"),
    (#"{"oneNull":"NULL_VALUE"}"#, "one_null: NULL_VALUE"),
    (#"{"nullValue":null}"#, ""), (#"{"nullValue":0}"#, ""), (#"{"maybe":0}"#, "maybe: 0"),
    // Null is absence.
    (
      #"{"anInt32":null,"anInt64":null,"aFloat":null,"aBool":null,"aString":null,"aBytes":null,"kind":null,"inner":null,"int32s":null,"inners":null,"kinds":null,"byInt32":null,"byBool":null,"byString":null,"maybe":null,"at":null,"took":null,"mask":null,"struct":null,"list":null,"any":null,"empty":null,"int32Value":null,"stringValue":null,"bytesValue":null,"int32Values":null,"times":null,"values":null,"lists":null}"#,
      ""
    ),
    // Wrapped values.
    (
      #"{"int32Value":0,"int64Value":"0","uint64Value":0,"floatValue":0,"doubleValue":0,"boolValue":false,"stringValue":"","bytesValue":"","uint32Value":0}"#,
      "int32_value {} int64_value {} uint64_value {} float_value {} double_value {} bool_value {} string_value {} bytes_value {} uint32_value {}"
    ),
    (
      #"{"int32Value":"1","int64Value":1,"uint64Value":"18446744073709551615","floatValue":"NaN","doubleValue":1.5,"boolValue":true,"stringValue":"1","bytesValue":"AQI","uint32Value":1e2}"#,
      #"int32_value { value: 1 } int64_value { value: 1 } uint64_value { value: 18446744073709551615 } float_value { value: nan } double_value { value: 1.5 } bool_value { value: true } string_value { value: "1" } bytes_value { value: "\001\002" } uint32_value { value: 100 }"#
    ),
    (#"{"int32Values":[0,"1"]}"#, "int32_values {} int32_values { value: 1 }"),
    // Durations and moments.
    (#"{"took":"-315576000000.999999999s"}"#, "took { seconds: -315576000000 nanos: -999999999 }"),
    (#"{"took":"315576000000.999999999s"}"#, "took { seconds: 315576000000 nanos: 999999999 }"),
    (#"{"took":"-0.5s"}"#, "took { nanos: -500000000 }"), (#"{"took":"0s"}"#, "took {}"),
    (
      #"{"tookByInt32":{"-1":"1.5s","2":"0s"}}"#,
      "took_by_int32 { key: -1 value { seconds: 1 nanos: 500000000 } } took_by_int32 { key: 2 value {} }"
    ),
    (#"{"at":"0001-01-01T00:00:00Z"}"#, "at { seconds: -62135596800 }"),
    (#"{"at":"9999-12-31T23:59:59.999999999Z"}"#, "at { seconds: 253402300799 nanos: 999999999 }"),
    (#"{"at":"1993-02-10T00:00:00.000Z"}"#, "at { seconds: 729302400 }"),
    (#"{"at":"1970-01-01T08:00:01+08:00"}"#, "at { seconds: 1 }"),
    (#"{"at":"1969-12-31T16:00:01-08:00"}"#, "at { seconds: 1 }"),
    (
      #"{"times":["1970-01-01T00:00:00.01Z","1970-01-01T00:00:00Z"]}"#,
      "times { nanos: 10000000 } times {}"
    ),
    // Field masks.
    (#"{"mask":"foo,barBaz"}"#, #"mask { paths: "foo" paths: "bar_baz" }"#),
    (#"{"mask":""}"#, "mask {}"),
    // JSON values.
    (
      #"{"struct":{"a":null,"b":1234,"c":true,"d":"x","e":[1234,"5678"],"f":{"value":0}}}"#,
      #"struct { fields { key: "a" value { null_value: NULL_VALUE } } fields { key: "b" value { number_value: 1234 } } fields { key: "c" value { bool_value: true } } fields { key: "d" value { string_value: "x" } } fields { key: "e" value { list_value { values { number_value: 1234 } values { string_value: "5678" } } } } fields { key: "f" value { struct_value { fields { key: "value" value { number_value: 0 } } } } } }"#
    ),
    (
      #"{"struct":{"fields":{"a":{"numberValue":1}}}}"#,
      #"struct { fields { key: "fields" value { struct_value { fields { key: "a" value { struct_value { fields { key: "numberValue" value { number_value: 1 } } } } } } } } }"#
    ),
    (
      #"{"struct":{"a":true,"structValue":5}}"#,
      #"struct { fields { key: "a" value { bool_value: true } } fields { key: "structValue" value { number_value: 5 } } }"#
    ),
    (#"{"struct":{}}"#, "struct {}"), (#"{"list":[]}"#, "list {}"),
    (#"{"value":1}"#, "value { number_value: 1 }"),
    (#"{"value":"NaN"}"#, #"value { string_value: "NaN" }"#),
    (#"{"value":false}"#, "value { bool_value: false }"),
    (#"{"value":null}"#, "value { null_value: NULL_VALUE }"),
    (
      #"{"value":[0,"hello",null]}"#,
      #"value { list_value { values { number_value: 0 } values { string_value: "hello" } values { null_value: NULL_VALUE } } }"#
    ),
    (#"{"value":{}}"#, "value { struct_value {} }"),
    (
      #"{"values":[["a"],null,{}]}"#,
      #"values { list_value { values { string_value: "a" } } } values { null_value: NULL_VALUE } values { struct_value {} }"#
    ),
    (#"{"lists":[["a"],[]]}"#, #"lists { values { string_value: "a" } } lists {}"#),
    (
      #"{"valueByString":{"a":null,"b":[[]]}}"#,
      #"value_by_string { key: "a" value { null_value: NULL_VALUE } } value_by_string { key: "b" value { list_value { values { list_value {} } } } }"#
    ),
    (#"{"empty":{}}"#, "empty {}"),
    // Records of any type.
    (#"{"any":{}}"#, "any {}"),
    (
      #"{"any":{"@type":"type.googleapis.com/test.Main","anInt32":12345}}"#,
      "any { [type.googleapis.com/test.Main] { an_int32: 12345 } }"
    ),
    (
      #"{"any":{"anInt32":12345,"inner":{"a":1},"@type":"type.googleapis.com/test.Main"}}"#,
      "any { [type.googleapis.com/test.Main] { an_int32: 12345 inner { a: 1 } } }"
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/test.Main.Inner"}}"#,
      "any { [type.googleapis.com/test.Main.Inner] {} }"
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.Any","value":{"@type":"type.googleapis.com/test.Main","anInt32":5}}}"#,
      "any { [type.googleapis.com/google.protobuf.Any] { [type.googleapis.com/test.Main] { an_int32: 5 } } }"
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.Int32Value","value":12345}}"#,
      "any { [type.googleapis.com/google.protobuf.Int32Value] { value: 12345 } }"
    ),
    (
      #"{"any":{"value":"1.5s","@type":"type.googleapis.com/google.protobuf.Duration"}}"#,
      "any { [type.googleapis.com/google.protobuf.Duration] { seconds: 1 nanos: 500000000 } }"
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.FieldMask","value":"foo,barBaz"}}"#,
      #"any { [type.googleapis.com/google.protobuf.FieldMask] { paths: "foo" paths: "bar_baz" } }"#
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.Struct","value":{"foo":1}}}"#,
      #"any { [type.googleapis.com/google.protobuf.Struct] { fields { key: "foo" value { number_value: 1 } } } }"#
    ),
    (
      #"{"any":{"@type":"type.googleapis.com/google.protobuf.Value","value":1}}"#,
      "any { [type.googleapis.com/google.protobuf.Value] { number_value: 1 } }"
    ),
    (
      #"{"anys":[{"@type":"type.googleapis.com/test.Main","any":{"@type":"type.googleapis.com/google.protobuf.Timestamp","value":"1970-01-01T00:00:01Z"}},{}]}"#,
      "anys { [type.googleapis.com/test.Main] { any { [type.googleapis.com/google.protobuf.Timestamp] { seconds: 1 } } } } anys {}"
    ),
  ]

  /// Documents that are refused.
  static let refused: [String] = [
    "null", "[]", "1", "", #"{"anInt32":1"#, #"{"unknown":1}"#, #"{"inner":{"unknown":null}}"#,
    // Names and grammar.
    "{anInt32:1}", #"{"anInt32":1,}"#, #"{"anInt32":1 "anInt64":2}"#, "{'aString':\"x\"}",
    #"{"anInt32":1,"anInt32":2}"#, #"{"anInt32":1,"an_int32":2}"#, #"{"inner":{},"inner":{}}"#,
    // Integers.
    #"{"anInt32":2147483648}"#, #"{"anInt32":-2147483649}"#, #"{"aUint32":4294967296}"#,
    #"{"anInt64":"9223372036854775808"}"#, #"{"anInt64":"-9223372036854775809"}"#,
    #"{"aUint64":"18446744073709551616"}"#, #"{"aUint64":-1}"#, #"{"anInt32":0.5}"#,
    #"{"anInt64":"0.5"}"#, #"{"anInt32":"3x3"}"#, #"{"anInt32":+1}"#, #"{"anInt32":01}"#,
    #"{"anInt32":-01}"#, #"{"anInt32":" 1"}"#, #"{"anInt32":"1 "}"#, #"{"anInt32":"01"}"#,
    #"{"anInt32":"+1"}"#, #"{"anInt32":""}"#, #"{"anInt32":"0x1"}"#, #"{"anInt32":true}"#,
    #"{"anInt32":[]}"#, #"{"anInt32":{}}"#, #"{"anInt32":1e400}"#, #"{"anInt32":"1e400"}"#,
    // Booleans, floats.
    #"{"aBool":0}"#, #"{"aBool":"true"}"#, #"{"aBool":True}"#, #"{"aFloat":NaN}"#,
    #"{"aFloat":Infinity}"#, #"{"aFloat":-3.502823e+38}"#, #"{"aFloat":3.502823e+38}"#,
    #"{"aFloat":"3.502823e+38"}"#, #"{"aDouble":1.89769e+308}"#, #"{"aDouble":"1.89769e+308"}"#,
    #"{"aDouble":"nan"}"#, #"{"aDouble":"inf"}"#, #"{"aDouble":""}"#, #"{"aDouble":" 1"}"#,
    // Enums, text, bytes.
    #"{"kind":ONE}"#, #"{"kind":"one"}"#, #"{"kind":"THREE"}"#, #"{"kind":1.5}"#, #"{"kind":true}"#,
    #"{"aString":12345}"#, #"{"aString":"\U8C37"}"#, #"{"aString":"\uXXXX"}"#,
    #"{"aString":"\uD800"}"#, #"{"aString":"\uDE01\uD83D"}"#, #"{"aString":"abc\"#,
    #"{"aBytes":"*"}"#, #"{"aBytes":"A"}"#, #"{"aBytes":1}"#,
    // Records, lists, maps.
    #"{"int32s":[1,false]}"#, #"{"int32s":[1,null]}"#, #"{"int32s":[1,]}"#, #"{"int32s":1}"#,
    #"{"strings":["1",2]}"#, #"{"strings":[null]}"#, #"{"inners":[{"a":1},null]}"#,
    #"{"inners":[{},2]}"#, #"{"inner":1}"#, #"{"kinds":[null]}"#, #"{"byInt32":{"0":null}}"#,
    #"{"byInt32":{null:1}}"#, #"{"byInt32":{1:2}}"#, #"{"byInt32":{"x":2}}"#,
    #"{"byInt32":{"1.5":2}}"#, #"{"byInt32":{"2147483648":2}}"#, #"{"byBool":{"True":true}}"#,
    #"{"byBool":{"1":true}}"#, #"{"byString":{"a":null}}"#,
    // Oneofs.
    #"{"oneUint32":1,"oneString":"x"}"#, #"{"oneUint32":1,"oneNull":null}"#,
    // Google's types.
    #"{"int32Value":{"a":1}}"#, #"{"int32Value":2147483648}"#, #"{"int32Values":[null]}"#,
    #"{"took":"1"}"#, #"{"took":"-315576000001s"}"#, #"{"took":"315576000001.000000000s"}"#,
    #"{"took":"1.0000000001s"}"#, #"{"took":1}"#, #"{"at":"0000-01-01T00:00:00Z"}"#,
    #"{"at":"10000-01-01T00:00:00Z"}"#, #"{"at":"0001-01-01T00:00:00"}"#,
    #"{"at":"0001-01-01 00:00:00Z"}"#, #"{"at":"0001-01-01T00:00:00z"}"#,
    #"{"at":"0001-01-01t00:00:00Z"}"#, #"{"at":"2021-02-29T00:00:00Z"}"#, #"{"at":1}"#,
    #"{"times":[null]}"#, #"{"mask":"foo,bar_bar"}"#, #"{"mask":1}"#, #"{"struct":[]}"#,
    #"{"struct":1}"#, #"{"list":{"a":1}}"#, #"{"list":1}"#, #"{"value":1e400}"#,
    #"{"lists":[null]}"#, #"{"empty":{"a":1}}"#, #"{"empty":1}"#, #"{"any":1}"#,
    #"{"any":{"@type":"type.googleapis.com/test.None"}}"#, #"{"any":{"@type":1}}"#,
    #"{"any":{"@type":"type.googleapis.com/test.Main","unknown":1}}"#,
    #"{"any":{"@type":"type.googleapis.com/test.Main","inner":{"@type":"x"}}}"#,
    #"{"any":{"@type":"type.googleapis.com/google.protobuf.Duration"}}"#,
    #"{"any":{"@type":"type.googleapis.com/google.protobuf.Duration","value":"1"}}"#,
  ]
}
