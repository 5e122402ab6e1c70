import CostModel
import Formats

/// A side's format and library in words, for a reader who does not know the names of codecs.
struct CodecWords {
  private let side: FormatSide
  private let name: CodecName
  /// Whether the library is told with its codec's name, for a reader who may give it to an option.
  private let namesCodecs: Bool

  init(_ side: FormatSide, namesCodecs: Bool = true) {
    self.side = side
    self.namesCodecs = namesCodecs
    name = CodecName(side.codec ?? side.name)
  }

  /// The format and how it is sent: `Protobuf`, `JSON with gzip in HTTP/1.1`; a name that was given is left as it is.
  var format: String {
    guard let codec = side.codec else { return side.name }
    return formatAlone
      + (side.name.hasPrefix(codec) ? String(side.name.dropFirst(codec.count)) : "")
  }

  /// The format's name.
  var formatAlone: String {
    SerializationFormat(id: name.format)?.name ?? (side.codec == nil ? side.name : name.format)
  }

  /// The format and its codec: `JSON with gzip (json/foundation)`; a name that was given is left as it is.
  var described: String { side.codec.map { "\(format) (\($0))" } ?? format }

  /// The library, explained: `Foundation's JSONEncoder`.
  var library: String {
    switch (name.format, name.library) {
    case ("json", "foundation"): "Foundation's JSONEncoder and JSONDecoder"
    case (_, "swift"):
      namesCodecs
        ? "this package's \(formatAlone) codec (\(side.codec ?? ""))"
        : "this package's \(formatAlone) codec"
    default: "the library \(name.library)"
    }
  }

  /// The media type of its bodies; that of Protobuf where the format is another one.
  var mediaType: String {
    (SerializationFormat(id: name.format) ?? .protobuf).mediaType
  }
}
