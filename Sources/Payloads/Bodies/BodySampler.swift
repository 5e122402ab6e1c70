import Randomness

/// Keeps a random sample of bodies that go by, any number of them, in bounded memory.
///
/// Every body is given a random number, and the bodies with the lowest numbers are kept: each is as likely to be among
/// them as any other, and the same bodies and seed give the same sample (bottom-k sampling; Cohen and Kaplan,
/// "Summarizing Data using Bottom-k Sketches", PODC 2007). How many are kept follows from the mean length of all of them,
/// and not from which ones come first, so that long bodies are no less likely to be kept than short ones.
package struct BodySampler {
  private struct Candidate {
    let order: UInt64
    let index: Int
    let body: Body
  }

  private let limits: SampleLimits
  private let seed: UInt64
  private var generator: SeededGenerator
  private var candidates: [Candidate] = []
  /// How many bytes of them are held.
  private(set) var heldBytes = 0
  /// Bodies with this number or a higher one are not kept.
  private var bar = UInt64.max

  /// How many bodies went by.
  package private(set) var count = 0
  /// How many bytes of them could be measured.
  private var totalBytes = 0

  /// Prepares a sampler.
  package init(limits: SampleLimits, seed: UInt64) {
    self.limits = limits
    self.seed = seed
    generator = SeededGenerator(seed: seed)
  }

  /// Takes the next body.
  package mutating func add(_ body: Body) {
    let order = generator.next()
    count += 1
    totalBytes += min(body.bytes.count, limits.bodyBytes)
    guard order < bar else { return }
    let body = body.cut(to: limits.bodyBytes)
    candidates.append(Candidate(order: order, index: count, body: body))
    heldBytes += body.bytes.count
    let isCrowded = candidates.count / 2 >= limits.bodies || heldBytes > limits.heldBytes
    if isCrowded { keep(limits.bodies, bytes: limits.heldBytes / 2) }
  }

  /// The sample of what went by.
  ///
  /// - Parameters:
  ///   - name: What tables call the bodies.
  ///   - source: What sentences call their source.
  ///   - origin: What they are from.
  ///   - keepsWhiteSpace: Whether white space between tokens is sent too, as in captured traffic.
  ///   - narrower: The limits of what is kept, where they are narrower than those of the sampler.
  ///   - estimatedCount: How many bodies there are, where only a part of them went by.
  ///   - readBytes: How many bytes of the source were read, where its end was not.
  package consuming func bodies(
    named name: String, of source: String, from origin: Bodies.Origin, keepsWhiteSpace: Bool,
    within narrower: SampleLimits? = nil, estimatedCount: Int? = nil, readBytes: Int? = nil
  ) -> Bodies {
    let limits = narrower ?? limits
    let mean = max(1, totalBytes / max(1, count))
    // What comes together by chance may be longer than the mean, and a little more than the limit is no reason to leave
    // any out.
    let most = limits.bytes.addingReportingOverflow(limits.bytes / 2)
    let bytes = most.overflow ? Int.max : most.partialValue
    let isFew = totalBytes <= bytes
    keep(isFew ? limits.bodies : min(limits.bodies, max(1, limits.bytes / mean)), bytes: bytes)
    return Bodies(
      name: name, source: source, origin: origin,
      kept: candidates.sorted { $0.index < $1.index }.map { $0.body.cut(to: limits.bodyBytes) },
      count: max(count, estimatedCount ?? 0), isCountEstimated: estimatedCount != nil,
      seed: candidates.count < count || estimatedCount != nil ? seed : nil,
      readBytes: readBytes, keepsWhiteSpace: keepsWhiteSpace)
  }

  /// Keeps the candidates with the lowest numbers, at most so many with at most so many bytes, and at least one.
  private mutating func keep(_ most: Int, bytes: Int) {
    candidates.sort { $0.order < $1.order }
    var (kept, held) = (0, 0)
    while kept < min(most, candidates.count) {
      let length = candidates[kept].body.bytes.count
      guard kept == 0 || held + length <= bytes else { break }
      held += length
      kept += 1
    }
    guard kept < candidates.count else { return }
    bar = candidates[kept].order
    candidates.removeSubrange(kept...)
    heldBytes = held
  }
}
