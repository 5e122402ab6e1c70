/// How much of bodies is measured.
package struct SampleLimits: Sendable, Hashable {
  /// The most bodies.
  package let bodies: Int
  /// About how many bytes the bodies have together at most.
  package let bytes: Int
  /// The most bytes that are held while bodies go by.
  package let heldBytes: Int

  /// Sets limits.
  package init(bodies: Int, bytes: Int, heldBytes: Int) {
    self.bodies = bodies
    self.bytes = bytes
    self.heldBytes = heldBytes
  }

  /// What can be prepared and timed in some seconds.
  package static let quick = SampleLimits(bodies: 1000, bytes: 1 << 20, heldBytes: 64 << 20)

  /// All bodies.
  package static let everything = SampleLimits(bodies: .max, bytes: .max, heldBytes: .max)
}
