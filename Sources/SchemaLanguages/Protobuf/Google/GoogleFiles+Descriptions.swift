extension GoogleFiles {
  /// The types that describe types.
  ///
  /// Source: Protocol Buffers, `descriptor.proto`, `plugin.proto`, `type.proto`, `api.proto` and `source_context.proto`:
  /// the names, numbers, types and defaults of their fields. What newer versions left out is there, too.
  static let descriptions = [
    folder + "api.proto": """
    import "google/protobuf/source_context.proto";
    import "google/protobuf/type.proto";
    // An interface of methods.
    message Api {
      string name = 1;
      repeated Method methods = 2;
      repeated Option options = 3;
      string version = 4;
      SourceContext source_context = 5;
      repeated Mixin mixins = 6;
      Syntax syntax = 7;
      string edition = 8;
    }
    // A method of an interface.
    message Method {
      string name = 1;
      string request_type_url = 2;
      bool request_streaming = 3;
      string response_type_url = 4;
      bool response_streaming = 5;
      repeated Option options = 6;
      Syntax syntax = 7;
      string edition = 8;
    }
    // An interface whose methods are part of another one.
    message Mixin {
      string name = 1;
      string root = 2;
    }
    """,
    folder + "compiler/plugin.proto": """
    syntax = "proto2";
    package google.protobuf.compiler;
    import "google/protobuf/descriptor.proto";
    // The version of a compiler.
    message Version {
      optional int32 major = 1;
      optional int32 minor = 2;
      optional int32 patch = 3;
      optional string suffix = 4;
    }
    // What a compiler asks of a plugin.
    message CodeGeneratorRequest {
      repeated string file_to_generate = 1;
      optional string parameter = 2;
      optional Version compiler_version = 3;
      repeated FileDescriptorProto proto_file = 15;
      repeated FileDescriptorProto source_file_descriptors = 17;
    }
    // What a plugin answers.
    message CodeGeneratorResponse {
      // What a plugin can do.
      enum Feature {
        FEATURE_NONE = 0;
        FEATURE_PROTO3_OPTIONAL = 1;
        FEATURE_SUPPORTS_EDITIONS = 2;
      }
      // A file to write.
      message File {
        optional string name = 1;
        optional string insertion_point = 2;
        optional string content = 15;
        optional GeneratedCodeInfo generated_code_info = 16;
      }
      optional string error = 1;
      optional uint64 supported_features = 2;
      optional int32 minimum_edition = 3;
      optional int32 maximum_edition = 4;
      repeated File file = 15;
    }
    """,
    folder + "descriptor.proto": descriptor,
    folder + "source_context.proto": """
    // Where something is defined.
    message SourceContext {
      // The path of the `.proto` file.
      string file_name = 1;
    }
    """,
    folder + "type.proto": """
    import "google/protobuf/any.proto";
    import "google/protobuf/source_context.proto";
    // A message type.
    message Type {
      string name = 1;
      repeated Field fields = 2;
      repeated string oneofs = 3;
      repeated Option options = 4;
      SourceContext source_context = 5;
      Syntax syntax = 6;
      string edition = 7;
    }
    // A field of a message type.
    message Field {
      // The type of a field.
      enum Kind {
        TYPE_UNKNOWN = 0;
        TYPE_DOUBLE = 1;
        TYPE_FLOAT = 2;
        TYPE_INT64 = 3;
        TYPE_UINT64 = 4;
        TYPE_INT32 = 5;
        TYPE_FIXED64 = 6;
        TYPE_FIXED32 = 7;
        TYPE_BOOL = 8;
        TYPE_STRING = 9;
        TYPE_GROUP = 10;
        TYPE_MESSAGE = 11;
        TYPE_BYTES = 12;
        TYPE_UINT32 = 13;
        TYPE_ENUM = 14;
        TYPE_SFIXED32 = 15;
        TYPE_SFIXED64 = 16;
        TYPE_SINT32 = 17;
        TYPE_SINT64 = 18;
      }
      // How often a field occurs.
      enum Cardinality {
        CARDINALITY_UNKNOWN = 0;
        CARDINALITY_OPTIONAL = 1;
        CARDINALITY_REQUIRED = 2;
        CARDINALITY_REPEATED = 3;
      }
      Kind kind = 1;
      Cardinality cardinality = 2;
      int32 number = 3;
      string name = 4;
      string type_url = 6;
      int32 oneof_index = 7;
      bool packed = 8;
      repeated Option options = 9;
      string json_name = 10;
      string default_value = 11;
    }
    // An enum type.
    message Enum {
      string name = 1;
      repeated EnumValue enumvalue = 2;
      repeated Option options = 3;
      SourceContext source_context = 4;
      Syntax syntax = 5;
      string edition = 6;
    }
    // A value of an enum type.
    message EnumValue {
      string name = 1;
      int32 number = 2;
      repeated Option options = 3;
    }
    // An option of a type, a field or a value.
    message Option {
      string name = 1;
      Any value = 2;
    }
    // The syntax that a type is defined in.
    enum Syntax {
      SYNTAX_PROTO2 = 0;
      SYNTAX_PROTO3 = 1;
      SYNTAX_EDITIONS = 2;
    }
    """,
  ]
}
