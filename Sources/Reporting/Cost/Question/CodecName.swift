import Formats
import Measurement

/// A codec's name, taken apart: the format before the slash, the library after it.
public struct CodecName: Hashable, Sendable {
  /// The format: `protobuf`.
  public let format: String
  /// The library: `swift`.
  public let library: String

  /// Takes a name apart.
  public init(_ name: String) {
    let parts = name.split(separator: "/", maxSplits: 1)
    format = parts.first.map { $0.lowercased() } ?? ""
    library = parts.count == 2 ? String(parts[1]) : ""
  }

  /// The subject that has the user's own bodies in the format: `json/document`.
  var ofDocuments: String { "\(format)/document" }

  /// The codecs of a result that could be switched to: whole ones, and not the user's own bodies, which no library makes.
  static func candidates(in document: ResultDocument) -> [String] {
    document.codecs.filter { $0.kind == .codec && $0.name != BenchmarkSuite.Codec.ownBodies }
      .map(\.name)
  }

  /// The codec that a text means among those that were measured: its name, or that of a format, in which case it is the
  /// usual library of it, or the first. `nil` where none fits; `json/document` is the user's own bodies, and no codec.
  public static func meant(by text: String, among codecs: [String]) -> String? {
    let codecs = codecs.filter { $0 != BenchmarkSuite.Codec.ownBodies }
    let text = text.lowercased()
    if codecs.contains(text) { return text }
    let usual = SerializationFormat(id: text).map { "\($0.id)/\($0.usualLibrary)" }
    if let usual, codecs.contains(usual) { return usual }
    return codecs.first { CodecName($0).format == text }
  }
}
