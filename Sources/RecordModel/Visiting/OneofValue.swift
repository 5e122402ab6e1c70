/// A oneof compiled from a schema: an enum with a case for each member, which has the member's value.
///
/// A record has it as an optional property; `nil` is that no member is there. By hand one looks like this:
///
///     enum Contact: OneofValue {
///       case email(String)
///       case phone(Phone)
///
///       var fieldNumber: Int {
///         switch self {
///         case .email: 2
///         case .phone: 3
///         }
///       }
///
///       func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure) {
///         switch self {
///         case .email(let value): try encoder.encode(member: value, field: 2)
///         case .phone(let value): try encoder.encode(member: value, field: 3)
///         }
///       }
///
///       static func decode<Decoder: RecordDecoder & ~Copyable>(
///         _ oneof: inout Contact?, member number: Int, from decoder: inout Decoder
///       ) throws(DecodingFailure) {
///         switch number {
///         case 2:
///           var value: String?
///           if case .email(let present)? = oneof { (value, oneof) = (present, nil) }
///           try decoder.decode(member: &value, new: String.init)
///           if let value { oneof = .email(value) }
///         case 3: …
///         default: try decoder.skipField()
///         }
///       }
///     }
///
/// The record around it hands the oneof over at the place of each member:
///
///     try encoder.encode(oneof: contact, field: 2)
///     try encoder.encode(oneof: contact, field: 3)
///
/// and `case 2: try decoder.decode(oneof: &contact, member: 2)`.
public protocol OneofValue: Equatable, Sendable {
  /// The number of the field that the member is.
  var fieldNumber: Int { get }

  /// Hands the member to the encoder.
  func encode<Encoder: RecordEncoder & ~Copyable>(to encoder: inout Encoder) throws(EncodingFailure)

  /// Decodes the member with a number, which the decoder is at, in the place of what is there.
  ///
  /// A member that is there already is decoded into, so that records are merged. Where the decoder finds no value, what
  /// is there stays.
  static func decode<Decoder: RecordDecoder & ~Copyable>(
    _ oneof: inout Self?, member number: Int, from decoder: inout Decoder
  ) throws(DecodingFailure)
}

/// What has at most one member of a oneof: a property of a compiled record, or the members of a ``DynamicRecord``.
public protocol OneofPlace {
  /// The number of the member that is there, 0 where there is none.
  var memberNumber: Int { get }

  /// Hands the member that is there to the encoder (``RecordEncoder/encode(member:field:as:)``).
  func encodeMember<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder) throws(EncodingFailure)

  /// Decodes the member with a number in the place of what is there (``RecordDecoder/decode(member:as:new:)``).
  mutating func decodeMember<Decoder: RecordDecoder & ~Copyable>(
    _ number: Int, from decoder: inout Decoder) throws(DecodingFailure)

  /// Takes away the member that is there.
  mutating func removeMember()
}

extension Optional: OneofPlace where Wrapped: OneofValue {
  @inlinable public var memberNumber: Int { self?.fieldNumber ?? 0 }

  @inlinable public func encodeMember<Encoder: RecordEncoder & ~Copyable>(
    to encoder: inout Encoder
  ) throws(EncodingFailure) {
    try self?.encode(to: &encoder)
  }

  @inlinable public mutating func decodeMember<Decoder: RecordDecoder & ~Copyable>(
    _ number: Int, from decoder: inout Decoder
  ) throws(DecodingFailure) {
    try Wrapped.decode(&self, member: number, from: &decoder)
  }

  @inlinable public mutating func removeMember() { self = nil }
}
