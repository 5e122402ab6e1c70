extension GoogleFiles {
  /// The file that describes `.proto` files, and options with them.
  static let descriptor = """
    syntax = "proto2";
    package google.protobuf;
    // Files, each after those that it imports.
    message FileDescriptorSet {
      repeated FileDescriptorProto file = 1;
      extensions 536000000;
    }
    // The editions of the language.
    enum Edition {
      EDITION_UNKNOWN = 0;
      EDITION_1_TEST_ONLY = 1;
      EDITION_2_TEST_ONLY = 2;
      EDITION_LEGACY = 900;
      EDITION_PROTO2 = 998;
      EDITION_PROTO3 = 999;
      EDITION_2023 = 1000;
      EDITION_2024 = 1001;
      EDITION_2026 = 1002;
      EDITION_UNSTABLE = 9999;
      EDITION_99997_TEST_ONLY = 99997;
      EDITION_99998_TEST_ONLY = 99998;
      EDITION_99999_TEST_ONLY = 99999;
      EDITION_MAX = 0x7FFFFFFF;
    }
    // Who sees a type.
    enum SymbolVisibility {
      VISIBILITY_UNSET = 0;
      VISIBILITY_LOCAL = 1;
      VISIBILITY_EXPORT = 2;
    }
    // A file.
    message FileDescriptorProto {
      optional string name = 1;
      optional string package = 2;
      repeated string dependency = 3;
      repeated DescriptorProto message_type = 4;
      repeated EnumDescriptorProto enum_type = 5;
      repeated ServiceDescriptorProto service = 6;
      repeated FieldDescriptorProto extension = 7;
      optional FileOptions options = 8;
      optional SourceCodeInfo source_code_info = 9;
      repeated int32 public_dependency = 10;
      repeated int32 weak_dependency = 11;
      optional string syntax = 12;
      optional Edition edition = 14;
      repeated string option_dependency = 15;
    }
    // A message.
    message DescriptorProto {
      // The numbers from the first to the one before the last.
      message ExtensionRange {
        optional int32 start = 1;
        optional int32 end = 2;
        optional ExtensionRangeOptions options = 3;
      }
      // The numbers from the first to the one before the last.
      message ReservedRange {
        optional int32 start = 1;
        optional int32 end = 2;
      }
      optional string name = 1;
      repeated FieldDescriptorProto field = 2;
      repeated DescriptorProto nested_type = 3;
      repeated EnumDescriptorProto enum_type = 4;
      repeated ExtensionRange extension_range = 5;
      repeated FieldDescriptorProto extension = 6;
      optional MessageOptions options = 7;
      repeated OneofDescriptorProto oneof_decl = 8;
      repeated ReservedRange reserved_range = 9;
      repeated string reserved_name = 10;
      optional SymbolVisibility visibility = 11;
    }
    // A field, or one that is added to a message from outside.
    message FieldDescriptorProto {
      // The type of a field.
      enum Type {
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
      enum Label {
        LABEL_OPTIONAL = 1;
        LABEL_REQUIRED = 2;
        LABEL_REPEATED = 3;
      }
      optional string name = 1;
      optional string extendee = 2;
      optional int32 number = 3;
      optional Label label = 4;
      optional Type type = 5;
      optional string type_name = 6;
      optional string default_value = 7;
      optional FieldOptions options = 8;
      optional int32 oneof_index = 9;
      optional string json_name = 10;
      optional bool proto3_optional = 17;
    }
    // A oneof.
    message OneofDescriptorProto {
      optional string name = 1;
      optional OneofOptions options = 2;
    }
    // An enum.
    message EnumDescriptorProto {
      // The numbers from the first to the last.
      message EnumReservedRange {
        optional int32 start = 1;
        optional int32 end = 2;
      }
      optional string name = 1;
      repeated EnumValueDescriptorProto value = 2;
      optional EnumOptions options = 3;
      repeated EnumReservedRange reserved_range = 4;
      repeated string reserved_name = 5;
      optional SymbolVisibility visibility = 6;
    }
    // A value of an enum.
    message EnumValueDescriptorProto {
      optional string name = 1;
      optional int32 number = 2;
      optional EnumValueOptions options = 3;
    }
    // A service.
    message ServiceDescriptorProto {
      optional string name = 1;
      repeated MethodDescriptorProto method = 2;
      optional ServiceOptions options = 3;
    }
    // A method of a service.
    message MethodDescriptorProto {
      optional string name = 1;
      optional string input_type = 2;
      optional string output_type = 3;
      optional MethodOptions options = 4;
      optional bool client_streaming = 5 [default = false];
      optional bool server_streaming = 6 [default = false];
    }

    """ + options + features + source
}
