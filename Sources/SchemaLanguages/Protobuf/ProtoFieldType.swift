import RecordModel

/// A field's type, and what Protobuf's name for it says about its encoding.
struct ProtoFieldType {
  let type: FieldType
  let encoding: FieldEncoding

  init(_ type: FieldType, as encoding: FieldEncoding = .varint) {
    self.type = type
    self.encoding = encoding
  }

  /// The type that a keyword names, if it names one.
  ///
  /// Source: Protocol Buffers, *Language Guide (proto3)*, "Scalar Value Types".
  init?(scalar name: String) {
    switch name {
    case "bool": self.init(.bool)
    case "int32": self.init(.int32)
    case "int64": self.init(.int64)
    case "uint32": self.init(.uint32)
    case "uint64": self.init(.uint64)
    case "sint32": self.init(.int32, as: .zigzag)
    case "sint64": self.init(.int64, as: .zigzag)
    case "fixed32": self.init(.uint32, as: .fixed)
    case "fixed64": self.init(.uint64, as: .fixed)
    case "sfixed32": self.init(.int32, as: .fixed)
    case "sfixed64": self.init(.int64, as: .fixed)
    case "float": self.init(.float)
    case "double": self.init(.double)
    case "string": self.init(.string)
    case "bytes": self.init(.bytes)
    default: return nil
    }
  }

  /// The keyword of a scalar type; `nil` for enums and records, which have names of their own.
  var scalarName: String? {
    switch (type.kind, encoding) {
    case (.int32, .zigzag): "sint32"
    case (.int32, .fixed): "sfixed32"
    case (.int32, _): "int32"
    case (.int64, .zigzag): "sint64"
    case (.int64, .fixed): "sfixed64"
    case (.int64, _): "int64"
    // Unsigned integers have no zigzag form.
    case (.uint32, .fixed): "fixed32"
    case (.uint32, _): "uint32"
    case (.uint64, .fixed): "fixed64"
    case (.uint64, _): "uint64"
    case (.bool, _), (.float, _), (.double, _), (.string, _), (.bytes, _): type.kind.rawValue
    case (.enumeration, _), (.record, _): nil
    }
  }
}
