extension GoogleFiles {
  /// The options that may be given in a `.proto` file; each may be extended.
  static let options = """
    // Options of a file.
    message FileOptions {
      // What code is optimized for.
      enum OptimizeMode {
        SPEED = 1;
        CODE_SIZE = 2;
        LITE_RUNTIME = 3;
      }
      optional string java_package = 1;
      optional string java_outer_classname = 8;
      optional OptimizeMode optimize_for = 9 [default = SPEED];
      optional bool java_multiple_files = 10 [default = false];
      optional string go_package = 11;
      optional bool cc_generic_services = 16 [default = false];
      optional bool java_generic_services = 17 [default = false];
      optional bool py_generic_services = 18 [default = false];
      optional bool java_generate_equals_and_hash = 20;
      optional bool deprecated = 23 [default = false];
      optional bool java_string_check_utf8 = 27 [default = false];
      optional bool cc_enable_arenas = 31 [default = true];
      optional string objc_class_prefix = 36;
      optional string csharp_namespace = 37;
      optional string swift_prefix = 39;
      optional string php_class_prefix = 40;
      optional string php_namespace = 41;
      optional bool php_generic_services = 42 [default = false];
      optional string php_metadata_namespace = 44;
      optional string ruby_package = 45;
      optional FeatureSet features = 50;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a message.
    message MessageOptions {
      optional bool message_set_wire_format = 1 [default = false];
      optional bool no_standard_descriptor_accessor = 2 [default = false];
      optional bool deprecated = 3 [default = false];
      optional bool map_entry = 7;
      optional bool deprecated_legacy_json_field_conflicts = 11;
      optional FeatureSet features = 12;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a field.
    message FieldOptions {
      // How C++ keeps a text.
      enum CType {
        STRING = 0;
        CORD = 1;
        STRING_PIECE = 2;
      }
      // How JavaScript keeps an integer of 64 bits.
      enum JSType {
        JS_NORMAL = 0;
        JS_STRING = 1;
        JS_NUMBER = 2;
      }
      // Whether an option is kept when a program runs.
      enum OptionRetention {
        RETENTION_UNKNOWN = 0;
        RETENTION_RUNTIME = 1;
        RETENTION_SOURCE = 2;
      }
      // What may have an option.
      enum OptionTargetType {
        TARGET_TYPE_UNKNOWN = 0;
        TARGET_TYPE_FILE = 1;
        TARGET_TYPE_EXTENSION_RANGE = 2;
        TARGET_TYPE_MESSAGE = 3;
        TARGET_TYPE_FIELD = 4;
        TARGET_TYPE_ONEOF = 5;
        TARGET_TYPE_ENUM = 6;
        TARGET_TYPE_ENUM_ENTRY = 7;
        TARGET_TYPE_SERVICE = 8;
        TARGET_TYPE_METHOD = 9;
      }
      // What an option is from an edition on.
      message EditionDefault {
        optional string value = 2;
        optional Edition edition = 3;
      }
      // The editions that have an option.
      message FeatureSupport {
        optional Edition edition_introduced = 1;
        optional Edition edition_deprecated = 2;
        optional string deprecation_warning = 3;
        optional Edition edition_removed = 4;
        optional string removal_error = 5;
      }
      optional CType ctype = 1 [default = STRING];
      optional bool packed = 2;
      optional bool deprecated = 3 [default = false];
      optional bool lazy = 5 [default = false];
      optional JSType jstype = 6 [default = JS_NORMAL];
      optional bool weak = 10 [default = false];
      optional bool unverified_lazy = 15 [default = false];
      optional bool debug_redact = 16 [default = false];
      optional OptionRetention retention = 17;
      repeated OptionTargetType targets = 19;
      repeated EditionDefault edition_defaults = 20;
      optional FeatureSet features = 21;
      optional FeatureSupport feature_support = 22;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a oneof.
    message OneofOptions {
      optional FeatureSet features = 1;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of numbers that are left to extensions.
    message ExtensionRangeOptions {
      // Whether extensions must be declared.
      enum VerificationState {
        DECLARATION = 0;
        UNVERIFIED = 1;
      }
      // An extension that there may be.
      message Declaration {
        optional int32 number = 1;
        optional string full_name = 2;
        optional string type = 3;
        optional bool reserved = 5;
        optional bool repeated = 6;
      }
      repeated Declaration declaration = 2;
      optional VerificationState verification = 3 [default = UNVERIFIED];
      optional FeatureSet features = 50;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of an enum.
    message EnumOptions {
      optional bool allow_alias = 2;
      optional bool deprecated = 3 [default = false];
      optional bool deprecated_legacy_json_field_conflicts = 6;
      optional FeatureSet features = 7;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a value of an enum.
    message EnumValueOptions {
      optional bool deprecated = 1 [default = false];
      optional FeatureSet features = 2;
      optional bool debug_redact = 3 [default = false];
      optional FieldOptions.FeatureSupport feature_support = 4;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a service.
    message ServiceOptions {
      optional bool deprecated = 33 [default = false];
      optional FeatureSet features = 34;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // Options of a method.
    message MethodOptions {
      // Whether a method may be called again.
      enum IdempotencyLevel {
        IDEMPOTENCY_UNKNOWN = 0;
        NO_SIDE_EFFECTS = 1;
        IDEMPOTENT = 2;
      }
      optional bool deprecated = 33 [default = false];
      optional IdempotencyLevel idempotency_level = 34 [default = IDEMPOTENCY_UNKNOWN];
      optional FeatureSet features = 35;
      repeated UninterpretedOption uninterpreted_option = 999;
      extensions 990 to 998, 1000 to max;
    }
    // An option as it is written, before its name is looked up.
    message UninterpretedOption {
      // A part of a name, in parentheses or not.
      message NamePart {
        required string name_part = 1;
        required bool is_extension = 2;
      }
      repeated NamePart name = 2;
      optional string identifier_value = 3;
      optional uint64 positive_int_value = 4;
      optional int64 negative_int_value = 5;
      optional double double_value = 6;
      optional bytes string_value = 7;
      optional string aggregate_value = 8;
    }

    """

