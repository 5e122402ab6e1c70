/// How much of bodies is measured.
package struct SampleLimits: Sendable, Hashable {
  /// The most bodies.
  package let bodies: Int
  /// About how many bytes the bodies have together; half as many again where that is all of them.
  package let bytes: Int
  /// The longest body that is measured whole, in bytes; of longer ones the beginning is.
  package let bodyBytes: Int
  /// The most bytes that are held while bodies go by.
  package let heldBytes: Int

  /// Sets limits.
  package init(bodies: Int, bytes: Int, bodyBytes: Int = .max, heldBytes: Int) {
    self.bodies = bodies
    self.bytes = bytes
    self.bodyBytes = bodyBytes
    self.heldBytes = heldBytes
  }

  /// What each of several payloads has that are measured together; a body may be as long as before.
  func shared(among parts: Int) -> SampleLimits {
    SampleLimits(
      bodies: max(1, bodies / parts), bytes: max(1, bytes / parts), bodyBytes: bodyBytes,
      heldBytes: heldBytes)
  }

  /// What is prepared and timed in 15 s.
  ///
  /// *Measured* (2 cores, release): with twice as much, `measure --quick` uses 11 to 14 s of processor time from start to
  /// answer, and `cost` 7 to 8 s. So there is time left where the machine has other work to do.
  package static let quick = SampleLimits(
    bodies: 1000, bytes: 256 << 10, bodyBytes: 512 << 10, heldBytes: 64 << 20)

  /// The same, where compression at its best is timed too.
  package static let quickAtBest = SampleLimits(
    bodies: 1000, bytes: 64 << 10, bodyBytes: 64 << 10, heldBytes: 64 << 20)

  /// What is prepared and timed in some minutes.
  package static let thorough = SampleLimits(
    bodies: 10_000, bytes: 1 << 20, bodyBytes: 4 << 20, heldBytes: 128 << 20)

  /// All bodies, whole.
  package static let everything = SampleLimits(bodies: .max, bytes: .max, heldBytes: .max)
}
