/// The message that Protobuf makes of a map's entry; nothing can name it.
enum ProtoMapEntry {
  /// The message's name: the field's in upper camel case, and `Entry`.
  ///
  /// Source: `protoc`, `MapEntryName`.
  static func name(ofField name: String) -> String {
    let parts = name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    return parts.joined() + "Entry"
  }
}
