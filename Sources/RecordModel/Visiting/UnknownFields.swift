/// Fields that the input of a record had and its schema does not have, as Protobuf wrote them.
///
/// A program that reads records and writes them again so keeps what it does not know, such as fields that a newer program
/// added. They are written after the fields of the schema, in the order in which they came.
///
/// Source: Protocol Buffers, *Language Guide (proto3)*, "Unknown Fields".
@frozen
public struct UnknownFields: Sendable, Hashable {
  /// One word, without memory of its own where there are no fields.
  @usableFromInline var storage: [UInt8]?

  /// No fields.
  @inlinable public init() { storage = nil }

  /// Fields as they are on the wire, each with its tag.
  @inlinable public init(_ bytes: [UInt8]) { storage = bytes.isEmpty ? nil : bytes }

  /// Whether there are none.
  @inlinable public var isEmpty: Bool { storage == nil }

  /// The fields as they are on the wire, each with its tag.
  @inlinable public var bytes: [UInt8] { storage ?? [] }

  /// Adds fields after those that are there.
  public mutating func append(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    storage = (storage.take() ?? []) + bytes
  }
}

/// What a codec does with fields that its schema does not have.
@frozen
public enum UnknownFieldPolicy: Sendable, Hashable {
  /// A record that has a place for them gets them, and they are written after those that are known.
  case keep
  /// They are passed over, and not written.
  case drop
}
