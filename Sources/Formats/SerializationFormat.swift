/// A format that codecs write, by the names that codecs, people, HTTP and files have for it.
///
/// Everything that is said of a format without its bytes is said here, so that a new one is one more of ``all``.
public struct SerializationFormat: Hashable, Sendable {
  /// The name before the slash in a codec's: `protobuf`.
  public let id: String
  /// The name that people write: `Protobuf`.
  public let name: String
  /// What else people call the format, in small letters: `msgpack`, `proto`.
  public let otherNames: [String]
  /// The media type of a body, as HTTP's fields have it. Protobuf's and Avro's are the usual ones; they are not registered.
  public let mediaType: String
  /// Whether the bytes are text.
  public let isText: Bool
  /// The endings that a file of the format may have, of those that name a format.
  public let fileEndings: [String]
  /// The library that is meant where only the format is named: what most services use, or the native one.
  public let usualLibrary: String

  /// JSON.
  public static let json = SerializationFormat(
    id: "json", name: "JSON",
    otherNames: ["jsonl", "ndjson", "jsonlines", "json-lines", "protojson"],
    mediaType: "application/json", isText: true,
    fileEndings: ["json", "jsonl", "ndjson", "txt"], usualLibrary: "foundation")
  /// Avro's binary encoding.
  public static let avro = SerializationFormat(
    id: "avro", name: "Avro", otherNames: ["avsc", "ocf"], mediaType: "application/avro",
    isText: false,
    fileEndings: ["avro", "bin"], usualLibrary: "swift")
  /// Protobuf.
  public static let protobuf = SerializationFormat(
    id: "protobuf", name: "Protobuf",
    otherNames: ["proto", "proto2", "proto3", "pb", "binpb", "protocol-buffers", "protobufs"],
    mediaType: "application/protobuf", isText: false,
    fileEndings: ["pb", "bin", "protobuf"], usualLibrary: "swift")
  /// XML.
  public static let xml = SerializationFormat(
    id: "xml", name: "XML", otherNames: ["xsd"], mediaType: "application/xml", isText: true,
    fileEndings: ["xml", "txt"], usualLibrary: "libxml2")
  /// CBOR (RFC 8949).
  public static let cbor = SerializationFormat(
    id: "cbor", name: "CBOR", otherNames: [], mediaType: "application/cbor", isText: false,
    fileEndings: ["cbor", "bin"], usualLibrary: "swift")
  /// MessagePack.
  public static let messagePack = SerializationFormat(
    id: "messagepack", name: "MessagePack", otherNames: ["msgpack", "message-pack", "mpack"],
    mediaType: "application/vnd.msgpack", isText: false,
    fileEndings: ["msgpack", "bin"], usualLibrary: "swift")

  /// Every format.
  public static let all = [json, avro, protobuf, xml, cbor, messagePack]

  /// The format with an identifier; `nil` where there is none.
  public init?(id: String) {
    guard let format = Self.all.first(where: { $0.id == id }) else { return nil }
    self = format
  }

  /// The format that a person means by a word, in whatever case: its identifier or another name; `nil` where there is none.
  public init?(calledBy word: String) {
    let word = word.lowercased()
    guard let format = Self.all.first(where: { $0.id == word || $0.otherNames.contains(word) })
    else { return nil }
    self = format
  }

  /// The format of a codec: `protobuf/swift` writes Protobuf; `nil` where it is not one of these.
  public init?(codec: String) {
    guard let id = codec.split(separator: "/").first else { return nil }
    self.init(id: String(id))
  }

  private init(
    id: String, name: String, otherNames: [String], mediaType: String, isText: Bool,
    fileEndings: [String],
    usualLibrary: String
  ) {
    self.id = id
    self.name = name
    self.otherNames = otherNames
    self.mediaType = mediaType
    self.isText = isText
    self.fileEndings = fileEndings
    self.usualLibrary = usualLibrary
  }
}
