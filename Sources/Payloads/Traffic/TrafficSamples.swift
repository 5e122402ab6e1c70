internal import Traffic

/// Samples of the JSON bodies of every endpoint, while a capture is read.
///
/// What is held of all of them together is bounded: where it becomes too much, the endpoints with the fewest bytes lose
/// their samples, and begin again with their next body.
struct TrafficSamples {
  /// What one endpoint's bodies can give to a measurement.
  private static let limits = SampleLimits(
    bodies: 1000, bytes: 1 << 20, bodyBytes: 512 << 10, heldBytes: 1 << 20)
  private static let mostBytes = 64 << 20
  /// How many samples are kept where it becomes too much: more than are ever measured.
  private static let keptSamples = 32

  private struct Sample {
    var sampler: BodySampler
    /// How many bytes of bodies there were, those that are no longer held among them.
    var bytes = 0
  }

  private let seed: UInt64
  private var samples: [String: Sample] = [:]
  private var heldBytes = 0

  init(seed: UInt64) {
    self.seed = seed
  }

  /// Takes a JSON body of an exchange.
  mutating func add(
    _ exchange: CapturedExchange, _ direction: BodyDirection, of endpoint: Endpoint
  ) {
    let message = direction == .requests ? exchange.request : exchange.response
    guard let document = message.body.document else { return }
    let name = direction.name(of: endpoint)
    // Taken out while it changes, so that it is not copied.
    var sample =
      samples.removeValue(forKey: name)
      ?? Sample(sampler: BodySampler(limits: Self.limits, seed: seed))
    heldBytes -= sample.sampler.heldBytes
    sample.bytes += document.count
    sample.sampler.add(Body(document, at: .init(source: name, number: exchange.number)))
    heldBytes += sample.sampler.heldBytes
    samples[name] = sample
    if heldBytes > Self.mostBytes { keepLargest() }
  }

  private mutating func keepLargest() {
    let smallest = samples.sorted { $0.value.bytes > $1.value.bytes }.dropFirst(Self.keptSamples)
    for (name, sample) in smallest {
      heldBytes -= sample.sampler.heldBytes
      samples[name]?.sampler = BodySampler(limits: Self.limits, seed: seed)
    }
  }

  /// The sample of an endpoint's bodies, of which there were `count`; `nil` where none is held.
  mutating func bodies(named name: String, count: Int, within limits: SampleLimits) -> Bodies? {
    guard let sampler = samples.removeValue(forKey: name)?.sampler, sampler.count > 0 else {
      return nil
    }
    return sampler.bodies(
      named: name, of: name, from: .traffic, keepsWhiteSpace: true, within: limits,
      estimatedCount: count > sampler.count ? count : nil)
  }
}
