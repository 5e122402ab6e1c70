/// The files of Google's own types that any `.proto` file may import without having them, as with `protoc`.
///
/// Source: Protocol Buffers, *Protocol Buffers Well-Known Types*.
enum GoogleFiles {
  /// Where the files are.
  static let folder = "google/protobuf/"

  /// The paths of the files that are there, in their order.
  static var paths: [String] { texts.keys.sorted() }

  /// The bytes of the file with a path; `nil` where it is none of these.
  static func bytes(at path: String) -> [UInt8]? {
    texts[path].map { Array(($0.contains("\npackage ") ? $0 : head + $0).utf8) }
  }

  private static let texts = values.merging(descriptions) { $1 }

  private static let head = """
    syntax = "proto3";
    package google.protobuf;

    """

  /// The types that hold values.
  private static let values = [
    folder + "any.proto": """
    // A message of any type, as it is on the wire.
    message Any {
      // The type's full name after the last slash.
      string type_url = 1;
      // The message.
      bytes value = 2;
    }
    """,
    folder + "duration.proto": """
    // A span of time, to the nanosecond.
    message Duration {
      // Whole seconds.
      int64 seconds = 1;
      // The rest in nanoseconds, with the sign of the seconds.
      int32 nanos = 2;
    }
    """,
    folder + "empty.proto": """
    // Nothing.
    message Empty {}
    """,
    folder + "field_mask.proto": """
    // Some of a message's fields.
    message FieldMask {
      // The names that lead to each field, with points between them.
      repeated string paths = 1;
    }
    """,
    folder + "struct.proto": """
    // A JSON object.
    message Struct {
      // Its members.
      map<string, Value> fields = 1;
    }
    // A JSON value.
    message Value {
      oneof kind {
        // null.
        NullValue null_value = 1;
        // A number.
        double number_value = 2;
        // A text.
        string string_value = 3;
        // true or false.
        bool bool_value = 4;
        // An object.
        Struct struct_value = 5;
        // An array.
        ListValue list_value = 6;
      }
    }
    // The JSON value null.
    enum NullValue {
      NULL_VALUE = 0;
    }
    // A JSON array.
    message ListValue {
      // Its elements.
      repeated Value values = 1;
    }
    """,
    folder + "timestamp.proto": """
    // A moment, to the nanosecond.
    message Timestamp {
      // Whole seconds since 1970-01-01T00:00:00Z.
      int64 seconds = 1;
      // Nanoseconds since that second.
      int32 nanos = 2;
    }
    """,
    folder + "wrappers.proto": """
    // A number of 64 bits that may be absent.
    message DoubleValue { double value = 1; }
    // A number of 32 bits that may be absent.
    message FloatValue { float value = 1; }
    // A whole number of 64 bits that may be absent.
    message Int64Value { int64 value = 1; }
    // A whole number of 64 bits without sign that may be absent.
    message UInt64Value { uint64 value = 1; }
    // A whole number of 32 bits that may be absent.
    message Int32Value { int32 value = 1; }
    // A whole number of 32 bits without sign that may be absent.
    message UInt32Value { uint32 value = 1; }
    // A truth value that may be absent.
    message BoolValue { bool value = 1; }
    // A text that may be absent.
    message StringValue { string value = 1; }
    // Bytes that may be absent.
    message BytesValue { bytes value = 1; }
    """,
  ]
}
