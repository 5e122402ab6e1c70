/// A format that codecs write, by the names that people and HTTP have for it.
public enum SerializationFormat: String, CaseIterable, Hashable, Sendable {
  case json, xml, protobuf, avro

  /// The format of a codec: `protobuf/swift` writes Protobuf; `nil` where it is not one of these.
  public init?(codec: String) {
    guard let name = codec.split(separator: "/").first else { return nil }
    self.init(rawValue: String(name))
  }

  /// The name that people write: `JSON`.
  public var name: String {
    switch self {
    case .json: "JSON"
    case .xml: "XML"
    case .protobuf: "Protobuf"
    case .avro: "Avro"
    }
  }

  /// The media type of a body, as HTTP's fields have it. Protobuf's and Avro's are the usual ones; they are not registered.
  public var mediaType: String { "application/\(rawValue)" }
}
