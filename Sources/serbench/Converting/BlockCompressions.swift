import SerializationCodecs

/// The compressions of the blocks in Avro's container files.
enum BlockCompressions {
  /// All that can be read, and written.
  static let all: [any AvroBlockCompression] = [
    AvroDeflate(), AvroSnappy(), AvroZstandard(), AvroBzip2(), AvroXZ(),
  ]

  /// Their names, as container files have them.
  static let names = all.map(\.name)

  /// The one of a name.
  static func named(_ name: String) -> (any AvroBlockCompression)? {
    all.first { $0.name == name }
  }
}
