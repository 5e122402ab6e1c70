public import RecordModel

/// How much a ``DocumentInference`` keeps of what it has seen, so that samples of any number and size take bounded memory.
public struct InferenceLimits: Sendable, Hashable {
  /// The most different members of objects at one place; objects with more are maps, and what was told apart by name is
  /// merged.
  public var members: Int
  /// The most different places in all; more are refused.
  public var places: Int
  /// The most different texts that are counted at a place; a place with more is no enum.
  public var texts: Int
  /// How long and how deep a document may be.
  public var decoding: DecodingLimits

  /// Sets the limits; the defaults keep within about 300 MB.
  public init(
    members: Int = 500, places: Int = 50_000, texts: Int = 32,
    decoding: DecodingLimits = .standard
  ) {
    self.members = members
    self.places = places
    self.texts = texts
    self.decoding = decoding
  }
}

/// What one inference shares among its places.
final class InferenceLedger {
  let limits: InferenceLimits
  /// How many places there are.
  var places = 0
  /// How many objects have been seen: the number of the present one.
  var objects = 0

  init(_ limits: InferenceLimits) {
    self.limits = limits
  }
}