  /// What editions leave to files.
  static let features = """
    // What a file of an edition chooses.
    message FeatureSet {
      // Whether absence can be told from the default.
      enum FieldPresence {
        FIELD_PRESENCE_UNKNOWN = 0;
        EXPLICIT = 1;
        IMPLICIT = 2;
        LEGACY_REQUIRED = 3;
      }
      // Whether an enum has numbers without a name.
      enum EnumType {
        ENUM_TYPE_UNKNOWN = 0;
        OPEN = 1;
        CLOSED = 2;
      }
      // Whether repeated numbers are packed.
      enum RepeatedFieldEncoding {
        REPEATED_FIELD_ENCODING_UNKNOWN = 0;
        PACKED = 1;
        EXPANDED = 2;
      }
      // Whether text is checked.
      enum Utf8Validation {
        UTF8_VALIDATION_UNKNOWN = 0;
        VERIFY = 2;
        NONE = 3;
      }
      // How messages in messages are written.
      enum MessageEncoding {
        MESSAGE_ENCODING_UNKNOWN = 0;
        LENGTH_PREFIXED = 1;
        DELIMITED = 2;
      }
      // Whether a message can be JSON.
      enum JsonFormat {
        JSON_FORMAT_UNKNOWN = 0;
        ALLOW = 1;
        LEGACY_BEST_EFFORT = 2;
      }
      // The style of names that is asked for.
      enum EnforceNamingStyle {
        ENFORCE_NAMING_STYLE_UNKNOWN = 0;
        STYLE2024 = 1;
        STYLE_LEGACY = 2;
        STYLE2026 = 3;
      }
      // Who sees types that do not say it.
      message VisibilityFeature {
        // Which types are exported.
        enum DefaultSymbolVisibility {
          DEFAULT_SYMBOL_VISIBILITY_UNKNOWN = 0;
          EXPORT_ALL = 1;
          EXPORT_TOP_LEVEL = 2;
          LOCAL_ALL = 3;
          STRICT = 4;
        }
      }
      optional FieldPresence field_presence = 1;
      optional EnumType enum_type = 2;
      optional RepeatedFieldEncoding repeated_field_encoding = 3;
      optional Utf8Validation utf8_validation = 4;
      optional MessageEncoding message_encoding = 5;
      optional JsonFormat json_format = 6;
      optional EnforceNamingStyle enforce_naming_style = 7;
      optional VisibilityFeature.DefaultSymbolVisibility default_symbol_visibility = 8;
      extensions 1000 to 10000;
    }
    // What files choose that say nothing.
    message FeatureSetDefaults {
      // What they choose from an edition on.
      message FeatureSetEditionDefault {
        optional Edition edition = 3;
        optional FeatureSet overridable_features = 4;
        optional FeatureSet fixed_features = 5;
      }
      repeated FeatureSetEditionDefault defaults = 1;
      optional Edition minimum_edition = 4;
      optional Edition maximum_edition = 5;
    }

    """

  /// Where definitions come from.
  static let source = """
    // The places of definitions in the text of a file.
    message SourceCodeInfo {
      // A place, and the comments there.
      message Location {
        repeated int32 path = 1 [packed = true];
        repeated int32 span = 2 [packed = true];
        optional string leading_comments = 3;
        optional string trailing_comments = 4;
        repeated string leading_detached_comments = 6;
      }
      repeated Location location = 1;
      extensions 536000000;
    }
    // The places of definitions in generated code.
    message GeneratedCodeInfo {
      // A place.
      message Annotation {
        // What is done with a field there.
        enum Semantic {
          NONE = 0;
          SET = 1;
          ALIAS = 2;
        }
        repeated int32 path = 1 [packed = true];
        optional string source_file = 2;
        optional int32 begin = 3;
        optional int32 end = 4;
        optional Semantic semantic = 5;
      }
      repeated Annotation annotation = 1;
    }
    """
}
