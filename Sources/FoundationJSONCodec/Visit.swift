#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The one value that Foundation is given to write or to read: it passes the coder on to a visit of the record.
///
/// A closure and not a generic wrapper around the record: the closure's body is specialised for the record's type where
/// it is made, while Foundation could only call a generic wrapper through its unspecialised witness.
@usableFromInline
struct Visit: Encodable, DecodableWithConfiguration {
  @usableFromInline typealias Writing = (any Encoder) throws -> Void
  @usableFromInline typealias Reading = (any Decoder) throws -> Void

  private let writing: Writing

  init(_ writing: @escaping Writing) {
    self.writing = writing
  }

  @usableFromInline
  func encode(to encoder: any Encoder) throws {
    try writing(encoder)
  }

  @usableFromInline
  init(from decoder: any Decoder, configuration reading: Reading) throws {
    try reading(decoder)
    writing = { _ in }
  }
}
