import CProtobufC
import RecordModel

/// The `ProtobufCMessageDescriptor`s of a schema, built at run time, and where its fields stand in their structures.
///
/// protobuf-c's compiler writes such descriptors into C code; the library does not care where they come from. A record
/// schema becomes a message, and so does each map, as the repeated entry that it is on the wire. All of it points into
/// one arena that lives as long as this object.
// Immutable once it is made, and so are the structures that it points to: sharing it between threads is safe.
@usableFromInline
final class DescriptorTable: @unchecked Sendable {
  /// The message of the schema itself.
  @usableFromInline let root: UnsafePointer<MessageLayout>
  private let arena: Arena

  /// Builds the descriptors of a schema and of all that it reaches.
  init(_ schema: RecordSchema) {
    var builder = DescriptorBuilder(schema)
    root = builder.build()
    arena = builder.finish()
  }
}

extension MessageLayout {
  /// The descriptor as protobuf-c's functions take it.
  var messageDescriptor: UnsafePointer<ProtobufCMessageDescriptor> {
    descriptor.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
  }
}
