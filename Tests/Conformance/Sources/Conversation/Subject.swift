import RecordModel

/// A message as the runner hands it over, or as it gets it back.
public struct Payload: Sendable {
  /// The formats that the library has.
  public enum Format: Sendable {
    case protobuf
    case json
  }

  public let format: Format
  public let bytes: [UInt8]
  /// Whether members of a JSON object that the schema does not have are passed over.
  public let ignoresUnknownMembers: Bool

  /// Holds a message.
  public init(_ format: Format, _ bytes: [UInt8], ignoresUnknownMembers: Bool = false) {
    self.format = format
    self.bytes = bytes
    self.ignoresUnknownMembers = ignoresUnknownMembers
  }

  /// The message of a request; `nil` where it is in a format that the library does not have.
  init?(_ request: DynamicRecord) {
    // TestCategory.JSON_IGNORE_UNKNOWN_PARSING_TEST
    let ignoresUnknownMembers = request["test_category"] == .enumeration(EnumNumber(3))
    switch request.member(of: "payload") {
    case "protobuf_payload":
      guard case .bytes(let bytes)? = request["protobuf_payload"] else { return nil }
      self.init(.protobuf, bytes)
    case "json_payload":
      guard case .string(let text)? = request["json_payload"] else { return nil }
      self.init(.json, Array(text.utf8), ignoresUnknownMembers: ignoresUnknownMembers)
    default: return nil
    }
  }
}

extension Payload.Format {
  /// The format that a request asks for; `nil` where the library does not have it.
  init?(wanted request: DynamicRecord) {
    // WireFormat.PROTOBUF and WireFormat.JSON
    switch request["requested_output_format"] {
    case .enumeration(EnumNumber(1)): self = .protobuf
    case .enumeration(EnumNumber(2)): self = .json
    default: return nil
    }
  }
}

/// Why there is no message to give back.
public enum Refusal: Error {
  case reading(String)
  case writing(String)
}

/// What answers for one message.
public protocol Subject: Sendable {
  /// Reads a message and writes it again.
  func convert(_ payload: Payload, to format: Payload.Format) throws(Refusal) -> Payload
}
